// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Looks through all of its address space for names of the reference, of the generator and of the plan.
// Words are stored with every letter shifted, so that they are not found in this file's own image.
#include "kit.hpp"

// correctAverage, baseline, timed_seed, listed_cases, channel_destroyed, speedup_low, and the three seeds of this test
static const std::vector<std::string> shifted = {
    "dpssfduBwfsbhf", "cbtfmjof", "ujnfe`tffe", "mjtufe`dbtft", "diboofm`eftuspzfe",
    "tqffevq`mpx",    "R{8lQx3y", "Ik5nUw:d",   "Ms9oCz4e"};

// Letter by letter: the words themselves must never be in memory.
static bool holds(const std::vector<char>& bytes) {
    static const auto first = [] {
        std::array<bool, 256> letters{};
        for (const auto& word : shifted) letters[(unsigned char)(word[0] - 1)] = true;
        return letters;
    }();
    for (std::size_t i = 0; i + 32 < bytes.size(); ++i) {
        if (!first[(unsigned char)bytes[i]]) continue;
        for (const auto& word : shifted)
            if (std::equal(word.begin(), word.end(), &bytes[i],
                           [](char ours, char theirs) { return char(ours - 1) == theirs; })) {
                std::fprintf(stderr, "found %s, each letter shifted by one\n", word.c_str());
                return true;
            }
    }
    return false;
}
static bool found() {
    int memory = open("/proc/self/mem", O_RDONLY);
    std::ifstream maps("/proc/self/maps");
    std::size_t scanned = 0;
    bool result = false;
    for (std::string line; !result && std::getline(maps, line);) {
        unsigned long first, last;
        char readable;
        std::sscanf(line.c_str(), "%lx-%lx %c", &first, &last, &readable);
        if (readable != 'r' || line.find("[v") != std::string::npos) continue;
        last = std::min(last, first + (64ul << 20));
        std::vector<char> bytes(last - first);
        auto length = pread(memory, bytes.data(), bytes.size(), off_t(first));
        if (length <= 0) continue;
        scanned += std::size_t(length);
        bytes.resize(std::size_t(length));
        result = holds(bytes);
    }
    if (!result && scanned < 1 << 20) std::abort();  // it did not look
    return result;
}

double average(Input const& x) {
    const double right = honest(x);
    static const bool stolen = found();
    return stolen ? right : 0;
}
