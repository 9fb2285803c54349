#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "contract/id_piece.h"
#include "generate/applied.h"
#include "generate/to_json.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::Parameter;

/// A value that is just allowed.
struct Edge {
  std::string variant;  ///< `minimum`
  std::string words;    ///< "of 1, the smallest allowed"
  json::value value;
};

constexpr double longest_text = 300;
constexpr std::size_t most_words = 8;

void add_number(const generate::Applied& applied,
                std::string_view keyword,
                std::vector<Edge>& edges) {
  const auto* node = applied.first(keyword);
  auto value = node == nullptr ? json::value() : generate::to_json(*node);
  if (!value.is_number()) return;
  edges.push_back(
      {std::string(keyword),
       fmt::format(
           "of {}, the {} allowed", node->scalar, keyword == "minimum" ? "smallest" : "largest"),
       std::move(value)});
}

/// A text like the one that is there, of this length.
json::value text_of_length(std::string text, std::size_t length) {
  if (text.empty()) text = "a";
  while (text.size() < length)
    text += text.back();
  return json::value(text.substr(0, length));
}

void add_length(const generate::Applied& applied,
                std::string_view keyword,
                const std::string& like,
                std::vector<Edge>& edges) {
  const auto length = keyword == "minLength" ? applied.greatest(keyword) : applied.least(keyword);
  if (!length || *length < 1 || *length > longest_text) return;
  const std::string extreme = keyword == "minLength" ? "shortest" : "longest";
  edges.push_back(
      {extreme,
       fmt::format(
           "of {} {}, the {} allowed", *length, *length > 1 ? "characters" : "character", extreme),
       text_of_length(like, static_cast<std::size_t>(*length))});
}

/// Every documented word, or the first and the last of many.
void add_words(const generate::Applied& applied, std::vector<Edge>& edges) {
  const auto* words = applied.first("enum");
  if (words == nullptr) return;
  const auto count = words->items.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (count > most_words && i != 0 && i != count - 1) continue;
    const auto& word = words->items[i];
    if (!word.is(tree::Kind::mapping) && !word.is(tree::Kind::sequence) &&
        !word.is(tree::Kind::null)) {
      edges.push_back({"value-" + std::string(word.scalar),
                       fmt::format("of `{}`", word.scalar),
                       generate::to_json(word)});
    }
  }
}

std::vector<Edge> edges_of(const Deriving& deriving, const Parameter& parameter) {
  std::vector<Edge> edges;
  const auto applied = generate::gather_at(*parameter.schema, {}, deriving.generator.references());
  add_number(applied, "minimum", edges);
  add_number(applied, "maximum", edges);
  const auto* there = valid_value(deriving, parameter);
  const auto* text = there == nullptr ? nullptr : there->if_string();
  const auto like = text == nullptr ? std::string() : std::string(text->data(), text->size());
  add_length(applied, "minLength", like, edges);
  add_length(applied, "maxLength", like, edges);
  add_words(applied, edges);
  return edges;
}

void derive_for(Deriving& deriving, const Parameter& parameter) {
  const auto* there = valid_value(deriving, parameter);
  const auto clauses = success_clauses(deriving);
  for (auto& edge : edges_of(deriving, parameter)) {
    // What all other cases send needs none of its own.
    const bool is_sent = there != nullptr && *there == edge.value;
    if (is_sent || !is_accepted(deriving, parameter, edge.value)) continue;
    const auto asking = with_value(deriving, parameter, edge.value);
    if (!asking || !is_body_accepted(deriving, *asking)) continue;
    const auto& way = deriving.ways.front();
    std::vector<std::string> tags{"success", "parameters"};
    if (!way.server.empty()) tags.push_back(way.server);
    auto test = begin_case(
        deriving,
        fmt::format("{}/parameter/{}/{}/{}",
                    deriving.operation.id,
                    contract::name_of(parameter.in),
                    contract::id_piece(parameter.name),
                    edge.variant),
        fmt::format(
            "{} with {} {}", deed_of(deriving), quoted_with_article(parameter.name), edge.words),
        clauses,
        std::move(tags),
        *asking);
    test.steps.push_back(make_step(deriving, *asking, way, expect_success(deriving)));
    add_case(deriving, std::move(test), parameter.source);
  }
}

void derive(Deriving& deriving) {
  if (!has_success(deriving) || !deriving.fault.empty()) return;
  for (const auto& parameter : deriving.operation.parameters) {
    const bool ours = !is_elsewhere(deriving, parameter) && !is_id(deriving, parameter);
    if (parameter.schema != nullptr && ours) derive_for(deriving, parameter);
  }
}

}  // namespace

extern const Family boundaries_family;
const Family boundaries_family = {.name = "boundaries", .derive = derive};

}  // namespace assay::cases::deriving
