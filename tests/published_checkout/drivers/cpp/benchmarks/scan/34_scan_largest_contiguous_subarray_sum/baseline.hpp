#pragma once

// The defect of the published reference: a subarray goes on with the sum of the one before it.
int NO_INLINE best_sum(const std::vector<int>& x) {
    int best = x[0], sum = 0;
    for (size_t first = 0; first < x.size(); ++first)
        for (size_t last = first; last < x.size(); ++last) {
            sum += x[last];
            if (sum > best) best = sum;
        }
    return best;
}
