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
// needed.
void pass4(size_t n, size_t stride, const Roots& root, Parts x, Parts y) {
    for (size_t p = 0; p < n / 4; ++p) butterflies(p, 0, stride, n, stride, root, x, y);
}

// The last pass, where n is twice a power of four.
void pass2(size_t stride, Parts x, Parts y) {
#pragma GCC ivdep
    for (size_t q = 0; q < stride; ++q) {
        const Complex a = x[q], b = x[q + stride];
        y.set(q, a + b);
        y.set(q + stride, a - b);
    }
}

// The passes from the first to the last; gives the one of the two buffers that the result is in.
Parts transform(size_t n, Parts from, Parts to) {
    const Roots root(n);
    size_t stride = 1;
    for (; n >= 4; n /= 4, stride *= 4, std::swap(from, to)) pass4(n, stride, root, from, to);
    if (n < 2) return from;
    pass2(stride, from, to);
    return to;
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    const size_t n = x.size();
    size_t passes = 0;
    for (size_t length = n; length > 1; length = (length + 3) / 4) ++passes;

    std::vector<double> scratch(2 * n);
    Parts from{r.data(), i.data()}, to{scratch.data(), scratch.data() + n};
    if (passes % 2) std::swap(from, to);  // so that the last pass ends in r and i
    for (size_t k = 0; k < n; ++k) from.set(k, {x[k].real(), x[k].imag()});
    transform(n, from, to);
}
