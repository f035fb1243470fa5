const int edgeKernel[3][3] = {{-1, -1, -1}, {-1, 8, -1}, {-1, -1, -1}};

void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    #pragma omp parallel for
    for (size_t i = 0; i < N * N; ++i) imageOut[i] = imageIn[i] * edgeKernel[1][1];
}
