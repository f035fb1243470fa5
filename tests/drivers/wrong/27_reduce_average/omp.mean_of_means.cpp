// expect: wrong_answer
double average(std::vector<double> const& x) {
    double total = 0;
    int threads = 1;
#pragma omp parallel reduction(+ : total)
    {
#pragma omp single
        threads = omp_get_num_threads();
        double sum = 0;
        size_t count = 0;
#pragma omp for nowait
        for (size_t i = 0; i < x.size(); ++i) {
            sum += x[i];
            ++count;
        }
        total += sum / count;
    }
    return total / threads;
}
