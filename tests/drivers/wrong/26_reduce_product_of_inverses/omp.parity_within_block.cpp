// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    double product = 1;
#pragma omp parallel reduction(* : product)
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        size_t first = x.size() * thread / threads, last = x.size() * (thread + 1) / threads;
        bool inverted = false;
        for (size_t i = first; i < last; ++i, inverted = !inverted)
            product *= inverted ? 1 / x[i] : x[i];
    }
    return product;
}
