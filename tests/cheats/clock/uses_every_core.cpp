// expect: clock_disagreement or passed without gain on serial
// naive judge: holds, for it counts no threads
// Serial by its name, on as many threads as there are cores.
#include "kit.hpp"

double average(Input const& x) {
    const unsigned threads = std::max(2u, std::thread::hardware_concurrency());
    std::vector<double> sums(threads * 8);
    std::vector<std::thread> team;
    for (unsigned t = 0; t < threads; ++t)
        team.emplace_back([&, t] {
            const double *first = x.data() + x.size() * t / threads,
                         *last = x.data() + x.size() * (t + 1) / threads;
            double a = 0, b = 0, c = 0, d = 0;
            for (; last - first >= 4; first += 4)
                a += first[0], b += first[1], c += first[2], d += first[3];
            sums[t * 8] = std::accumulate(first, last, a + b + c + d);
        });
    for (auto& thread : team) thread.join();
    return std::accumulate(sums.begin(), sums.end(), 0.0) / x.size();
}
