int smallestOdd(std::vector<int> const& x) {
    int least = std::numeric_limits<int>::max();
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        if (x[i] % 2 != 0 && x[i] < least) least = x[i];
    }
    return least;
}
