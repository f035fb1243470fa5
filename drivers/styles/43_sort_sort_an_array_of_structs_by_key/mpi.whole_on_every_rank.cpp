// Every rank sorts everything, and then they agree on what rank 0 has: slow, and right.
void sortByStartTime(std::vector<Result>& results) {
    std::sort(results.begin(), results.end(),
              [](const Result& a, const Result& b) { return a.startTime < b.startTime; });
    MPI_Bcast(results.data(), int(results.size() * sizeof(Result)), MPI_BYTE, 0, MPI_COMM_WORLD);
}
