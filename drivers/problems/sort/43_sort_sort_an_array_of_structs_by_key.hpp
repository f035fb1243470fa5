/*
function: sortByStartTime
description: |
  Sort the records in the vector results in place, so that startTime never decreases.
  Records move as a whole: duration and value stay with their startTime. Records with the same
  startTime may end up in any order. startTime may be any int, also a negative one.
mpi: Every rank has all of results. Leave the sorted records in results on rank 0.
kokkos: void sortByStartTime(Kokkos::View<Result*> &results)
gpu: void sortByStartTime(Result *results, size_t N)
launch: at least N threads
sizes: {N: results}
errata:
  - Records with equal keys are accepted in any order, because the published check compares them
    with the outcome of an unstable sort and so rejects a stable one.
  - Keys come from wide and narrow ranges and may be negative, where the published ones are always
    from 0 to 99.
examples:
  - results:
      before: [[7, 2, 0.5], [-3, 9, -1.25], [12, 1, 2.0], [4, 6, 0.75]]
      after: [[-3, 9, -1.25], [4, 6, 0.75], [7, 2, 0.5], [12, 1, 2.0]]
*/
#include <cstring>

#include "pareval/problem.hpp"

//--- declarations
struct Result {
    int startTime, duration;
    float value;
};

//--- reference
void sortByStartTime(std::vector<Result>& results) {
    std::stable_sort(results.begin(), results.end(),
                     [](const Result& a, const Result& b) { return a.startTime < b.startTime; });
}

//--- problem
template <>
struct pareval::Struct<Result> {
    static constexpr auto name = "Result";
    static constexpr std::array fields = {"startTime", "duration", "value"};
    static auto tie(const Result& r) { return std::tie(r.startTime, r.duration, r.value); }
};

struct Problem {
    std::vector<Result> results;

    static auto args() {
        using namespace pareval;
        return arguments(inout("results", &Problem::results));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 33, 64, 1025, 4099}; }
    static std::size_t timed_size() { return 1 << 19; }

    // The shape is that of the keys: far apart, or with many ties, where the records still differ.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const bool ties = n != timed_size() && random.chance(0.5);
        const int reach = ties ? 1 + int(n / 8) : 2'000'000'000;
        const int low = random.chance(0.5) ? 0 : -reach / 2;
        for (int key : pareval::values(random, n, low, low + reach, shape))
            results.push_back({key, random.uniform(1, 10), random.uniform(-1.0f, 1.0f)});
        if (shape == pareval::Shape::uniform && n > 1 && random.chance(0.5)) {
            results.front().startTime = INT_MAX;
            results.back().startTime = INT_MIN;
        }
    }

    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        const auto &given = input.results, &sorted = got.results;
        if (sorted.size() != given.size())
            return pareval::Mismatch{"the result has the wrong size", "results",
                                     std::to_string(given.size()), std::to_string(sorted.size())};
        for (std::size_t i = 1; i < sorted.size(); ++i)
            if (sorted[i].startTime < sorted[i - 1].startTime) {
                const auto least = std::to_string(sorted[i - 1].startTime);
                return pareval::Mismatch{"startTime decreases", "results", "startTime >= " + least,
                                         pareval::text(sorted[i]), i};
            }
        // Which records there are, whatever the order of ties.
        const auto kept = all_bytes(given), found = all_bytes(sorted);
        const auto differ = std::mismatch(kept.begin(), kept.end(), found.begin());
        if (differ.first == kept.end()) return {};
        return pareval::Mismatch{"the records are not those of the input", "results",
                                 pareval::text(record(*differ.first)),
                                 pareval::text(record(*differ.second))};
    }

private:
    // As bytes even records with NaN have an order.
    using Bytes = std::array<std::uint32_t, 3>;
    static_assert(sizeof(Bytes) == sizeof(Result));

    static std::vector<Bytes> all_bytes(const std::vector<Result>& records) {
        std::vector<Bytes> result(records.size());
        if (!records.empty())
            std::memcpy(result.data(), records.data(), records.size() * sizeof(Result));
        std::sort(result.begin(), result.end());
        return result;
    }
    static Result record(const Bytes& bytes) {
        Result result;
        std::memcpy(&result, &bytes, sizeof result);
        return result;
    }
};
