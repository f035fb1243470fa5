// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    int smallest = INT_MIN;
#pragma omp parallel for reduction(max : smallest)
    for (size_t i = 0; i < x.size(); ++i)
        if (x[i] % 2 != 0) smallest = std::max(smallest, x[i]);
    return smallest;
}
