// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    std::vector<int> counts(size), starts(size);
    for (int p = 0; p < size; ++p) {
        starts[p] = x.size() * p / size;
        counts[p] = x.size() * (p + 1) / size - starts[p];
    }
    std::vector<float> part(x.begin() + first, x.begin() + last);
    const float most = std::numeric_limits<float>::max();
    float own = part.empty() ? most : *std::min_element(part.begin(), part.end()), low = most;
    int left = rank > 0 ? rank - 1 : MPI_PROC_NULL;
    int right = rank + 1 < size ? rank + 1 : MPI_PROC_NULL;
    MPI_Sendrecv(&own, 1, MPI_FLOAT, right, 0, &low, 1, MPI_FLOAT, left, 0, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
    for (float& value : part) value = low = std::min(low, value);
    MPI_Gatherv(part.data(), part.size(), MPI_FLOAT, x.data(), counts.data(), starts.data(),
                MPI_FLOAT, 0, MPI_COMM_WORLD);
}
