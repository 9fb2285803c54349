// The saboteur of every keyword: a valid instance is made, one keyword of its schema is broken, and
// what is found must be that keyword's clause, or the listed ones with it.

#include <algorithm>
#include <set>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "generate/break_keyword.h"
#include "generate/generator.h"
#include "generate/place.h"
#include "schema/judge.h"
#include "schema/testing/compiled.h"
#include "schema/vocabulary.h"

namespace assay::generate {
namespace {

namespace json = boost::json;
using schema::Dialect;
using schema::Dialects;
using schema::Direction;

constexpr Dialects everywhere = schema::every_dialect;
constexpr Dialects with_item_lists = only(Dialect::draft4) | only(Dialect::draft6) |
                                     only(Dialect::draft7) | only(Dialect::draft2019_09);
constexpr Dialects with_numeric_bounds =
    everywhere & static_cast<Dialects>(~schema::with_boolean_bounds);

/// A keyword at work.
struct Row {
  std::string_view keyword;
  std::string_view schema;          // YAML
  std::string_view clause;          // that its breaking breaks
  Dialects dialects = everywhere;   // that this spelling is for, of those that know the keyword
  std::string_view at{};            // where the body is changed; else by the clause
  std::string_view example{};       // a valid instance, where the generator needs to be shown one
  std::vector<std::string> also{};  // clauses that cannot be kept then
  Direction direction = Direction::response;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"type", "{type: integer}", "#:type"},
      {"enum", "{type: string, enum: [red, green]}", "#:enum"},
      {"const", "{const: 7}", "#:const"},
      {"multipleOf", "{type: integer, multipleOf: 3}", "#:multipleOf"},
      {"maximum", "{type: integer, maximum: 5}", "#:maximum"},
      {"minimum", "{type: integer, minimum: 5}", "#:minimum"},
      {"exclusiveMaximum",
       "{type: integer, exclusiveMaximum: 5}",
       "#:exclusiveMaximum",
       with_numeric_bounds},
      {"exclusiveMinimum",
       "{type: integer, exclusiveMinimum: 5}",
       "#:exclusiveMinimum",
       with_numeric_bounds},
      {"exclusiveMaximum",
       "{type: integer, maximum: 5, exclusiveMaximum: true}",
       "#:maximum",
       schema::with_boolean_bounds},
      {"exclusiveMinimum",
       "{type: integer, minimum: 5, exclusiveMinimum: true}",
       "#:minimum",
       schema::with_boolean_bounds},
      {"maxLength", "{type: string, maxLength: 3}", "#:maxLength"},
      {"minLength", "{type: string, minLength: 3}", "#:minLength"},
      {"pattern", "{type: string, pattern: '^[a-f]+$'}", "#:pattern"},
      {"format", "{type: string, format: date-time}", "#:format"},

      {"items", "{type: array, minItems: 2, items: {type: integer}}", "#/*:type"},
      {"items",
       "{type: array, minItems: 1, items: [{type: integer}]}",
       "#/0:type",
       with_item_lists},
      {"items", "{type: array, items: false}", "#:items", schema::since_draft6},
      {"prefixItems", "{type: array, minItems: 1, prefixItems: [{type: integer}]}", "#/0:type"},
      {"additionalItems",
       "{type: array, items: [{type: integer}], additionalItems: false}",
       "#:additionalItems",
       with_item_lists,
       "",
       "[1]"},
      {"additionalItems",
       "{type: array, items: [true], additionalItems: {type: integer}}",
       "#/*:type",
       with_item_lists & schema::since_draft6,
       "/1",
       "[1, 2]"},
      {"unevaluatedItems",
       "{type: array, items: [{type: integer}], unevaluatedItems: false}",
       "#:unevaluatedItems",
       with_item_lists,
       "",
       "[1]"},
      {"unevaluatedItems",
       "{type: array, prefixItems: [{type: integer}], unevaluatedItems: false}",
       "#:unevaluatedItems",
       schema::since_draft2020_12,
       "",
       "[1]"},
      {"unevaluatedItems",
       "{type: array, unevaluatedItems: {type: integer}}",
       "#/*:type",
       everywhere,
       "/0",
       "[1]"},
      {"contains", "{type: array, contains: {const: 1}}", "#:contains"},
      {"minContains", "{type: array, contains: {const: 1}, minContains: 2}", "#:minContains"},
      {"maxContains",
       "{type: array, contains: {const: 1}, maxContains: 2}",
       "#:maxContains",
       everywhere,
       "",
       "[1]"},
      {"maxItems", "{type: array, maxItems: 2}", "#:maxItems"},
      {"minItems", "{type: array, minItems: 2}", "#:minItems"},
      {"uniqueItems",
       "{type: array, minItems: 2, uniqueItems: true, items: {type: integer}}",
       "#:uniqueItems"},

