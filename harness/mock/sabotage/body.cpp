#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "generate/break_keyword.h"
#include "generate/place.h"
#include "mock/sabotage/clause_place.h"
#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
using contract::State;

/// A body that breaks the clause, and all schema clauses that it breaks.
struct Broken {
  json::value body;
  std::vector<std::size_t> clauses;
};

/// Breaks one clause of one compiled schema.
class BodyBreaker {
 public:
  BodyBreaker(ClausePlace place, const contract::Content& content, generate::Generator& generator)
      : place_(std::move(place)),
        content_(&content),
        generator_(&generator),
        schema_(generator.compiled(*content.schema, schema::Direction::response)) {
    if (schema_ == nullptr) return;
    const auto& clauses = schema_->clauses();
    const auto found = std::find_if(clauses.begin(), clauses.end(), [&](const auto& one) {
      return one.id == place_.in_schema;
    });
    if (found != clauses.end()) index_ = static_cast<std::size_t>(found - clauses.begin());
  }

  [[nodiscard]] bool knows_the_clause() const { return index_.has_value(); }
  [[nodiscard]] const ClausePlace& place() const { return place_; }

  [[nodiscard]] schema::Outcome judge(const json::value& value) const {
    schema::Body body;
    body.value = value;
    return schema_->evaluate(body);
  }

  /// Whether the body shows what the clause speaks of, and keeps it.
  [[nodiscard]] bool shows(const json::value& body) const {
    return judge(body).clauses.at(*index_) == State::kept;
  }

  [[nodiscard]] const std::string& id_of(std::size_t clause) const {
    return schema_->clauses().at(clause).id;
  }

  /// The change of the body that breaks the clause and the fewest others; nothing when none does.
  [[nodiscard]] std::optional<Broken> break_it(const json::value& body) const {
    std::optional<Broken> best;
    for (const auto& at : expand(body, place_.pointer, place_.keyword)) {
      for (auto& changed : generate::break_keyword(
               *content_->schema, body, at, place_.keyword, generator_->references())) {
        auto broken = broken_by(changed);
        if (std::find(broken.begin(), broken.end(), *index_) == broken.end()) continue;
        if (best && best->clauses.size() <= broken.size()) continue;
        best = Broken{std::move(changed), std::move(broken)};
        if (best->clauses.size() == 1) return best;
      }
    }
    return best;
  }

  [[nodiscard]] std::vector<std::size_t> broken_by(const json::value& body) const {
    std::vector<std::size_t> broken;
    const auto outcome = judge(body);
    for (std::size_t i = 0; i < outcome.clauses.size(); ++i) {
      if (outcome.clauses[i] == State::broken) broken.push_back(i);
    }
    return broken;
  }

 private:
  ClausePlace place_;
  const contract::Content* content_;
  generate::Generator* generator_;
  const schema::Schema* schema_;
  std::optional<std::size_t> index_;
};

const contract::Content* json_content(const std::vector<contract::Content>& contents) {
  for (const auto& content : contents) {
    if (content.schema != nullptr) return &content;
  }
  return nullptr;
}

/// The answer that the contract gives where the clause speaks: its success, or the first error with
/// that body.
std::optional<Draft> usual_answer(Workshop& workshop,
                                  const ClausePlace& place,
                                  generate::Fill fill) {
  if (!place.of_error) return workshop.answers.success(workshop.operation, {}, fill);
  for (const auto& error : workshop.operation.errors) {
    if (workshop.operation.response_for(error.status) == place.response)
      return workshop.answers.error(workshop.operation, error, {}, fill);
  }
  return std::nullopt;
}

/// Finds a body that shows what the clause speaks of: the usual one, a full one, or one of another
/// branch.
std::optional<json::value> find_shown(Workshop& workshop,
                                      const BodyBreaker& breaker,
                                      const contract::Content& content,
                                      Saboteur& saboteur) {
  for (const auto fill : {generate::Fill::minimal, generate::Fill::full}) {
    auto draft = usual_answer(workshop, breaker.place(), fill);
    saboteur.fill = fill;
    if (draft && draft->body && breaker.shows(draft->body->value())) return draft->body->value();
  }
  // An error's body made anew would not carry its code.
  for (int attempt = 0; attempt < 64 && !breaker.place().of_error; ++attempt) {
    const auto purpose = fmt::format("show/{}/{}", workshop.clause.id, attempt);
    generate::Wish wish;
    wish.fill = attempt % 2 == 0 ? generate::Fill::full : generate::Fill::minimal;
    wish.purpose = purpose;
    wish.varied = true;
    auto body = workshop.generator.value(*content.schema, wish);
    if (!body || !breaker.shows(*body)) continue;
    saboteur.shown = body;
    return body;
  }
  return std::nullopt;
}

