// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    auto smaller = [](auto a, auto b) { return std::norm(a) < std::norm(b); };
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = x.size() * r / size;
        counts[r] = x.size() * (r + 1) / size - starts[r];
    }
    std::vector<std::complex<double>> own(x.begin() + starts[rank],
                                          x.begin() + starts[rank] + counts[rank]);
    size_t middle = own.size() / 2;
#pragma omp parallel sections
    {
#pragma omp section
        std::sort(own.begin(), own.begin() + middle, smaller);
#pragma omp section
        std::sort(own.begin() + middle, own.end(), smaller);
    }
    std::inplace_merge(own.begin(), own.begin() + middle, own.end(), smaller);
    MPI_Gatherv(own.data(), counts[rank], MPI_CXX_DOUBLE_COMPLEX, x.data(), counts.data(),
                starts.data(), MPI_CXX_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
}
