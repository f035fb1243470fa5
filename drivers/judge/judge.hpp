#pragma once
// Owns seeds, inputs, the reference, the comparison and the clock that counts. Runs outside the
// sandbox, and starts the worker in it.
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "cases.hpp"
#include "mail.hpp"
#include "observed.hpp"
#include "outcome.hpp"
#include "pareval/problem.hpp"
#include "plan.hpp"
#include "report.hpp"
#include "series.hpp"
#include "worker_process.hpp"

namespace pareval {

template <class P, class = void>
struct has_wrong : std::false_type {};
template <class P>
struct has_wrong<P, std::void_t<decltype(&P::wrong)>> : std::true_type {};

template <class P, class = void>
struct has_tolerance : std::false_type {};
template <class P>
struct has_tolerance<P, std::void_t<decltype(P::tolerance())>> : std::true_type {};

template <class P, class = void>
struct has_every_rank : std::false_type {};
template <class P>
struct has_every_rank<P, std::void_t<decltype(P::every_rank)>> : std::true_type {};

// Why got is not a right answer to input; want is one.
template <class P>
std::optional<Mismatch> difference(const P& input, const P& want, const P& got) {
    bool as_ours = true;
    each<P>([&](auto argument, int) {
        if constexpr (decltype(argument)::result)
            as_ours = as_ours && equal(got.*argument.member, want.*argument.member);
    });
    if (as_ours) return {};
    if constexpr (has_wrong<P>::value) {
        return P::wrong(input, got);
    } else {
        Tolerance tolerance;
        if constexpr (has_tolerance<P>::value) tolerance = P::tolerance();
        std::optional<Mismatch> first;
        each<P>([&](auto argument, int) {
            if constexpr (decltype(argument)::result) {
                if (first) return;
                first = mismatch(got.*argument.member, want.*argument.member, tolerance);
                if (first) first->argument = argument.name;
            }
        });
        return first;
    }
}

template <class P, class Function>
class Judge {
    // Through pointers that the compiler cannot see through: a call costs what a candidate's costs.
    Function* volatile reference;
    Function* volatile baseline;
    const Plan& plan;
    Report& report;
    WorkerProcess worker;
    Mail<P> mail;
    P input, want, got;  // of the current case; of what was got, the results alone
    Observed observed;   // in the largest cases

    static constexpr std::size_t timed_size_case = 1 << 20;  // no other case has this index

    unsigned replicas() const { return has_every_rank<P>::value ? plan.ranks - 1 : 0; }

    void generate(std::uint64_t stream_seed, const Case& which) {
        Random random = random_of(stream_seed, which.index);
        input = P{};
        input.generate(random, which.size, which.shape);
    }

    void reject(Stream stream, const Case& which, const Rejected& why) {
        report.reject(stream, which, why,
                      Report::show(input, want, got, why.verdict == std::string("wrong_answer")));
    }

    void check_answer(unsigned rank) {
        if (auto mismatch = difference(input, want, got))
            throw Rejected{"wrong_answer", *mismatch, rank};
    }

    void check_answers(unsigned first = 0) {
        for (unsigned rank = first; rank <= replicas(); ++rank) {
            mail.receive(got, input, rank);
            check_answer(rank);
        }
    }

    // Both know the problem: if they differ, it is ours that is wrong.
    void check_baseline() {
        got = input;
        apply(got, baseline);
        if (auto mismatch = difference(input, want, got))
            throw Infrastructure("baseline and reference differ: " + mismatch->argument + " is " +
                                 mismatch->got + " instead of " + mismatch->expected);
    }

    void test(const Case& which, std::uint64_t stream_seed, Observed& look) {
        generate(stream_seed, which);
        want = input;
        apply(want, which.large ? baseline : reference);
        if (!which.large) check_baseline();
        mail.send(input, replicas(), true);
        worker.tell(Order::setup);
        if (which.large && plan.observes()) worker.tell_observed_call(look);
        else worker.tell(Order::observed_call);
        worker.tell(Order::collect);
        check_answers();
    }

