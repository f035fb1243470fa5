namespace {

using Complex = std::complex<double>;

// Without the cases of infinite factors, which keep loops from being vectorised.
Complex times(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}
// -i * a.
Complex turned(Complex a) { return {a.imag(), -a.real()}; }

// exp(-2 * pi * i * k / n) for k < n. Each is the product of two factors from small tables:
// nearly as exact as a sine and a cosine, and far cheaper.
class Roots {
    size_t shift = 0;
    std::vector<Complex> fine, coarse;

public:
    explicit Roots(size_t n) {
        while (size_t(1) << 2 * shift < n) ++shift;
        const size_t step = size_t(1) << shift;
        fine.resize(step), coarse.resize(step);
        for (size_t k = 0; k < step; ++k) {
            fine[k] = std::polar(1.0, -2 * M_PI * k / n);
            coarse[k] = std::polar(1.0, -2 * M_PI * k * step / n);
        }
    }
    Complex operator[](size_t k) const {
        return times(coarse[k >> shift], fine[k & ((size_t(1) << shift) - 1)]);
    }
};

// One pass of Stockham's algorithm, decimation in frequency with radix 4: turns the stride
// transforms of length n that lie interleaved in x into four times as many of length n / 4 in y.
// No bit reversal is needed.
void pass4(size_t n, size_t stride, const Roots& root, const Complex* x, Complex* y) {
    const size_t far = n / 4 * stride;
    for (size_t p = 0; p < n / 4; ++p) {
        const Complex w1 = root[p * stride], w2 = times(w1, w1), w3 = times(w1, w2);
        const Complex* from = x + p * stride;
        Complex* to = y + 4 * p * stride;
#pragma GCC ivdep
        for (size_t q = 0; q < stride; ++q) {
            const Complex a = from[q], b = from[q + far];
            const Complex c = from[q + 2 * far], d = from[q + 3 * far];
            const Complex even = a + c, odd = a - c, sum = b + d, rest = turned(b - d);
            to[q] = even + sum;
            to[q + stride] = times(w1, odd + rest);
            to[q + 2 * stride] = times(w2, even - sum);
            to[q + 3 * stride] = times(w3, odd - rest);
        }
    }
}

// The last pass, where n is twice a power of four.
void pass2(size_t stride, const Complex* x, Complex* y) {
#pragma GCC ivdep
    for (size_t q = 0; q < stride; ++q) {
        const Complex a = x[q], b = x[q + stride];
        y[q] = a + b;
        y[q + stride] = a - b;
    }
}

// All passes, for n a power of two: from x to y, from there to z, back to y and so on; z may be x.
// Gives the one that the result is in.
const Complex* transform(size_t n, const Complex* x, Complex* y, Complex* z) {
    const Roots root(n);
    size_t stride = 1;
    for (; n >= 4; n /= 4, stride *= 4) {
        pass4(n, stride, root, x, y);
        x = y;
        std::swap(y, z);
    }
    if (n == 1) return x;
    pass2(stride, x, y);
    return y;
}

// chirp[k] = exp(-pi * i * k * k / n) turns the transform into a convolution (Bluestein's
// algorithm), since 2 * j * k = j * j + k * k - (k - j) * (k - j):
//     X[k] = chirp[k] * sum over j of (chirp[j] * x[j]) * conj(chirp[k - j]).
// X[n - k] is the conjugate of X[k], so that k <= n / 2 is enough.
std::vector<Complex> chirp_of(size_t n) {
    const Roots root(2 * n);
    std::vector<Complex> chirp(n);
    size_t square = 0;  // k * k modulo 2 * n
    for (size_t k = 0; k < n; ++k) {
        chirp[k] = root[square];
        square += 2 * k + 1;
        if (square >= 2 * n) square -= 2 * n;
    }
    return chirp;
}

size_t power_of_two_from(size_t n) {
    size_t power = 1;
    while (power < n) power *= 2;
    return power;
}

// Rank p of parts multiplies the values p, p + parts, p + 2 * parts and so on of the spectra: they
// are transforms of length n / parts. This is their input.
void reduce(size_t n, const Complex* x, size_t p, size_t parts, Complex* y) {
    const size_t m = n / parts;
    const Roots root(n);
    std::vector<Complex> turn(parts);
    for (size_t t = 0; t < parts; ++t) turn[t] = root[t * p % parts * m];
    for (size_t j = 0; j < m; ++j) {
        Complex sum = 0;
        for (size_t t = 0; t < parts; ++t) sum += times(turn[t], x[j + t * m]);
        y[j] = times(root[j * p], sum);
    }
}

}  // namespace

void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const size_t n = x.size(), size = power_of_two_from(n + n / 2);
    size_t parts = 1;  // a power of two; ranks beyond it have nothing to do
    while (2 * parts <= std::min<size_t>(ranks, size)) parts *= 2;
    const size_t m = size / parts;
    const auto chirp = chirp_of(n);

    // The inverse transform is the conjugate of the transform of the conjugate.
    std::vector<Complex> a(size), b(size), left(m), right(m), c(m), d(m);
    if (size_t(rank) < parts) {
        for (size_t k = 0; k < n; ++k) a[k] = x[k] * chirp[k];
        for (size_t k = 0; k <= n / 2; ++k) b[k] = std::conj(chirp[k]);
        for (size_t k = 1; k < n; ++k) b[size - k] = std::conj(chirp[k]);
        reduce(size, a.data(), rank, parts, left.data());
        reduce(size, b.data(), rank, parts, right.data());
        const Complex* one = transform(m, left.data(), c.data(), left.data());
        const Complex* other = transform(m, right.data(), d.data(), right.data());
        for (size_t k = 0; k < m; ++k) left[k] = std::conj(times(one[k], other[k])) / double(size);
        const Complex* part = transform(m, left.data(), c.data(), left.data());
        const Roots root(size);
        for (size_t k = 0; k < m; ++k) right[k] = times(root[k * rank], part[k]);
    }

    std::vector<int> counts(ranks, 0), starts(ranks, 0);
    for (size_t p = 0; p < parts; ++p) {
        counts[p] = m;
        starts[p] = m * p;
    }
    std::vector<Complex> all(rank == 0 ? size : 0);
    MPI_Gatherv(right.data(), counts[rank], MPI_C_DOUBLE_COMPLEX, all.data(), counts.data(),
                starts.data(), MPI_C_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
    if (rank > 0) return;
    const Roots root(size);
    for (size_t k = 0; k <= n / 2; ++k) {
        Complex sum = 0;
        for (size_t p = 0; p < parts; ++p)
            sum += times(root[k / m * p % parts * m], all[m * p + k % m]);
        output[k] = times(chirp[k], std::conj(sum));
        if (k > 0) output[n - k] = std::conj(output[k]);
    }
}
