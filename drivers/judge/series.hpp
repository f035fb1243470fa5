#pragma once
// Order statistics of a series of measurements.
#include <vector>

namespace pareval {

struct Interval {
    double low, middle, high;
};

// 0 for an empty series.
double quantile(std::vector<double> values, double q);
double median(std::vector<double> values);

// The median with its 95% interval from order statistics (Conover, Practical Nonparametric
// Statistics, 1999, section 3.2): assumes nothing about the distribution. Below six values
// no such interval exists, and the extremes stand in for it.
Interval median_interval(std::vector<double> values);

}  // namespace pareval
