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
  std::optional<lower::SecondSchema> second;
  std::size_t judged = 0;

  void lower() {
    const auto& probe = lower::probe_second_engine();
    if (!probe.unusable.empty()) return refuse(probe.unusable);
    lowered = lower::lower(schema, probe.abilities);
    if (!lowered.refusals.empty()) return;
    auto compiled = lower::SecondSchema::compile(lowered.document);
    if (!compiled) return refuse("valijson does not take the lowered schema: " + compiled.error());
    second = std::move(*compiled);
  }

  void refuse(std::string why) {
    lowered.refusals.push_back({.span = schema.program().source->span, .message = std::move(why)});
  }

  [[nodiscard]] bool wants_second(const Outcome& outcome) const {
    if (!second || outcome.validity == Validity::indeterminate) return false;
    return mode == SecondEngine::all || judged < sample_size ||
           outcome.validity == Validity::invalid;
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

Judge::Judge(Schema schema, SecondEngine mode)
    : state_(std::make_unique<State>(
          State{.schema = std::move(schema), .mode = mode, .lowered = {}, .second = {}})) {
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

Judgement Judge::judge(const Body& body, std::size_t body_size) {
  Judgement judgement{.outcome = state_->schema.evaluate(body), .engines = 1, .disagreement = {}};
  auto& outcome = judgement.outcome;
  if (!state_->wants_second(outcome) || !lower::is_comparable(body, body_size, state_->lowered))
    return judgement;
  const auto second = state_->second->test(body.value);
  if (!second) return judgement;  // it threw: it has said nothing
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
