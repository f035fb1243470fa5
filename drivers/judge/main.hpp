#pragma once
// The command line of a judge; there is one judge for each problem.
//
//   judge --shim                       C++ that makes candidates callable
//   judge --example < NUMBERS          the reference's answer to an example
//   judge COMMAND... < PLAN            judge the worker that COMMAND starts; JSON on standard output
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#include "example.hpp"
#include "judge.hpp"
#include "shim.hpp"

namespace pareval {

// A worker that truncates the channel makes us fault when we next touch it. The report so far is
// lost, but not the verdict.
inline void channel_gone(int) {
    static const char text[] = "{\"channel_destroyed\": true}\n";
    (void)!write(1, text, sizeof text - 1);
    _exit(0);
}

template <class P, class Function>
int judge(Function* reference, Function* baseline, const char* id, char** command) {
    std::signal(SIGBUS, channel_gone);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    try {
        Plan plan = read_plan(std::cin);
        Report report;
        report.problem = id;
        report.phase = plan.phase;
        try {
            Judge<P, Function> judge(reference, baseline, plan, report, command);
            plan.phase == "test" ? judge.test() : judge.time();
        } catch (const Rejected& why) {
            report.reject(why);
        }
        std::puts(report.to_json().c_str());
        return 0;
    } catch (const std::exception& why) {
        std::puts(JsonObject().field("infrastructure", why.what()).text().c_str());
        return 3;
    }
}

template <class P, class Function>
int judge_main(int argc, char** argv, const char* id, const char* function, Function* reference, Function* baseline) {
    std::string first = argc > 1 ? argv[1] : "";
    if (first.empty()) return std::fputs("usage: judge --shim | --example | COMMAND...\n", stderr), 2;
    if (first == "--shim") return std::fputs(shim<P>(function).c_str(), stdout), 0;
    if (first == "--example") return std::puts(example<P>(reference, std::cin).c_str()), 0;
    return judge<P>(reference, baseline, id, argv + 1);
}

}  // namespace pareval
