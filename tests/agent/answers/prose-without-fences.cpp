#include <vector>
#include <numeric>

using namespace std;

void prefixSum(std::vector<double> const& x, std::vector<double> &output) {
    // The running sum, so that output isn't read (it's write-only)
    double sum = 0.0;
    for (size_t i = 0; i < x.size(); ++i) {
        sum += x[i];
        output[i] = sum;
    }
}
