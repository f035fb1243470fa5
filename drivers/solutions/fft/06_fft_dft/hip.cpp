// The exponent is taken modulo N before it becomes a floating-point number: it stays exact.
__global__ void dft(const double* x, hipDoubleComplex* output, size_t N) {
    for (size_t k = blockIdx.x * blockDim.x + threadIdx.x; k < N; k += gridDim.x * blockDim.x) {
        double real = 0, imaginary = 0;
        for (size_t j = 0; j < N; ++j) {
            double sine, cosine;
            sincospi(-2.0 * double(j * k % N) / double(N), &sine, &cosine);
            real += x[j] * cosine;
            imaginary += x[j] * sine;
        }
        output[k] = make_hipDoubleComplex(real, imaginary);
    }
}
