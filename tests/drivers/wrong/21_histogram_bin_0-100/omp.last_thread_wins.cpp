// expect: wrong_answer
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
#pragma omp parallel
    {
        std::array<size_t, 10> local = {};
#pragma omp for nowait
        for (size_t k = 0; k < x.size(); ++k) ++local[std::min(int(x[k] / 10), 9)];
#pragma omp critical
        bins = local;
    }
}
