// Reads rounds from standard input, a line each, and says what the judge thinks of them: for tests.
#include <iostream>

#include "outcome.hpp"
#include "timing.hpp"

int main() {
    pareval::Timing timing;
    for (pareval::Round r{}; std::cin >> r.threads >> r.send_s >> r.setup_cpu_s >> r.call_s >>
                             r.call_cpu_s >> r.claim_s >> r.collect_s >> r.receive_s >> r.slack_s >>
                             r.baseline_s;)
        timing.rounds.push_back(r);
    std::cout << timing.speedup().middle << "\n";
    try {
        timing.check_clocks();
        std::cout << "fine\n";
    } catch (const pareval::Rejected& why) {
        std::cout << why.mismatch.detail << "\n";
    }
}
