#include "fuzz/schema_pairs.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "schema/judge.h"
#include "schema/output.h"
#include "schema/vocabulary.h"
#include "tree/read.h"

namespace assay::fuzz {
namespace {

using schema::Shape;

// Few values, so that schemas and instances meet.
constexpr std::array<std::string_view, 4> names = {"a", "b", "ab", "c"};
constexpr std::array<std::string_view, 10> numbers = {
    "0", "1", "2", "3", "-1", "1.5", "2.0", "4", "1e1", "10"};
constexpr std::array<std::string_view, 7> texts = {"", "a", "b", "ab", "aab", "1", "2024-01-31"};
constexpr std::array<std::string_view, 6> patterns = {
    "^a", "b$", "^[a-c]+$", "^a*b?$", "^.{2}$", "\\\\d"};
constexpr std::array<std::string_view, 7> types = {
    "null", "boolean", "object", "array", "number", "string", "integer"};
constexpr std::array<std::string_view, 5> formats = {"date", "email", "ipv4", "uuid", "unheard-of"};
constexpr std::array<std::string_view, 6> references = {
    "#/$defs/a", "#/$defs/b", "#/definitions/a", "#x", "#", "#/properties/a"};

/// Chooses by the next byte, and the first of all when there is none left.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}

  std::size_t below(std::size_t count) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % count;
  }
  template <class List>
  std::string_view of(const List& list) {
    return list[below(list.size())];
  }
  [[nodiscard]] bool left() const { return !bytes_.empty(); }

 private:
  std::string_view bytes_;
};

std::string quoted(std::string_view text) {
  return fmt::format("\"{}\"", text);
}

/// Items or members, joined.
template <class Make>
std::string join(std::size_t count, char open, char close, Make make) {
  std::string text(1, open);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    text += make(i);
  }
  return text + close;
}

class Writer {
 public:
  Writer(Choices& choices, schema::Dialect dialect) : choices_(choices), dialect_(dialect) {
    for (const auto name : schema::keyword_names(dialect)) {
      // What says which document a schema is in, or nothing of an instance.
      constexpr std::array<std::string_view, 6> others = {
          "$schema", "id", "$id", "$vocabulary", "$comment", "$recursiveAnchor"};
      const bool is_other = std::find(others.begin(), others.end(), name) != others.end();
      const auto* keyword = schema::find_keyword(dialect, name);
      if (!is_other && keyword->vocabulary != schema::Vocabulary::annotation)
        keywords_.push_back(keyword);
    }
  }

  std::string root() {
    const auto defs = fmt::format("{{\"a\":{},\"b\":{}}}", schema(1), schema(1));
    const auto keyword =
        schema::has(schema::since_draft2019_09, dialect_) ? "$defs" : "definitions";
    auto text = members(0);
    if (text.find(quoted(keyword)) != std::string::npos) return "{" + text + "}";
    return fmt::format("{{{}{}\"{}\":{}}}", text, text.empty() ? "" : ",", keyword, defs);
  }

  std::string value(std::size_t depth) {
    switch (choices_.below(depth > 2 ? 5 : 8)) {
      case 0:
        return "null";
      case 1:
        return choices_.below(2) == 0 ? "true" : "false";
      case 2:
        return std::string(choices_.of(numbers));
      case 3:
      case 4:
        return quoted(choices_.of(texts));
      case 5:
        return join(choices_.below(4), '[', ']', [&](std::size_t) { return value(depth + 1); });
      default:
        return by_name(choices_.below(4), [&] { return value(depth + 1); });
    }
  }

 private:
  template <class Make>
  std::string by_name(std::size_t count, Make make) {
    const auto first = choices_.below(names.size());
    return join(count, '{', '}', [&](std::size_t i) {
      return fmt::format("\"{}\":{}", names[(first + i) % names.size()], make());
    });
  }

  std::string some_names(std::size_t least) {
    const auto first = choices_.below(names.size());
    const auto count = least + choices_.below(2);
    return join(
        count, '[', ']', [&](std::size_t i) { return quoted(names[(first + i) % names.size()]); });
  }

  std::string schema(std::size_t depth) {
    const bool has_booleans = schema::has(schema::since_draft6, dialect_);
    if (depth > 3 || !choices_.left() || choices_.below(8) == 0) {
      if (!has_booleans) return choices_.below(2) == 0 ? "{}" : R"({"type":"string"})";
      return choices_.below(3) == 0 ? "false" : "true";
    }
    return "{" + members(depth) + "}";
  }

