#include "generate/place.h"
#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

/// Values like `value` that are not it; the likeliest to keep a schema first.
std::vector<json::value> unequal(const json::value& value) {
  std::vector<json::value> others;
  if (const auto* text = value.if_string()) {
    const std::string plain(text->data(), text->size());
    auto turned = plain;
    for (auto& c : turned) {
      c = c == '9'              ? '0'
          : c >= '0' && c < '9' ? static_cast<char>(c + 1)
          : c == 'z'            ? 'a'
          : c >= 'a' && c < 'z' ? static_cast<char>(c + 1)
                                : c;
    }
    others = {json::value(turned), json::value(plain + "x"), json::value("assay")};
  } else if (value.is_number()) {
    const auto number = value.to_number<double>();
    others = {json::value(static_cast<std::int64_t>(number) + 1),
              json::value(number / 2),
              json::value(number + 1.5)};
  } else if (value.is_bool()) {
    others = {json::value(!value.get_bool())};
  } else if (const auto* items = value.if_array()) {
    // One that should not be there: a list of ids may be rightly empty.
    auto more = *items;
    auto fewer = *items;
    more.push_back(items->empty() ? json::value("assay")
                                  : json::value(unequal(items->front()).front()));
    if (!fewer.empty()) fewer.pop_back();
    others = {json::value(more), json::value(fewer)};
    if (items->empty()) others.push_back(json::array{1});
  }
  return others;
}

const contract::Equality* find_equality(const Workshop& workshop,
                                        const contract::ResponseSpec*& response) {
  for (const auto& one : workshop.operation.responses) {
    for (const auto& equality : one.equalities) {
      if (equality.clause != workshop.clause.id) continue;
      response = &one;
      return &equality;
    }
  }
  return nullptr;
}

}  // namespace

/// A value that keeps the schema and is not the one that was sent.
Saboteur break_equality(Workshop& workshop) {
  const contract::ResponseSpec* response = nullptr;
  const auto* equality = find_equality(workshop, response);
  if (equality == nullptr) return cannot_break("no answer of the operation has this equality");
  Saboteur saboteur;
  saboteur.fill = generate::Fill::full;
  saboteur.spoil = [equality, response, generator = &workshop.generator](Draft& draft) {
    if (draft.failed || draft.spec != response || !draft.body) return;
    const auto* value = generate::find(draft.body->value(), equality->at);
    if (value == nullptr) return;
    const auto* schema = draft.content->schema;
    for (auto& other : unequal(*value)) {
      auto changed = draft.body->value();
      generate::put(changed, equality->at, std::move(other));
      if (schema != nullptr && !generator->conforms(*schema, changed, schema::Direction::response))
        continue;
      draft.body.emplace(std::move(changed));
      return;
    }
  };
  return saboteur;
}

}  // namespace assay::mock
