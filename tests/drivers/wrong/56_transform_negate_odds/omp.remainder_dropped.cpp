// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
#pragma omp parallel
    {
        size_t chunk = x.size() / omp_get_num_threads();
        size_t begin = omp_get_thread_num() * chunk;
        for (size_t i = begin; i < begin + chunk; ++i) x[i] = x[i] % 2 ? -x[i] : x[i] / 2;
    }
}
