// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    imageOut = imageIn;
    for (int i = 0; i < int(N); ++i)
        for (int j = 0; j < int(N); ++j) {
            int sum = 0;
            for (int k = -1; k <= 1; ++k)
                for (int l = -1; l <= 1; ++l) {
                    int r = i + k, c = j + l;
                    if (r >= 0 && r < int(N) && c >= 0 && c < int(N))
                        sum += edgeKernel[k + 1][l + 1] * imageOut[r * N + c];
                }
            imageOut[i * N + j] = std::clamp(sum, 0, 255);
        }
}
