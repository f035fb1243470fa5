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
// No bit reversal is needed. The threads of the team share the work: first there are many p, in
// the end many q.
void pass4(size_t n, size_t stride, const Roots& root, const Complex* x, Complex* y) {
    const size_t far = n / 4 * stride, block = std::min<size_t>(stride, 1024);
#pragma omp for collapse(2)
    for (size_t p = 0; p < n / 4; ++p)
        for (size_t first = 0; first < stride; first += block) {
            const Complex w1 = root[p * stride], w2 = times(w1, w1), w3 = times(w1, w2);
            const Complex* from = x + p * stride;
            Complex* to = y + 4 * p * stride;
#pragma GCC ivdep
            for (size_t q = first; q < first + block; ++q) {
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
#pragma omp for
    for (size_t q = 0; q < stride; ++q) {
        const Complex a = x[q], b = x[q + stride];
        y[q] = a + b;
        y[q + stride] = a - b;
    }
}

// All passes, for n a power of two: from x to y, from there to z, back to y and so on; z may be x.
// Gives the one that the result is in.
// Called by all threads of a team, each with tables of its own.
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

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    if (n == 1) {
        output = x;
        return;
    }
    size_t passes = 0;
    for (size_t length = n; length > 1; length = (length + 3) / 4) ++passes;

    std::vector<Complex> scratch(n);
    Complex *to = output.data(), *other = scratch.data();
    if (passes % 2 == 0) std::swap(to, other);  // so that the last pass ends in output
#pragma omp parallel
    transform(n, x.data(), to, other);
}
