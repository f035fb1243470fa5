/*
function: lennardJonesEnergy
description: |
  Return the potential energy of a set of particles: the sum of 4 * (r^-12 - r^-6) over all pairs of
  different particles, where r is the distance of the two. Each pair counts once. No two particles
  are at the same place. The energy of fewer than two particles is 0.
mpi: Every rank has all of particles. Return the energy on rank 0.
examples:
  - {particles: [[0, 0, 0], [1, 0, 0]], return: 0}
  - {particles: [[0, 0, 0], [0, 2, 0], [0, 0, 2]], return: -0.1308441162109375}
kokkos: double lennardJonesEnergy(Kokkos::View<const Particle*> const& particles)
*/
#include "pareval/problem.hpp"

//--- declarations
struct Particle {
    double x, y, z;
};

//--- reference
double lennardJonesEnergy(std::vector<Particle> const& particles) {
    double energy = 0;
    for (size_t i = 0; i < particles.size(); ++i)
        for (size_t j = 0; j < i; ++j) {
            const double dx = particles[i].x - particles[j].x;
            const double dy = particles[i].y - particles[j].y;
            const double dz = particles[i].z - particles[j].z;
            const double inverse = 1 / (dx * dx + dy * dy + dz * dz);
            const double sixth = inverse * inverse * inverse;
            energy += 4 * (sixth * sixth - sixth);
        }
    return energy;
}

//--- problem
template <>
struct pareval::Struct<Particle> {
    static constexpr auto name = "Particle";
    static constexpr std::array fields = {"x", "y", "z"};
    static auto tie(const Particle& p) { return std::tie(p.x, p.y, p.z); }
};

struct Problem {
    std::vector<Particle> particles;
    double energy = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("particles", &Problem::particles), returned(&Problem::energy));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 301}; }
    static std::size_t timed_size() { return 4000; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // A disturbed lattice, since particles that nearly touch would drown all others.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double spacing = random.uniform(0.9, 1.4);
        const double disturbance = shape == pareval::Shape::equal ? 0 : 0.2 * spacing;
        std::size_t side = 1;
        while (side * side * side < n) ++side;
        auto coordinate = [&](std::size_t cell) {
            return spacing * double(cell) + random.uniform(-0.5, 0.5) * disturbance;
        };
        for (std::size_t k = 0; k < n; ++k) {
            const double x = coordinate(k % side), y = coordinate(k / side % side);
            particles.push_back({x, y, coordinate(k / side / side)});
        }
        if (shape == pareval::Shape::reversed) std::reverse(particles.begin(), particles.end());
    }
};
