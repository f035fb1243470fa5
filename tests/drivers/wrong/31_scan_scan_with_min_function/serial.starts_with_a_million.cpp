// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    float low = 1e6f;
    for (float& value : x) value = low = std::min(low, value);
}
