#pragma once
// The command line of a judge; there is one judge for each problem.
//
//   judge --shim [TYPE...]             C++ that makes candidates callable
//   judge --example < NUMBERS          the reference's answer to an example
//   judge --naive                      how much slower the obvious algorithm is
//   judge COMMAND... < PLAN            judge the worker that COMMAND starts; JSON on standard
//   output
#include <functional>
#include <istream>
#include <string>

#include "example.hpp"
#include "judge.hpp"
#include "naive.hpp"
#include "shim.hpp"

namespace pareval {

// What a judge can do, with its problem's type forgotten.
struct Abilities {
    const char* id;
    std::function<std::string(const std::string& entry, const std::vector<std::string>& types)>
        shim;
    std::function<std::string()> packing;
    std::function<std::string(const std::string& declared)> layout;
    std::function<std::string(std::istream&)> example;
    std::function<std::string()> naive;
    std::function<void(const Plan&, Report&, char** command)> judge;
};

int judge_main(int argc, char** argv, const Abilities& abilities);

// How many cases there are, told even if none of them can be run.
template <class P>
void announce(const Plan& plan, Report& report) {
    report.public_cases.total = listed_cases<P>().size();
    report.held_out.total = held_out_cases<P>(plan.held_out_seed).size();
}

template <class P, class = void>
struct has_args : std::false_type {};
template <class P>
struct has_args<P, std::void_t<decltype(P::args())>> : std::true_type {};

template <class P, class = void>
struct has_sizes : std::false_type {};
template <class P>
struct has_sizes<P, std::void_t<decltype(P::sizes())>> : std::true_type {};

template <class P, class = void>
struct has_timed_size : std::false_type {};
template <class P>
struct has_timed_size<P, std::void_t<decltype(P::timed_size())>> : std::true_type {};

template <class P, class = void>
struct has_generate : std::false_type {};
template <class P>
struct has_generate<P, std::void_t<decltype(std::declval<P&>().generate(
                           std::declval<Random&>(), std::size_t(), Shape()))>> : std::true_type {};

template <class P, class Function>
int judge_main(int argc, char** argv, const char* id, Function* reference, Function* baseline,
               Function* naive = nullptr) {
    static_assert(has_args<P>::value, "struct Problem has no static args()");
    static_assert(has_sizes<P>::value, "struct Problem has no static sizes()");
    static_assert(has_timed_size<P>::value, "struct Problem has no static timed_size()");
    static_assert(has_generate<P>::value,
                  "struct Problem has no generate(pareval::Random&, std::size_t, pareval::Shape)");
    return judge_main(argc, argv,
                      {id, shim<P>, packing<P>, layout<P>,
                       [=](std::istream& in) { return example<P>(reference, in); },
                       [=] { return compare_naive<P>(baseline, naive); },
                       [=](const Plan& plan, Report& report, char** command) {
                           if (plan.phase == "test") announce<P>(plan, report);
                           Judge<P, Function> judge(reference, baseline, plan, report, command);
                           plan.phase == "test" ? judge.test() : judge.time();
                       }});
}

}  // namespace pareval
