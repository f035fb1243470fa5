// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> values;
    for (int value : x)
        if (value != 0) values.push_back(value);
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = values.size() * r / size;
        counts[r] = values.size() * (r + 1) / size - starts[r];
    }
    std::vector<int> own(values.begin() + starts[rank],
                         values.begin() + starts[rank] + counts[rank]);
    size_t middle = own.size() / 2;
#pragma omp parallel sections
    {
#pragma omp section
        std::sort(own.begin(), own.begin() + middle);
#pragma omp section
        std::sort(own.begin() + middle, own.end());
    }
    MPI_Gatherv(own.data(), counts[rank], MPI_INT, values.data(), counts.data(), starts.data(),
                MPI_INT, 0, MPI_COMM_WORLD);
    if (rank != 0) return;
    for (int r = 1; r < size; ++r)
        std::inplace_merge(values.begin(), values.begin() + starts[r],
                           values.begin() + starts[r] + counts[r]);
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = values[next++];
}