bool differ(const json::value& one, const json::value& other, const tree::Pointer& at) {
  const auto* left = generate::find(one, at);
  const auto* right = generate::find(other, at);
  return (left == nullptr) != (right == nullptr) || (left != nullptr && *left != *right);
}

/// The clauses outside the schema that a changed body breaks: equalities, error codes, and, where
/// a success becomes an error, the statements about errors.
void add_consequences(Workshop& workshop,
                      const BodyBreaker& breaker,
                      const json::value& body,
                      const json::value& changed,
                      Breakage& breakage) {
  const auto& place = breaker.place();
  if (!place.of_error) {
    for (const auto& equality : place.response->equalities) {
      if (differ(body, changed, equality.at))
        add_also(workshop,
                 breakage,
                 equality.clause,
                 "the value that is broken has to equal another one too");
    }
  }
  const auto& errors = workshop.contract.errors;
  if (place.of_error && errors.at && differ(body, changed, *errors.at)) {
    for (const auto& error : workshop.operation.errors) {
      if (workshop.operation.response_for(error.status) != place.response) continue;
      add_also(workshop, breakage, error.clause, "the place that is broken holds the error's code");
    }
  }
  if (place.of_error || !workshop.answers.is_error(changed)) return;
  const auto* content = json_content(place.response->error);
  const auto* schema = content == nullptr ? nullptr
                                          : workshop.generator.compiled(
                                                *content->schema, schema::Direction::response);
  if (schema == nullptr) return;
  schema::Body other;
  other.value = changed;
  const auto outcome = schema->evaluate(other);
  for (std::size_t i = 0; i < outcome.clauses.size(); ++i) {
    if (outcome.clauses[i] != State::broken) continue;
    const auto id = fmt::format("{}/response/{}.error{}",
                                workshop.operation.id,
                                place.response->status,
                                schema->clauses()[i].id);
    add_also(workshop,
             breakage,
             id,
             "with the mark of an error the answer is held to what is said of errors");
  }
}

}  // namespace

Saboteur break_body(Workshop& workshop) {
  auto place = read_clause_place(workshop.operation, workshop.said());
  if (place.response == nullptr) return cannot_break("the operation documents no such answer");
  const auto* answered = workshop.contract.clause(
      fmt::format("{}/status/{}", workshop.operation.id, place.response->status));
  if (answered != nullptr && !answered->unprovokable.empty())
    return cannot_break(answered->unprovokable);
  const auto* content =
      json_content(place.of_error ? place.response->error : place.response->success);
  if (content == nullptr) return cannot_break("the answer has no schema");
  const auto breaker =
      std::make_shared<BodyBreaker>(std::move(place), *content, workshop.generator);
  if (!breaker->knows_the_clause()) return cannot_break("the schema has no such keyword");
  Saboteur saboteur;
  const auto body = find_shown(workshop, *breaker, *content, saboteur);
  if (!body) return cannot_break("no answer was found that shows what the keyword speaks of");
  const auto broken = breaker->break_it(*body);
  if (!broken)
    return cannot_break("no answer was found that breaks it: what would takes another branch");
  if (breaker->place().of_error && workshop.answers.is_error(*body) &&
      !workshop.answers.is_error(broken->body)) {
    return cannot_break(
        "what breaks it is no error any more: the answer is held to what is said of successes");
  }
  const auto prefix = workshop.clause.id.substr(0, workshop.clause.id.find('#'));
  for (const auto clause : broken->clauses) {
    add_also(workshop,
             saboteur.breakage,
             prefix + breaker->id_of(clause),
             "no change was found that breaks the one and keeps the other");
  }
  add_consequences(workshop, *breaker, *body, broken->body, saboteur.breakage);
  saboteur.spoil = [breaker, response = breaker->place().response](Draft& draft) {
    if (draft.spec != response || !draft.body || draft.failed != breaker->place().of_error) return;
    if (auto spoiled = breaker->break_it(draft.body->value()))
      draft.body.emplace(std::move(spoiled->body));
  };
  return saboteur;
}

}  // namespace assay::mock
