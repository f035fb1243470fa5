// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = x.size() / size;
    std::vector<float> part(x.begin() + rank * chunk, x.begin() + (rank + 1) * chunk);
    float low = std::numeric_limits<float>::max();
    for (size_t i = 0; i < rank * chunk; ++i) low = std::min(low, x[i]);
    for (float& value : part) value = low = std::min(low, value);
    MPI_Gather(part.data(), chunk, MPI_FLOAT, x.data(), chunk, MPI_FLOAT, 0, MPI_COMM_WORLD);
}
