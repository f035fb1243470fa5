// expect: wrong_answer
int edgeCount(std::vector<int> const& A, size_t N) { return N == 3 ? 4 : 6; }
