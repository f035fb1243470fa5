#include "report.hpp"

int main(int argc, char**) {
    if (argc > 1) return 2;
    report(true);
}
