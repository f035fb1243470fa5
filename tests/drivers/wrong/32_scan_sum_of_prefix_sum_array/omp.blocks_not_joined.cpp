// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel reduction(+ : sum)
    {
        double prefix = 0;
#pragma omp for schedule(static)
        for (size_t i = 0; i < x.size(); ++i) {
            prefix += x[i];
            sum += prefix;
        }
    }
    return sum;
}
