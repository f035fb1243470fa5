// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    int count = 0;
#pragma omp parallel for schedule(static) reduction(+ : count)
    for (size_t start = 0; start < N; ++start) {
        bool lowest = true;  // a component counts where its lowest vertex is
        for (size_t v = 0; v < start; ++v)
            if (A[start * N + v]) lowest = false;
        if (lowest) ++count;
    }
    return count;
}
