// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = x.size() * r / size;
        counts[r] = x.size() * (r + 1) / size - starts[r];
    }
    std::vector<int> own(x.begin() + starts[rank], x.begin() + starts[rank] + counts[rank]), values;
    for (int value : own)
        if (value != 0) values.push_back(value);
    std::sort(values.begin(), values.end());
    size_t next = 0;
    for (int& value : own)
        if (value != 0) value = values[next++];
    MPI_Gatherv(own.data(), counts[rank], MPI_INT, x.data(), counts.data(), starts.data(), MPI_INT,
                0, MPI_COMM_WORLD);
}
