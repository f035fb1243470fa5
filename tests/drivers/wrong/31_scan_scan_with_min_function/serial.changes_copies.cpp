// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    float low = std::numeric_limits<float>::max();
    for (float value : x) value = low = std::min(low, value);
}
