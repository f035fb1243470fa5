// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
#pragma omp parallel
    {
        float low = std::numeric_limits<float>::max();
#pragma omp for schedule(static)
        for (size_t i = 0; i < x.size(); ++i) x[i] = low = std::min(low, x[i]);
    }
}
