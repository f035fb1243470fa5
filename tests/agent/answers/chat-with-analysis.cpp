#include <omp.h>
#include <vector>

// Offsets of the chunks: [0, s0), [s0, s1), ...
static std::vector<double> offsets;

void prefixSum(std::vector<double> const& x, std::vector<double> &output) {
    const int n = static_cast<int>(x.size());
    #pragma omp parallel
    {
        const int id = omp_get_thread_num(), count = omp_get_num_threads();
        #pragma omp single
        offsets.assign(count + 1, 0.0);

        double sum = 0.0;
        #pragma omp for schedule(static) nowait
        for (int i = 0; i < n; ++i) {
            sum += x[i];
            output[i] = sum;
        }
        offsets[id + 1] = sum;
        #pragma omp barrier

        double offset = 0.0;
        for (int t = 0; t <= id; ++t) offset += offsets[t];
        #pragma omp for schedule(static)
        for (int i = 0; i < n; ++i) output[i] += offset;
    }
}