    void test(Stream stream, const std::vector<Case>& cases, std::uint64_t stream_seed,
              Tally& tally) {
        for (const auto& which : cases) {
            try {
                test(which, stream_seed, observed);
            } catch (const Rejected& why) {
                reject(stream, which, why);
                throw;
            }
            ++tally.passed;
        }
    }

    // Where large calls show too little, one of the timed size decides: code may rightly go another
    // way where it is not worth while. Whether it is right there, and in time, is for times to tell.
    void observe_timed_size() {
        Observed look;
        look.size = P::timed_size();
        try {
            test({look.size, Shape::uniform, timed_size_case, true}, plan.held_out_seed, look);
            observed = look;
        } catch (const Rejected&) {
        }
    }

    // What the worker needs to know before the clock runs: how much is to come.
    void set_up(Round& round) {
        round.slack_s = 10 * worker.hand_over_p99_s + 200e-6;
        round.threads = plan.threads;
        double start = now();
        mail.send(input, replicas(), false, !worker.ranks.empty());
        round.send_s = now() - start;

        round.setup_cpu_s = -cpu();
        worker.tell(Order::setup);
        round.setup_cpu_s = mail.some_sent() ? round.setup_cpu_s + cpu() : 0;
    }

    // Ranks that wait for each other use CPU time too, so it tells nothing of several ranks.
    double cpu() const { return plan.ranks == 1 ? worker.cpu() : 0; }

    void time_candidate(Round& round) {
        {
            auto stopped = worker.stop();  // nobody may look at the input before the clock runs
            mail.deliver(input, worker.ranks);
            round.call_cpu_s = -cpu();
            round.call_s = worker.tell(Order::call, stopped) - worker.hand_over_s;
        }
        round.call_cpu_s += cpu();
        round.claim_s = worker.claim();
        round.collect_s = worker.tell(Order::collect);
        const double start = now();
        mail.receive(got, input, 0);
        round.receive_s = now() - start;
    }

    void time_baseline(Round& round) {
        auto stopped = worker.stop();  // no thread of the candidate's may slow it
        OnCore core(plan.core);  // its first one: others may be slower, as their neighbours are
        const double start = now();
        apply(want, baseline);
        round.baseline_s = now() - start;
    }

    // One pair on a fresh input, in random order and one right after the other: what else slows this
    // machine now and then slows both. The answer is checked like any other.
    Round pair(const Case& which) {
        generate(plan.timed_seed, which);
        want = input;
        Round round{};
        set_up(round);
        const bool candidate_first = random_of(plan.timed_seed ^ which.index, 0).bits() & 1;
        if (candidate_first) time_candidate(round);
        time_baseline(round);
        if (!candidate_first) time_candidate(round);
        check_answer(0);
        check_answers(1);
        return round;
    }

public:
    Judge(Function* r, Function* b, const Plan& p, Report& out, char** command)
        : reference(r),
          baseline(b),
          plan(p),
          report(out),
          worker(p, command),
          mail(p, worker.channel) {}

    void test() {
        test(Stream::public_cases, listed_cases<P>(), plan.public_seed, report.public_cases);
        test(Stream::held_out, held_out_cases<P>(plan.held_out_seed), plan.held_out_seed,
             report.held_out);
        if (!plan.observes()) return;
        observed.size = large_size<P>();
        if (!observed.shows_all(plan)) observe_timed_size();
        report.observed = observed.to_json(plan);
    }

    void time() {
        auto& timing = report.timing;
        timing.size = P::timed_size();
        timing.hand_over_s = worker.hand_over_s;
        const double start = now();
        for (std::size_t i = 0; !timing.enough(plan, now() - start); ++i) {
            Case which{timing.size, Shape::uniform, i};
            try {
                Round round = pair(which);
                if (i > 0) timing.rounds.push_back(round);  // the first one warms up
            } catch (const Rejected& why) {
                reject(Stream::timed, which, why);
                throw;
            }
        }
        timing.check_clocks();
    }
};

}  // namespace pareval