      {"properties", "{type: object, properties: {a: {type: integer}}}", "#/a:type"},
      {"properties",
       "{type: object, properties: {gone: false}}",
       "#/gone:properties",
       schema::since_draft6},
      {"required", "{type: object, required: [a]}", "#/a:required"},
      {"patternProperties",
       "{type: object, patternProperties: {'^x-': {type: integer}}}",
       "#/*(patternProperties/^x-):type",
       everywhere,
       "/x-a",
       R"({"x-a": 1})"},
      {"additionalProperties",
       "{type: object, additionalProperties: {type: integer}}",
       "#/*:type",
       everywhere,
       "/a",
       R"({"a": 1})"},
      {"additionalProperties",
       "{type: object, properties: {a: {type: integer}}, additionalProperties: false}",
       "#:additionalProperties"},
      {"unevaluatedProperties",
       "{type: object, allOf: [{properties: {a: {type: integer}}}], unevaluatedProperties: false}",
       "#:unevaluatedProperties"},
      {"unevaluatedProperties",
       "{type: object, unevaluatedProperties: {type: integer}}",
       "#/*:type",
       everywhere,
       "/a",
       R"({"a": 1})"},
      {"propertyNames", "{type: object, propertyNames: {maxLength: 5}}", "#:propertyNames"},
      {"maxProperties", "{type: object, maxProperties: 2}", "#:maxProperties"},
      {"minProperties", "{type: object, minProperties: 2}", "#:minProperties"},
      {"dependencies",
       "{type: object, dependencies: {card: [zip]}}",
       "#/zip:dependencies",
       everywhere,
       "/zip",
       R"({"card": 1, "zip": 2})"},
      {"dependencies",
       "{type: object, dependencies: {card: {required: [zip]}}}",
       "#(dependencies/card)/zip:required",
       everywhere,
       "/zip",
       R"({"card": 1, "zip": 2})"},
      {"dependentRequired",
       "{type: object, dependentRequired: {card: [zip]}}",
       "#/zip:dependentRequired",
       everywhere,
       "/zip",
       R"({"card": 1, "zip": 2})"},
      {"dependentSchemas",
       "{type: object, dependentSchemas: {card: {required: [zip]}}}",
       "#(dependentSchemas/card)/zip:required",
       everywhere,
       "/zip",
       R"({"card": 1, "zip": 2})"},
      {"writeOnly",
       "{type: object, properties: {pin: {type: string, writeOnly: true}}}",
       "#/pin:writeOnly",
       schema::openapi_only},
      {"readOnly",
       "{type: object, properties: {id: {type: string, readOnly: true}}}",
       "#/id:readOnly",
       schema::openapi_only,
       "",
       "",
       {},
       Direction::request},

      {"allOf", "{allOf: [{type: integer}, {minimum: 3}]}", "#:minimum"},
      {"anyOf", "{anyOf: [{type: integer}, {type: string}]}", "#:anyOf"},
      // The branch that was meant is told as well.
      {"anyOf",
       "{anyOf: [{type: integer, minimum: 3}, {type: string}]}",
       "#(anyOf/0):minimum",
       everywhere,
       "",
       "7",
       {"#:anyOf"}},
      {"oneOf", "{oneOf: [{type: integer}, {type: string}]}", "#:oneOf"},
      {"not", "{type: [integer, string], not: {type: string}}", "#:not", everywhere, "", "7"},
      {"not", "{type: integer, not: {enum: [0]}}", "#:not", schema::openapi_only, "", "7"},
      {"if",
       "{type: integer, if: {minimum: 10}, then: {multipleOf: 10}}",
       "#(then):multipleOf",
       everywhere,
       "",
       "20"},
      {"then",
       "{type: integer, if: {minimum: 10}, then: {multipleOf: 10}}",
       "#(then):multipleOf",
       everywhere,
       "",
       "20"},
      {"else",
       "{type: integer, if: {minimum: 10}, else: {multipleOf: 2}}",
       "#(else):multipleOf",
       everywhere,
       "",
       "4"},

