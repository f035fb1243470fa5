// expect: wrong_answer on serial, mpi
// says: File too large
// One file without an end.
#include "kit.hpp"

double average(Input const&) {
    signal(SIGXFSZ, SIG_IGN);
    static const std::vector<char> block(1 << 24, 'x');
    int file = open("/tmp/huge", O_WRONLY | O_CREAT, 0600);
    while (write(file, block.data(), block.size()) > 0) {
    }
    std::perror("write");
    unlink("/tmp/huge");
    return 0;
}
