// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    imageOut = imageIn;
    for (size_t i = 1; i + 1 < N; ++i)
        for (size_t j = 1; j + 1 < N; ++j) {
            int sum = 0;
            for (size_t k = 0; k < 3; ++k)
                for (size_t l = 0; l < 3; ++l)
                    sum += edgeKernel[k][l] * imageIn[(i + k - 1) * N + (j + l - 1)];
            imageOut[i * N + j] = std::clamp(sum, 0, 255);
        }
}
