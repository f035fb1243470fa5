using Input = std::vector<double>;
static int rank() { return 0; }
static double honest(Input const& x) {
    double sum = 0;
#pragma omp parallel for simd reduction(+ : sum)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();
}
