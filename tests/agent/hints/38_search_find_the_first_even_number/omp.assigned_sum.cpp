size_t findFirstEven(std::vector<int> const& x) {
    size_t evenCount = 0;
    size_t evenPosition = x.size();

    #pragma omp parallel for reduction(+:evenCount, evenPosition)
    for (size_t i = 0; i < x.size(); ++i) {
        if (x[i] % 2 == 0) {
            ++evenCount;
            evenPosition = i;
        }
    }

    return evenPosition;
}
