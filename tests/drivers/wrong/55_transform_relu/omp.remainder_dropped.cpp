// expect: wrong_answer
void relu(std::vector<double>& x) {
#pragma omp parallel
    {
        size_t chunk = x.size() / omp_get_num_threads();
        size_t begin = omp_get_thread_num() * chunk;
        for (size_t i = begin; i < begin + chunk; ++i)
            if (x[i] < 0) x[i] = 0;
    }
}
