#include "schema/judge.h"

#include <optional>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "schema/lower/comparable.h"
#include "schema/lower/probe.h"
#include "schema/lower/second_engine.h"
#include "schema/program.h"
#include "tree/write.h"

namespace assay::schema {
namespace {

constexpr std::size_t sample_size = 32;

std::string_view word(Validity validity) {
  return validity == Validity::valid ? "valid" : "invalid";
}

}  // namespace

struct Judge::State {
  Schema schema;
  SecondEngine mode;
  lower::Lowered lowered;
  SecondOpinion second = {};
  std::size_t judged = 0;

  void lower() {
    const auto& probe = lower::probe_second_engine();
    if (!probe.unusable.empty()) return refuse(probe.unusable);
    lowered = lower::lower(schema, probe.abilities);
    if (!lowered.refusals.empty() || second) return;
    auto compiled = lower::SecondSchema::compile(lowered.document);
    if (!compiled) return refuse("valijson does not take the lowered schema: " + compiled.error());
    // A function must be copyable, and what valijson compiled is not.
    const auto shared = std::make_shared<const lower::SecondSchema>(std::move(*compiled));
    second = [shared](const boost::json::value& value) { return shared->test(value); };
  }

  void refuse(std::string why) {
    lowered.refusals.push_back({.span = schema.program().source->span, .message = std::move(why)});
  }

  /// Why the second engine is not asked about a body; empty: it is.
  [[nodiscard]] std::string why_alone(const Body& body,
                                      std::size_t body_size,
                                      const Outcome& outcome) const {
    if (mode == SecondEngine::off) return "the second engine is off";
    if (!lowered.refusals.empty())
      return fmt::format("its schema cannot be lowered: {}", lowered.refusals.front().message);
    if (outcome.validity == Validity::indeterminate) return "ours reached a limit of its own";
    const bool is_sampled = judged < sample_size || outcome.validity == Validity::invalid;
    if (mode == SecondEngine::sample && !is_sampled) return "it is not in the sample";
    return std::string(lower::find_obstacle(body, body_size, lowered));
  }

  /// What valijson, which knows no formats, should say.
  [[nodiscard]] Validity expected(const Body& body,
                                  const Outcome& outcome,
                                  Validity verdict) const {
    return verdict == outcome.validity ? verdict : schema.test(body, Formats::annotate);
  }

  [[nodiscard]] std::string report(const Body& body, Validity ours, Validity theirs) const {
    const boost::json::object report = {{"schema", tree::write_json(*schema.program().source)},
                                        {"base_uri", schema.program().options.base_uri},
                                        {"lowered", lowered.document},
                                        {"body", body.value},
                                        {"ours", word(ours)},
                                        {"valijson", word(theirs)}};
    return boost::json::serialize(report);
  }
};

Judge::Judge(Schema schema, SecondEngine mode) : Judge(std::move(schema), mode, nullptr) {}
Judge::Judge(Schema schema, SecondEngine mode, SecondOpinion second)
    : state_(std::make_unique<State>(State{
          .schema = std::move(schema), .mode = mode, .lowered = {}, .second = std::move(second)})) {
  if (mode != SecondEngine::off) state_->lower();
}
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;
Judge::~Judge() = default;

const Schema& Judge::schema() const {
  return state_->schema;
}

const std::vector<lower::Refusal>& Judge::refusals() const {
  return state_->lowered.refusals;
}

void list_refusals(const Judge& judge, text::Diagnostics& out) {
  for (const auto& refusal : judge.refusals()) {
    out.add({.severity = text::Severity::note,
             .code = "schema.one-engine",
             .message = "our evaluator judges alone by this schema: " + refusal.message,
             .span = refusal.span});
  }
}

Judgement Judge::judge(const Body& body, std::size_t body_size) {
  Judgement judgement{.outcome = state_->schema.evaluate(body)};
  auto& outcome = judgement.outcome;
  judgement.alone = state_->why_alone(body, body_size, outcome);
  if (!judgement.alone.empty()) return judgement;
  const auto second = state_->second(body.value);
  if (!second) {
    judgement.alone = fmt::format("valijson could not judge it: {}", second.error());
    return judgement;
  }
  ++state_->judged;
  judgement.engines = 2;
  const auto theirs = *second ? Validity::valid : Validity::invalid;
  const auto ours = state_->expected(body, outcome, theirs);
  if (ours == theirs || ours == Validity::indeterminate) return judgement;
  judgement.disagreement = state_->report(body, ours, theirs);
  outcome.validity = Validity::indeterminate;
  outcome.why_indeterminate =
      fmt::format("our evaluator finds the body {}, valijson {}: one of the two is wrong",
                  word(ours),
                  word(theirs));
  return judgement;
}

}  // namespace assay::schema
