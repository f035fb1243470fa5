// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    for (auto& v : x) v = int(std::pow(float(v), 2.0f));
}
