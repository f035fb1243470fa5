#include "series.hpp"

#include <algorithm>
#include <cmath>

namespace pareval {

double quantile(std::vector<double> values, double q) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(q * double(values.size())))];
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

Interval median_interval(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    double term = std::pow(0.5, double(n)), below = 0;
    std::size_t rank = 0;
    while (below + term <= 0.025 && rank + 1 < n) {
        below += term;
        term *= double(n - rank) / double(rank + 1);
        ++rank;
    }
    const std::size_t low = rank ? rank - 1 : 0;
    return {values[low], median(values), values[n - 1 - low]};
}

}  // namespace pareval
