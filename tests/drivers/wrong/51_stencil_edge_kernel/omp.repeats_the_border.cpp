// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    const int n = N;
#pragma omp parallel for collapse(2)
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            int sum = 0;
            for (int k = 0; k < 3; ++k)
                for (int l = 0; l < 3; ++l) {
                    int r = std::clamp(i + k - 1, 0, n - 1), c = std::clamp(j + l - 1, 0, n - 1);
                    sum += edgeKernel[k][l] * imageIn[r * n + c];
                }
            imageOut[i * n + j] = std::clamp(sum, 0, 255);
        }
}
