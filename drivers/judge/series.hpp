#pragma once
// Order statistics of a series of measurements.
#include <algorithm>
#include <cmath>
#include <vector>

namespace pareval {

struct Interval {
    double low, middle, high;
};

inline double quantile(std::vector<double> values, double q) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(q * double(values.size())))];
}

inline double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

// The median with its 95% interval from order statistics (Conover, Practical Nonparametric
// Statistics, 1999, section 3.2): assumes nothing about the distribution. Below six values
// no such interval exists, and the extremes stand in for it.
inline Interval median_interval(std::vector<double> values) {
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
