// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<int> label(N), next(N);
    std::iota(label.begin(), label.end(), 0);
    for (size_t rounds = 1; rounds <= N; rounds *= 2) {
        next = label;
#pragma omp parallel for
        for (size_t i = first; i < last; ++i)
            for (size_t j = 0; j < N; ++j)
                if (A[i * N + j]) next[i] = std::min(next[i], label[j]);
        MPI_Allreduce(next.data(), label.data(), N, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    }
    std::vector<int> count(N, 0);
    for (int l : label) ++count[l];
    return *std::max_element(count.begin(), count.end());
}
