/*
function: sortComplexByMagnitude
description: |
  Sort the complex numbers in the vector x in place, so that their magnitude never decreases.
  Numbers of the same magnitude may end up in any order, and so may numbers whose magnitudes agree
  to 14 significant digits. The numbers themselves stay exactly as they are.
  x may be empty. Each magnitude is 0 or lies between 1e-100 and 1e100, so that its square can be
  computed too.
mpi: Every rank has all of x. Leave the sorted numbers in x on rank 0.
kokkos: void sortComplexByMagnitude(Kokkos::View<Kokkos::complex<double>*> &x)
gpu: void sortComplexByMagnitude(cuDoubleComplex *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - Numbers of equal magnitude are accepted in any order, because the published check compares
    them with the outcome of an unstable sort.
  - Magnitudes that differ by rounding alone count as equal, so that both the magnitude and its
    square are right keys.
examples:
  - x:
      before: [[-4, 3], [0.5, -1], [0, 2], [6, 0.25], [-1, -1]]
      after: [[0.5, -1], [-1, -1], [0, 2], [-4, 3], [6, 0.25]]
*/
#include <cstring>

#include "pareval/problem.hpp"

//--- reference
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::stable_sort(x.begin(), x.end(),
                     [](const auto& a, const auto& b) { return std::abs(a) < std::abs(b); });
}

//--- problem
struct Problem {
    using Complex = std::complex<double>;

    std::vector<Complex> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 18; }

    // The shape is that of the magnitudes: large or small numbers, sometimes so close together that
    // only double precision tells them apart, in any direction.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const bool timed = n == timed_size(), close = !timed && random.chance(0.3);
        const double scale = std::pow(10.0, timed ? 2 : random.uniform(-90.0, 90.0));
        for (double part : pareval::values(random, n, 0.0, 1.0, shape))
            x.push_back(std::polar(scale * (close ? 1 + 1e-9 * part : part + 1e-9), angle(random)));
        if (timed || n < 3 || random.chance(0.5)) return;
        for (std::size_t i = 0; i < n / 8 + 1; ++i) {  // numbers that are certainly as large
            const auto z = x[random.below(n)];
            const Complex same[] = {0, -z, std::conj(z), {z.imag(), z.real()}, z};
            x[random.below(n)] = same[random.below(5)];
        }
    }

    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        const auto &given = input.x, &sorted = got.x;
        if (sorted.size() != given.size())
            return pareval::Mismatch{"the result has the wrong size", "x",
                                     std::to_string(given.size()), std::to_string(sorted.size())};
        // Which numbers there are, whatever their order.
        const auto kept = all_bytes(given), found = all_bytes(sorted);
        const auto differ = std::mismatch(kept.begin(), kept.end(), found.begin());
        if (differ.first != kept.end())
            return pareval::Mismatch{"the numbers are not those of the input", "x",
                                     pareval::text(number(*differ.first)),
                                     pareval::text(number(*differ.second))};
        double most = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const double magnitude = std::abs(sorted[i]);
            if (magnitude < most * (1 - 1e-14))
                return pareval::Mismatch{"the magnitude decreases", "x",
                                         "magnitude >= " + pareval::text(most),
                                         pareval::text(sorted[i]), i};
            most = std::max(most, magnitude);
        }
        return {};
    }

private:
    static double angle(pareval::Random& random) {
        const double quarter = 1.5707963267948966;
        return random.chance(0.1) ? quarter * random.below(4) : random.uniform(0.0, 4 * quarter);
    }

    // As bytes even numbers with NaN have an order.
    using Bytes = std::array<std::uint64_t, 2>;
    static_assert(sizeof(Bytes) == sizeof(Complex));

    static std::vector<Bytes> all_bytes(const std::vector<Complex>& numbers) {
        std::vector<Bytes> result(numbers.size());
        if (!numbers.empty())
            std::memcpy(result.data(), numbers.data(), numbers.size() * sizeof(Complex));
        std::sort(result.begin(), result.end());
        return result;
    }
    static Complex number(const Bytes& bytes) {
        double parts[2];
        std::memcpy(parts, bytes.data(), sizeof parts);
        return {parts[0], parts[1]};
    }
};
