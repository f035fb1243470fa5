#include "report.hpp"

#include "json.hpp"

namespace pareval {

namespace {

constexpr std::array stream_names = {"public", "held_out", "timed"};

std::string tally_json(const Tally& tally) {
    return JsonObject().field("passed", tally.passed).field("total", tally.total).text();
}

}  // namespace

void Report::reject(Stream stream, const Case& which, const Rejected& why, const Shown& shown) {
    if (verdict != "passed") return;
    verdict = why.verdict;
    auto named = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    JsonObject object;
    object.field("stream", stream_names[std::size_t(stream)]);
    object.field("size", which.size)
        .field("shape", shape_names[std::size_t(which.shape)])
        .field("case", which.index);
    object.field("detail", why.mismatch.detail).field("argument", named(why.mismatch.argument));
    object.field("rank", why.rank).field("index", why.mismatch.index);
    object.field("expected", named(why.mismatch.expected)).field("got", named(why.mismatch.got));
    object.field("differing", why.mismatch.differing).field("input", shown.input);
    object.field("expected_output", shown.expected).field("got_output", shown.got);
    object.field("waiting", why.waiting);
    failure = object.text();
}

std::string Report::to_json() const {
    const bool timed = verdict == "passed" && !timing.rounds.empty();
    JsonObject object;
    object.field("problem", problem).field("phase", phase).field("verdict", verdict);
    object.raw("public", tally_json(public_cases)).raw("held_out", tally_json(held_out));
    object.raw("observed", observed.value_or("null"));
    object.raw("failure", failure).raw("timing", timed ? timing.to_json() : "null");
    return object.text();
}

}  // namespace pareval
