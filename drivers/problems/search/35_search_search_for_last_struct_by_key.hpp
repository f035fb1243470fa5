/*
function: findLastShortBook
description: |
  Return the position, counted from 0, of the last book in the vector books that is short: one with
  fewer than 100 pages. A book of exactly 100 pages is not short. At least one book is short, so
  books is never empty.
mpi: Every rank has all of books. Return the position on rank 0.
kokkos: size_t findLastShortBook(Kokkos::View<const Book*> const& books)
gpu: void findLastShortBook(const Book *books, size_t N, size_t *lastShortBookIndex)
launch: exactly N threads
sizes: {N: books}
initially: {lastShortBookIndex: 0}
errata:
  - The published prompt does not say what the answer is if no book is short; here at least one is,
    as in all published inputs.
  - In the published inputs every tenth book is short, so that only the last few decide; here the
    answer may lie anywhere.
examples:
  - books: [[dune, 412], [the stranger, 99], [emma, 100], [animal farm, 95], [ulysses, 730]]
    return: 3
*/
#include "pareval/problem.hpp"

//--- declarations
struct Book {
    std::string title;
    int pages;
};

//--- reference
size_t findLastShortBook(std::vector<Book> const& books) {
    size_t found = 0;
    for (size_t i = 0; i < books.size(); ++i)
        if (books[i].pages < 100) found = i;
    return found;
}

//--- problem
template <>
struct pareval::Struct<Book> {
    static constexpr auto name = "Book";
    static constexpr std::array fields = {"title", "pages"};
    static auto tie(const Book& b) { return std::tie(b.title, b.pages); }
};

struct Problem {
    std::vector<Book> books;
    std::size_t position = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("books", &Problem::books), returned(&Problem::position));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 21; }

    // The answer is chosen first, since among random books it would nearly always be near the end.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const bool close = random.chance(0.5);  // to 100 pages
        const auto pages = pareval::values(random, n, close ? 97 : 1, close ? 104 : 1000, shape);
        const auto last = last_short(random, n);
        const bool only = random.chance(0.3);  // then no other one is short
        for (std::size_t i = 0; i < n; ++i) {
            books.push_back({title(random, n), pages[i]});
            if (i > last || only) books[i].pages = std::max(pages[i], 100);
        }
        books[last].pages = random.chance(0.5) ? 99 : random.uniform(1, 100);
    }

private:
    // Either end, or anywhere. When timed mostly near the front, so that there is work to do, but
    // not always, so that nobody can begin there.
    static std::size_t last_short(pareval::Random& random, std::size_t n) {
        if (n == timed_size() && random.chance(0.75)) return random.below(n / 10);
        switch (random.below(n == timed_size() ? 1 : 4)) {
            case 1: return 0;
            case 2: return n - 1;
            default: return random.below(n);
        }
    }
    static std::string title(pareval::Random& random, std::size_t n) {
        std::string result(5 + random.below(n == timed_size() ? 10 : 30), ' ');
        for (char& letter : result) letter = random.uniform('a', '{');
        return result;
    }
};
