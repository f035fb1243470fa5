// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    double least = std::numeric_limits<double>::max();
#pragma omp parallel
    {
        double local = std::numeric_limits<double>::max();
#pragma omp for nowait
        for (size_t i = 0; i < x.size(); ++i)
            for (size_t j = 0; j < i; ++j) local = std::min(local, distance(x[i], x[j]));
#pragma omp critical
        least = local;
    }
    return least;
}
