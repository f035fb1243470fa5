// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    auto earlier = [](const Result& a, const Result& b) { return a.startTime < b.startTime; };
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = results.size() * r / size;
        counts[r] = results.size() * (r + 1) / size - starts[r];
    }
    std::vector<Result> own(results.begin() + starts[rank],
                            results.begin() + starts[rank] + counts[rank]);
    std::sort(own.begin(), own.end(), earlier);

    int lengths[] = {1, 1};
    MPI_Aint offsets[] = {offsetof(Result, startTime), offsetof(Result, duration)};
    MPI_Datatype fields[] = {MPI_INT, MPI_INT}, type, record;
    MPI_Type_create_struct(2, lengths, offsets, fields, &type);
    MPI_Type_create_resized(type, 0, sizeof(Result), &record);
    MPI_Type_commit(&record);
    MPI_Gatherv(own.data(), counts[rank], record, results.data(), counts.data(), starts.data(),
                record, 0, MPI_COMM_WORLD);
    MPI_Type_free(&record);
    MPI_Type_free(&type);
    if (rank == 0)
        for (int r = 1; r < size; ++r)
            std::inplace_merge(results.begin(), results.begin() + starts[r],
                               results.begin() + starts[r] + counts[r], earlier);
}
