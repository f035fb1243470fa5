// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) { return 1; }
