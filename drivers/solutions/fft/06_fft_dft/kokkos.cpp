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

// exp(-2 * pi * i * k / n) for k < n. Each is the product of two factors from small tables:
// nearly as exact as a sine and a cosine, and far cheaper.
class Roots {
    size_t shift = 0;
    Vector fine, coarse;

public:
    explicit Roots(size_t n) {
        while (size_t(1) << 2 * shift < n) ++shift;
        const size_t step = size_t(1) << shift;
        fine = powers(-2 * M_PI / n, step);
        coarse = powers(-2 * M_PI / n * step, step);
    }
    KOKKOS_FUNCTION Complex operator()(size_t k) const {
        return coarse(k >> shift) * fine(k & ((size_t(1) << shift) - 1));
    }
};

// -i * a.
KOKKOS_FUNCTION Complex turned(Complex a) { return {a.imag(), -a.real()}; }

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

size_t power_of_two_from(size_t n) {
    size_t power = 1;
    while (power < n) power *= 2;
    return power;
}

}  // namespace

// chirp(k) = exp(-pi * i * k * k / n) turns the transform into a convolution (Bluestein's
// algorithm), since 2 * j * k = j * j + k * k - (k - j) * (k - j):
//     X(k) = chirp(k) * sum over j of (chirp(j) * x(j)) * conj(chirp(k - j)).
// X(n - k) is the conjugate of X(k), so that k <= n / 2 is enough.
void dft(Kokkos::View<const double*>& x, Kokkos::View<Kokkos::complex<double>*>& output) {
    const size_t n = x.extent(0), size = power_of_two_from(n + n / 2);
    const Vector chirp("chirp", n), a("a", size), b("b", size), c("c", size), d("d", size);
    const Roots root(2 * n);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) {
            chirp(k) = root(k * k % (2 * n));
            a(k) = x(k) * chirp(k);
            if (k <= n / 2) b(k) = Kokkos::conj(chirp(k));
            if (k > 0) b(size - k) = Kokkos::conj(chirp(k));
        });

    // The inverse transform is the conjugate of the transform of the conjugate.
    const ConstVector left = transform(a, c, a), right = transform(b, d, b);
    Kokkos::parallel_for(
        size,
        KOKKOS_LAMBDA(const size_t k) { a(k) = Kokkos::conj(left(k) * right(k)) / double(size); });
    const ConstVector sum = transform(a, c, a);
    Kokkos::parallel_for(
        n / 2 + 1, KOKKOS_LAMBDA(const size_t k) {
            output(k) = chirp(k) * Kokkos::conj(sum(k));
            if (k > 0) output(n - k) = Kokkos::conj(output(k));
        });
}
