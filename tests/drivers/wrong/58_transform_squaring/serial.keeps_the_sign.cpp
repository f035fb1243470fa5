// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    for (auto& v : x) v = v * std::abs(v);
}