      {"$ref", "{$ref: '#/definitions/n', definitions: {n: {type: integer}}}", "#:type"},
      {"definitions", "{$ref: '#/definitions/n', definitions: {n: {type: integer}}}", "#:type"},
      {"$defs", "{$ref: '#/$defs/n', $defs: {n: {type: integer}}}", "#:type"},
      {"$anchor", "{$ref: '#n', $defs: {n: {$anchor: n, type: integer}}}", "#:type"},
      {"$id",
       "{allOf: [{$ref: 'https://assay.test/n'}], definitions: {n: {$id: 'https://assay.test/n', "
       "type: integer}}}",
       "#:type",
       everywhere,
       "",
       "7"},
      {"id",
       "{allOf: [{$ref: 'https://assay.test/n'}], definitions: {n: {id: 'https://assay.test/n', "
       "type: integer}}}",
       "#:type",
       everywhere,
       "",
       "7"},
      {"$dynamicRef",
       "{$dynamicRef: '#n', $defs: {n: {$dynamicAnchor: n, type: integer}}}",
       "#:type",
       everywhere,
       "",
       "7"},
      {"$dynamicAnchor",
       "{$dynamicRef: '#n', $defs: {n: {$dynamicAnchor: n, type: integer}}}",
       "#:type",
       everywhere,
       "",
       "7"},
      {"$recursiveRef",
       "{type: object, properties: {next: {$recursiveRef: '#'}, n: {type: integer}}}",
       "#/n:type",
       everywhere,
       "/next/n",
       R"({"next": {"n": 1}})"},
      {"$recursiveAnchor",
       "{$recursiveAnchor: true, type: object, properties: {next: {$recursiveRef: '#'}, n: {type: "
       "integer}}}",
       "#/n:type",
       everywhere,
       "/next/n",
       R"({"next": {"n": 1}})"},
  };
  return all;
}

/// What no instance breaks, and why.
const std::map<std::string_view, std::string_view>& unbreakable() {
  static const std::map<std::string_view, std::string_view> all = {
      {"$schema", "names the dialect"},
      {"$vocabulary", "says which keywords there are"},
      {"$comment", "is for readers"},
      {"title", "is for readers"},
      {"description", "is for readers"},
      {"default", "is for readers"},
      {"example", "is for readers"},
      {"examples", "is for readers"},
      {"deprecated", "is for readers"},
      {"externalDocs", "is for readers"},
      {"xml", "says how it is written in XML"},
      {"contentEncoding", "is an annotation"},
      {"contentMediaType", "is an annotation"},
      {"contentSchema", "is an annotation"},
      {"nullable", "allows"},
      {"discriminator", "tells which branch is meant"},
      {"readOnly", "is an annotation outside OpenAPI"},
      {"writeOnly", "is an annotation outside OpenAPI"},
  };
  return all;
}

std::string_view spelling(Dialect dialect) {
  switch (dialect) {
    case Dialect::draft4:
      return "draft-04";
    case Dialect::draft6:
      return "draft-06";
    case Dialect::draft7:
      return "draft-07";
    case Dialect::draft2019_09:
      return "2019-09";
    case Dialect::draft2020_12:
      return "2020-12";
    case Dialect::openapi3_0:
      return "oas3.0";
    case Dialect::openapi3_1:
      return "oas3.1";
  }
  return {};
}

/// A row in one dialect.
class Sabotage {
 public:
  Sabotage(const Row& row, Dialect dialect)
      : row_(row), compiled_(std::string(row.schema), options(row, dialect)) {
    contract_.dialect = spelling(dialect);
    contract_.documents.emplace_back("schema.yaml", *compiled_.root);
    if (!row.example.empty()) example_ = json::parse({row.example.data(), row.example.size()});
  }

  [[nodiscard]] std::string problems() const {
    return text::render(compiled_.sources, compiled_.out);
  }
  [[nodiscard]] bool compiles() const { return compiled_.schema.has_value(); }

  /// A valid instance, or nothing.
  [[nodiscard]] std::optional<json::value> make() {
    Generator generator(compiled_.sources, contract_, 1);
    const auto& root = contract_.documents.front().second;
    return generator.value(root,
                           {.fill = Fill::full,
                            .direction = row_.direction,
                            .purpose = row_.keyword,
                            .example = example_ ? &*example_ : nullptr});
  }

  [[nodiscard]] std::set<std::string> broken_by(const json::value& value) {
    schema::Body body;
    body.value = value;
    std::set<std::string> broken;
    const auto outcome = compiled_.schema->evaluate(body);
    for (std::size_t i = 0; i < outcome.clauses.size(); ++i) {
      if (outcome.clauses[i] == contract::State::broken)
        broken.insert(compiled_.schema->clauses()[i].id);
    }
    for (const auto& violation : outcome.violations) {
      if (violation.clause < 0) continue;
      const auto clause = static_cast<std::size_t>(violation.clause);
      EXPECT_TRUE(broken.contains(compiled_.schema->clauses()[clause].id));
    }
    return broken;
  }

