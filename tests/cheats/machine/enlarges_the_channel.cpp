// expect: wrong_answer on serial
// says: File too large
// The shared file is the one that lies in the memory of the machine.
#include "kit.hpp"

double average(Input const&) {
    signal(SIGXFSZ, SIG_IGN);
    int file = open("/job/channel", O_RDWR);
    if (ftruncate(file, off_t(1) << 40)) std::perror("ftruncate");
    return 0;
}
