// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
#pragma omp parallel
    {
        std::vector<double> own(M * N, 0.0);
#pragma omp for nowait
        for (size_t i = 0; i < A.size(); ++i)
            for (const auto& x : X)
                if (A[i].column == x.row) own[A[i].row * N + x.column] += A[i].value * x.value;
#pragma omp critical
        Y = own;
    }
}
