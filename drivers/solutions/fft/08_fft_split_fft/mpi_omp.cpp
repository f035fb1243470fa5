namespace {

struct Complex {
    double r, i;
};

Complex operator+(Complex a, Complex b) { return {a.r + b.r, a.i + b.i}; }
Complex operator-(Complex a, Complex b) { return {a.r - b.r, a.i - b.i}; }
Complex operator*(Complex a, Complex b) { return {a.r * b.r - a.i * b.i, a.r * b.i + a.i * b.r}; }
Complex by_minus_i(Complex a) { return {a.i, -a.r}; }

// Real and imaginary parts apart, so that loops over them vectorise.
struct Parts {
    double *r, *i;

    Complex operator[](size_t k) const { return {r[k], i[k]}; }
    void set(size_t k, Complex value) const {
        r[k] = value.r;
        i[k] = value.i;
    }
};

// exp(-2 pi sqrt(-1) k / n) for k < n, n a power of two. Each is the product of two factors from
// small tables: nearly as exact as a sine and a cosine, and far cheaper.
class Roots {
    size_t shift = 0;
    std::vector<Complex> fine, coarse;

public:
    explicit Roots(size_t n) {
        while (size_t(1) << 2 * shift < n) ++shift;
        const size_t step = size_t(1) << shift;
        fine.resize(step), coarse.resize(step);
        for (size_t k = 0; k < step; ++k) {
            const double angle = -2 * M_PI * k / n;
            fine[k] = {std::cos(angle), std::sin(angle)};
            coarse[k] = {std::cos(angle * step), std::sin(angle * step)};
        }
    }
    Complex operator[](size_t k) const {
        return coarse[k >> shift] * fine[k & ((size_t(1) << shift) - 1)];
    }
};

// Turns the transforms of length n at place p into four of length n / 4 each, for q in
// [first, last) of the stride transforms that lie interleaved.
void butterflies(size_t p, size_t first, size_t last, size_t n, size_t stride, const Roots& root,
                 Parts x, Parts y) {
    const size_t far = n / 4 * stride;
    const Complex w1 = root[p * stride], w2 = w1 * w1, w3 = w1 * w2;
#pragma GCC ivdep
    for (size_t q = first; q < last; ++q) {
        const size_t from = p * stride + q, to = 4 * p * stride + q;
        const Complex a = x[from], b = x[from + far], c = x[from + 2 * far], d = x[from + 3 * far];
        const Complex even = a + c, odd = a - c, sum = b + d, turned = by_minus_i(b - d);
        y.set(to, even + sum);
        y.set(to + stride, w1 * (odd + turned));
        y.set(to + 2 * stride, w2 * (even - sum));
        y.set(to + 3 * stride, w3 * (odd - turned));
    }
}

// One pass of Stockham's algorithm, decimation in frequency with radix 4. No bit reversal is
// needed. The threads of the team share the work: first there are many p, in the end many q.
void pass4(size_t n, size_t stride, const Roots& root, Parts x, Parts y) {
    const size_t block = std::min<size_t>(stride, 1024);
#pragma omp for collapse(2)
    for (size_t p = 0; p < n / 4; ++p)
        for (size_t q = 0; q < stride; q += block)
            butterflies(p, q, q + block, n, stride, root, x, y);
}

// The last pass, where n is twice a power of four.
void pass2(size_t stride, Parts x, Parts y) {
#pragma omp for
    for (size_t q = 0; q < stride; ++q) {
        const Complex a = x[q], b = x[q + stride];
        y.set(q, a + b);
        y.set(q + stride, a - b);
    }
}

// The passes from the first to the last; gives the one of the two buffers that the result is in.
// Called by all threads of a team, each with tables of its own.
Parts transform(size_t n, Parts from, Parts to) {
    const Roots root(n);
    size_t stride = 1;
    for (; n >= 4; n /= 4, stride *= 4, std::swap(from, to)) pass4(n, stride, root, from, to);
    if (n < 2) return from;
    pass2(stride, from, to);
    return to;
}

// Rank p of parts finds the values X[p], X[p + parts], X[p + 2 * parts] and so on: they are a
// transform of length m = n / parts. This is its input.
// Called by all threads of a team.
void reduce(const std::vector<std::complex<double>>& x, size_t p, size_t parts, Parts y) {
    const size_t n = x.size(), m = n / parts;
    const Roots root(n);
    std::vector<Complex> turn(parts);
    for (size_t t = 0; t < parts; ++t) turn[t] = root[t * p % parts * m];
#pragma omp for
    for (size_t j = 0; j < m; ++j) {
        Complex sum{0, 0};
        for (size_t t = 0; t < parts; ++t)
            sum = sum + turn[t] * Complex{x[j + t * m].real(), x[j + t * m].imag()};
        y.set(j, root[j * p] * sum);
    }
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const size_t n = x.size();
    size_t parts = 1;  // a power of two; ranks beyond it have nothing to do
    while (2 * parts <= std::min<size_t>(ranks, n)) parts *= 2;
    const size_t m = n / parts;

    std::vector<double> buffers(4 * m);
    double* own = buffers.data();
    if (size_t(rank) < parts) {
        const Parts one{own, own + m}, other{own + 2 * m, own + 3 * m};
#pragma omp parallel
        {
            reduce(x, rank, parts, one);
            const Parts result = transform(m, one, other);
#pragma omp single
            own = result.r;
        }
    }

    std::vector<int> counts(ranks, 0), starts(ranks, 0);
    for (size_t p = 0; p < parts; ++p) {
        counts[p] = 2 * m;
        starts[p] = 2 * m * p;
    }
    std::vector<double> all(rank == 0 ? 2 * n : 0);
    MPI_Gatherv(own, counts[rank], MPI_DOUBLE, all.data(), counts.data(), starts.data(), MPI_DOUBLE,
                0, MPI_COMM_WORLD);
    if (rank > 0) return;
#pragma omp parallel for
    for (size_t k = 0; k < m; ++k)
        for (size_t p = 0; p < parts; ++p) {
            r[k * parts + p] = all[2 * m * p + k];
            i[k * parts + p] = all[2 * m * p + m + k];
        }
}
