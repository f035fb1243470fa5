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
    float low = std::numeric_limits<float>::max();
#pragma omp parallel for reduction(min : low)
    for (size_t i = first; i < last; ++i) low = std::min(low, x[i]);
    MPI_Allreduce(MPI_IN_PLACE, &low, 1, MPI_FLOAT, MPI_MIN, MPI_COMM_WORLD);
    std::vector<float> part(x.begin() + first, x.begin() + last);
    for (float& value : part) value = low = std::min(low, value);
    MPI_Gatherv(part.data(), part.size(), MPI_FLOAT, x.data(), counts.data(), starts.data(),
                MPI_FLOAT, 0, MPI_COMM_WORLD);
}