  /// One to four keywords.
  std::string members(std::size_t depth) {
    std::string text;
    std::set<std::string_view> written;
    const auto count = 1 + choices_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      const auto* keyword = keywords_[choices_.below(keywords_.size())];
      if (!written.insert(keyword->name).second) continue;
      text += fmt::format(
          "{}\"{}\":{}", text.empty() ? "" : ",", keyword->name, value_of(*keyword, depth + 1));
    }
    return text;
  }

  std::string schemas(std::size_t depth) {
    return join(1 + choices_.below(3), '[', ']', [&](std::size_t) { return schema(depth); });
  }

  std::string text_of(std::string_view keyword) {
    if (keyword == "pattern") return quoted(choices_.of(patterns));
    if (keyword == "format") return quoted(choices_.of(formats));
    if (keyword == "$ref") return quoted(choices_.of(references));
    if (keyword == "$dynamicRef" || keyword == "$recursiveRef") return quoted("#");
    return quoted("x");
  }

  std::string value_of(const schema::Keyword& keyword, std::size_t depth) {
    switch (keyword.shape) {
      case Shape::any:
        return value(2);
      case Shape::boolean:
        return choices_.below(4) == 0 ? "false" : "true";
      case Shape::text:
        return text_of(keyword.name);
      case Shape::number:
        return std::string(choices_.of(numbers));
      case Shape::positive_number:
        return std::to_string(1 + choices_.below(3));
      case Shape::count:
        return std::to_string(choices_.below(4));
      case Shape::list:
        return join(1 + choices_.below(4), '[', ']', [&](std::size_t) { return value(2); });
      case Shape::names:
        return some_names(1);
      case Shape::names_by_name:
        return by_name(1 + choices_.below(2), [&] { return some_names(0); });
      case Shape::type:
        return choices_.below(2) == 0 || dialect_ == schema::Dialect::openapi3_0
                   ? quoted(choices_.of(types))
                   : R"(["integer","string"])";
      case Shape::schema:
        return schema(depth);
      case Shape::schemas:
        return schemas(depth);
      case Shape::schema_or_schemas:
        return choices_.below(2) == 0 ? schema(depth) : schemas(depth);
      case Shape::schemas_by_name:
        if (keyword.name == "patternProperties")
          return fmt::format("{{\"{}\":{}}}", choices_.of(patterns), schema(depth));
        return by_name(1 + choices_.below(3), [&] { return schema(depth); });
      case Shape::schemas_or_names_by_name:
        return by_name(1 + choices_.below(2),
                       [&] { return choices_.below(2) == 0 ? schema(depth) : some_names(1); });
      case Shape::mapping:
        return R"({"propertyName":"a"})";
    }
    return "true";
  }

  Choices& choices_;
  schema::Dialect dialect_;
  std::vector<const schema::Keyword*> keywords_;
};

/// Where our evaluator contradicts itself.
std::string contradiction(const schema::Schema& schema,
                          const schema::Body& body,
                          const schema::Outcome& outcome) {
  if (schema.test(body) != outcome.validity)
    return "the evaluation with and without violations differ";
  const auto is_fault = [](const auto& one) { return !schema::is_advice(one); };
  const bool faulty = std::any_of(outcome.violations.begin(), outcome.violations.end(), is_fault);
  if (faulty != (outcome.validity == schema::Validity::invalid))
    return "violations and verdict contradict each other";
  for (const auto& one : outcome.violations) {
    const auto clause = static_cast<std::size_t>(one.clause);
    if (one.clause >= 0 && outcome.clauses.at(clause) != contract::State::broken)
      return fmt::format("the clause `{}` is violated and not broken", schema.clauses()[clause].id);
  }
  return {};
}

}  // namespace

Pair read_pair(std::string_view bytes) {
  Choices choices(bytes);
  Pair pair;
  pair.dialect = static_cast<schema::Dialect>(choices.below(7));
  Writer writer(choices, pair.dialect);
  pair.instance = writer.value(0);
  pair.schema = writer.root();
  return pair;
}

Judged judge(const Pair& pair) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto root = tree::read_json(sources, sources.add("schema", pair.schema), out);
  if (!root) return {.fault = "the schema is no JSON"};
  auto compiled =
      schema::compile(sources, *root, {.dialect = pair.dialect, .base_uri = "fuzz:schema"}, out);
  if (!compiled) return {};
  schema::Judge judge(*std::move(compiled));
  const auto body = schema::parse_body(pair.instance);
  if (!body) return {.fault = "the instance is no JSON"};
  const auto judgement = judge.judge(*body, pair.instance.size());
  const auto& outcome = judgement.outcome;
  Judged judged{.by = judgement.engines == 2 ? Judged::By::both : Judged::By::ours,
                .valid = outcome.validity == schema::Validity::valid,
                .fault = judgement.disagreement};
  if (judged.fault.empty()) judged.fault = contradiction(judge.schema(), *body, outcome);
  return judged;
}

}  // namespace assay::fuzz
