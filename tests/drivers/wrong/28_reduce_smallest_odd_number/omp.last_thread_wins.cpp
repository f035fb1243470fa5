// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    int smallest = INT_MAX;
#pragma omp parallel
    {
        int own = INT_MAX;
#pragma omp for
        for (size_t i = 0; i < x.size(); ++i)
            if (x[i] % 2 != 0) own = std::min(own, x[i]);
#pragma omp critical
        smallest = own;
    }
    return smallest;
}
