// expect: build_failed on serial
// naive judge: holds, for the file is not mounted there either
// The assembler includes files too.
#include "kit.hpp"

asm(".data\nsecret: .incbin \"/root/.ssh/id_rsa\"\n.text");
double average(Input const&) { return 42; }
