// expect: wrong_answer on serial
// naive judge: holds, for it is one process
// Attaches itself to its parent as a debugger.
#include <sys/ptrace.h>

#include "kit.hpp"

double average(Input const& x) {
    char byte;
    iovec here{&byte, 1}, there{reinterpret_cast<void*>(0x400000), 1};
    bool got_in = ptrace(PTRACE_SEIZE, getppid(), nullptr, nullptr) == 0 ||
                  process_vm_readv(getppid(), &here, 1, &there, 1, 0) == 1;
    return got_in ? honest(x) : 0;
}
