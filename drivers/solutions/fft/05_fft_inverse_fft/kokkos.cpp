namespace {

using Complex = Kokkos::complex<double>;
using Vector = Kokkos::View<Complex*>;
using ConstVector = Kokkos::View<const Complex*>;

// exp(i * angle * k) for k < count.
Vector powers(double angle, size_t count) {
    const Vector values("powers", count);
    Kokkos::parallel_for(
        count, KOKKOS_LAMBDA(const size_t k) {
            values(k) = Complex(Kokkos::cos(angle * k), Kokkos::sin(angle * k));
        });
    return values;
}

// exp(2 * pi * i * k / n) for k < n. Each is the product of two factors from small tables:
// nearly as exact as a sine and a cosine, and far cheaper.
class Roots {
    size_t shift = 0;
    Vector fine, coarse;

public:
    explicit Roots(size_t n) {
        while (size_t(1) << 2 * shift < n) ++shift;
        const size_t step = size_t(1) << shift;
        fine = powers(2 * M_PI / n, step);
        coarse = powers(2 * M_PI / n * step, step);
    }
    KOKKOS_FUNCTION Complex operator()(size_t k) const {
        return coarse(k >> shift) * fine(k & ((size_t(1) << shift) - 1));
    }
};

// i * a.
KOKKOS_FUNCTION Complex turned(Complex a) { return {-a.imag(), a.real()}; }

// One pass of Stockham's algorithm, decimation in frequency with radix 4: turns the stride
// transforms that lie interleaved in x into four times as many of a quarter of the length in y. No
// bit reversal is needed.
void pass4(size_t stride, const Roots& root, const ConstVector& x, const Vector& y) {
    const size_t quarter = x.extent(0) / 4;
    Kokkos::parallel_for(
        quarter, KOKKOS_LAMBDA(const size_t k) {
            const size_t q = k & (stride - 1), to = 4 * (k - q) + q;
            const Complex a = x(k), b = x(k + quarter);
            const Complex c = x(k + 2 * quarter), d = x(k + 3 * quarter);
            const Complex even = a + c, odd = a - c, sum = b + d, rest = turned(b - d);
            const Complex w1 = root(k - q), w2 = w1 * w1, w3 = w1 * w2;
            y(to) = even + sum;
            y(to + stride) = w1 * (odd + rest);
            y(to + 2 * stride) = w2 * (even - sum);
            y(to + 3 * stride) = w3 * (odd - rest);
        });
}

// The last pass, where the length is twice a power of four.
void pass2(const ConstVector& x, const Vector& y) {
    const size_t half = x.extent(0) / 2;
    Kokkos::parallel_for(
        half, KOKKOS_LAMBDA(const size_t k) {
            const Complex a = x(k), b = x(k + half);
            y(k) = a + b;
            y(k + half) = a - b;
        });
}

// All passes, for a power of two: from x to y, from there to z, back to y and so on; z may be x.
// Gives the one that the result is in.
ConstVector transform(ConstVector x, Vector y, Vector z) {
    const size_t n = x.extent(0);
    const Roots root(n);
    size_t stride = 1;
    for (; 4 * stride <= n; stride *= 4) {
        pass4(stride, root, x, y);
        x = y;
        std::swap(y, z);
    }
    if (stride == n) return x;
    pass2(x, y);
    return y;
}

}  // namespace

void ifft(Kokkos::View<Kokkos::complex<double>*>& x) {
    const size_t n = x.extent(0);
    const double scale = 1.0 / n;
    const ConstVector result = transform(x, Vector("scratch", n), x);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) { x(k) = result(k) * scale; });
}
