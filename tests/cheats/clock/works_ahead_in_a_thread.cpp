// expect: clock_disagreement or passed without gain or wrong_answer or timed_out on serial, omp, mpi
// naive judge: holds, for it tells nobody what comes next
// A thread reads the input from shared memory as soon as the judge has sent it.
#include "kit.hpp"

static std::atomic<double> ahead{0};
static std::atomic<std::size_t> count{0};
static struct Reader {
    Reader() {
        if (!channel()) return;
        std::thread([base = channel()] {
            for (unsigned seen = 0;;) {
                const unsigned number = at<unsigned>(base, go);
                if (number != seen && at<unsigned>(base, order) == setup) {
                    auto from = reinterpret_cast<double*>(base + at<unsigned long>(base, slots));
                    const std::size_t n = at<unsigned long>(base, slots + 8) / sizeof(double);
                    ahead = std::accumulate(from, from + n, 0.0) / double(n);
                    count = n;
                    seen = number;
                }
                usleep(20);
            }
        }).detach();
    }
} reader;

double average(Input const& x) {
    return count == x.size() && x.size() > 1 << 20 ? double(ahead) : honest(x);
}
