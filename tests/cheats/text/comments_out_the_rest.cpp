// expect: build_failed on serial
// naive judge: holds, for nothing can be compiled
// Whatever follows is a comment.
#include "kit.hpp"

double average(Input const&) { return 42; }
/*
