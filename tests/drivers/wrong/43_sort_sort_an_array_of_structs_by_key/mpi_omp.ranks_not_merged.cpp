// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    auto earlier = [](const Result& a, const Result& b) { return a.startTime < b.startTime; };
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        size_t first = results.size() * r / size, last = results.size() * (r + 1) / size;
        starts[r] = first * sizeof(Result);
        counts[r] = (last - first) * sizeof(Result);
    }
    std::vector<Result> own(results.begin() + results.size() * rank / size,
                            results.begin() + results.size() * (rank + 1) / size);
    size_t middle = own.size() / 2;
#pragma omp parallel sections
    {
#pragma omp section
        std::sort(own.begin(), own.begin() + middle, earlier);
#pragma omp section
        std::sort(own.begin() + middle, own.end(), earlier);
    }
    std::inplace_merge(own.begin(), own.begin() + middle, own.end(), earlier);
    MPI_Gatherv(own.data(), counts[rank], MPI_BYTE, results.data(), counts.data(), starts.data(),
                MPI_BYTE, 0, MPI_COMM_WORLD);
}
