// No index occurs twice in x, nor in y, so that at most two threads meet at an element of z.
__global__ void sparseAxpy(double alpha, const Element* x, const Element* y, double* z, size_t Nx,
                           size_t Ny, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < Nx) atomicAdd(&z[x[i].index], alpha * x[i].value);
    if (i < Ny) atomicAdd(&z[y[i].index], y[i].value);
}
