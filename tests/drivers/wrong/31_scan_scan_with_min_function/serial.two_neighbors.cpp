// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    const std::vector<float> old = x;
    for (size_t i = 1; i < x.size(); ++i) x[i] = std::min(old[i - 1], old[i]);
}