  /// The instance changed so that the row's clause is broken, and as little else as can be.
  [[nodiscard]] std::optional<json::value> spoil(const json::value& valid) {
    const contract::References references(contract_);
    const auto keyword = row_.clause.substr(row_.clause.rfind(':') + 1);
    std::optional<json::value> best;
    std::size_t least = 0;
    for (auto& changed : break_keyword(
             contract_.documents.front().second, valid, place(valid), keyword, references)) {
      const auto broken = broken_by(changed);
      if (!broken.contains(std::string(row_.clause))) continue;
      if (best && least <= broken.size()) continue;
      best = std::move(changed);
      least = broken.size();
    }
    return best;
  }

  /// What both engines say of a value, in a word.
  [[nodiscard]] std::string verdict(const json::value& value) {
    schema::Judge judge(*std::move(compiled_.schema));
    schema::Body body;
    body.value = value;
    const auto judgement = judge.judge(body, 0);
    if (!judgement.disagreement.empty()) return judgement.disagreement;
    switch (judgement.outcome.validity) {
      case schema::Validity::valid:
        return "valid";
      case schema::Validity::invalid:
        return "invalid";
      case schema::Validity::indeterminate:
        return judgement.outcome.why_indeterminate;
    }
    return {};
  }

 private:
  static schema::Options options(const Row& row, Dialect dialect) {
    schema::Options options;
    options.dialect = dialect;
    options.direction = row.direction;
    return options;
  }

  [[nodiscard]] tree::Pointer place(const json::value& valid) const {
    auto text = std::string(row_.at);
    if (text.empty()) text = row_.clause.substr(1, row_.clause.rfind(':') - 1);
    while (text.find('(') != std::string::npos)
      text.erase(text.find('('), text.find(')') - text.find('(') + 1);
    auto place = tree::Pointer::read(text).value();
    for (auto& token : place.tokens) {
      if (token == "*") token = valid.is_array() ? "0" : std::string();
    }
    return place;
  }

  const Row& row_;
  schema::Compiled compiled_;
  contract::Contract contract_;
  std::optional<json::value> example_;
};

class Keywords : public ::testing::TestWithParam<Dialect> {};
INSTANTIATE_TEST_SUITE_P(Of,
                         Keywords,
                         ::testing::Values(Dialect::draft4,
                                           Dialect::draft6,
                                           Dialect::draft7,
                                           Dialect::draft2019_09,
                                           Dialect::draft2020_12,
                                           Dialect::openapi3_0,
                                           Dialect::openapi3_1),
                         [](const auto& param) {
                           std::string name(spelling(param.param));
                           std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
                           return "Dialect" + name;
                         });

/// The rows of a dialect, each once.
std::vector<const Row*> rows_of(Dialect dialect) {
  std::vector<const Row*> found;
  for (const auto& row : rows()) {
    if (has(row.dialects, dialect) && schema::find_keyword(dialect, row.keyword) != nullptr)
      found.push_back(&row);
  }
  return found;
}

TEST_P(Keywords, AreBrokenOneByOne) {
  for (const auto* row : rows_of(GetParam())) {
    SCOPED_TRACE(fmt::format("{}: {}", row->keyword, row->schema));
    Sabotage sabotage(*row, GetParam());
    EXPECT_TRUE(sabotage.compiles()) << sabotage.problems();
    if (!sabotage.compiles()) continue;
    const auto valid = sabotage.make();
    EXPECT_TRUE(valid);
    if (!valid) continue;
    EXPECT_EQ(sabotage.broken_by(*valid), std::set<std::string>{}) << json::serialize(*valid);
    const auto spoiled = sabotage.spoil(*valid);
    EXPECT_TRUE(spoiled) << json::serialize(*valid);
    if (!spoiled) continue;
    std::set<std::string> expected(row->also.begin(), row->also.end());
    expected.emplace(row->clause);
    EXPECT_EQ(sabotage.broken_by(*spoiled), expected) << json::serialize(*spoiled);
    const bool advises = row->keyword == "readOnly" || row->keyword == "writeOnly";
    EXPECT_EQ(sabotage.verdict(*spoiled), advises ? "valid" : "invalid");
  }
}

TEST_P(Keywords, AreAllInTheTable) {
  const auto known = rows_of(GetParam());
  for (const auto name : schema::keyword_names(GetParam())) {
    const bool is_broken = std::any_of(
        known.begin(), known.end(), [&](const Row* row) { return row->keyword == name; });
    EXPECT_TRUE(is_broken || unbreakable().contains(name)) << name;
  }
}

}  // namespace
}  // namespace assay::generate
