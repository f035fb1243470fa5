#include "main.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <iostream>

#include "json.hpp"
#include "pareval/heap.hpp"

namespace pareval {

namespace {

// A worker that truncates the channel makes us fault when we next touch it. The report so far is
// lost, but not the verdict.
void channel_gone(int) {
    static const char text[] = "{\"channel_destroyed\": true}\n";
    (void)!write(1, text, sizeof text - 1);
    _exit(0);
}

int judge(const Abilities& abilities, char** command) {
    signal(SIGBUS, channel_gone);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    keep_freed_memory();
    try {
        const Plan plan = read_plan(std::cin);
        Report report;
        report.problem = abilities.id;
        report.phase = plan.phase;
        try {
            abilities.judge(plan, report, command);
        } catch (const Rejected& why) {  // before the first case: while the candidate was loaded
            report.reject(Stream::public_cases, {}, why);
        }
        std::puts(report.to_json().c_str());
        return 0;
    } catch (const std::exception& why) {
        std::puts(JsonObject().field("infrastructure", std::string(why.what())).text().c_str());
        return 3;
    }
}

}  // namespace

int judge_main(int argc, char** argv, const Abilities& abilities) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (first.empty()) {
        std::fputs(
            "usage: judge --shim ENTRY [TYPE...] | --packing | --layout NAMESPACE | --example | "
            "--naive | COMMAND...\n",
            stderr);
        return 2;
    }
    const std::vector<std::string> words(argv + 2, argv + argc);
    auto say = [](const std::string& text) { return std::fputs(text.c_str(), stdout), 0; };
    if (first == "--shim" && !words.empty())
        return say(abilities.shim(words[0], {words.begin() + 1, words.end()}));
    if (first == "--packing") return say(abilities.packing());
    if (first == "--layout" && !words.empty()) return say(abilities.layout(words[0]));
    if (first == "--example") return std::puts(abilities.example(std::cin).c_str()), 0;
    if (first == "--naive") return std::puts(abilities.naive().c_str()), 0;
    return judge(abilities, argv + 1);
}

}  // namespace pareval
