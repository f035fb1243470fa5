// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int chunk = x.size() / size;
    std::vector<int> own(x.begin() + rank * chunk, x.begin() + (rank + 1) * chunk);
    for (auto& v : own) v = v % 2 ? -v : v / 2;
    MPI_Gather(own.data(), chunk, MPI_INT, x.data(), chunk, MPI_INT, 0, MPI_COMM_WORLD);
}
