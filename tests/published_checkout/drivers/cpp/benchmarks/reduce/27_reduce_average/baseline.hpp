#pragma once

double NO_INLINE best_average(const std::vector<double>& x) {
    double sum = 0;
    for (double value : x) sum += value;
    return sum / x.size();
}
