#include "generate/generator.h"

#include <set>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "generate/break_keyword.h"
#include "generate/place.h"
#include "generate/plain.h"
#include "generate/testing/schemas.h"
#include "testing/golden.h"

namespace assay::generate {
namespace {

namespace json = boost::json;

using testing::Schemas;

const char* const many_schemas = R"(
anything: {}
always: true
null: {type: 'null'}
flag: {type: boolean}
whole: {type: integer}
positive: {type: integer, exclusiveMinimum: 0}
between: {type: number, minimum: 2.5, maximum: 2.75}
open: {type: number, exclusiveMinimum: 1, exclusiveMaximum: 2}
negative: {type: integer, maximum: -5}
stepped: {type: integer, minimum: 10, multipleOf: 7}
stepped_decimal: {type: number, multipleOf: 0.25, maximum: 1}
both_steps: {allOf: [{multipleOf: 4}, {multipleOf: 6}], type: integer}
small: {type: integer, format: int32}
text: {type: string}
short: {type: string, maxLength: 3}
long: {type: string, minLength: 40}
one_letter: {type: string, minLength: 1, maxLength: 1}
patterned: {type: string, pattern: '^[A-Z]{3}-\d{2,4}$'}
two_patterns: {type: string, pattern: '^a', allOf: [{pattern: 'a$'}]}
chosen: {enum: [red, 7, null, {a: 1}]}
chosen_text: {type: string, enum: [1, two, three]}
fixed: {const: {a: [1, 2]}}
either: {type: [string, 'null']}
shown: {type: string, minLength: 3, example: a good one}
shown_wrongly: {type: integer, minimum: 3, example: 1, default: 5}
list: {type: array, items: {type: integer}}
pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}
distinct: {type: array, items: {type: integer, minimum: 1, maximum: 4}, minItems: 4, uniqueItems: true}
distinct_words: {type: array, items: {enum: [a, b, c]}, minItems: 3, uniqueItems: true}
at_most: {type: array, items: {type: string}, maxItems: 2}
holding: {type: array, contains: {const: here}, minContains: 2, items: {type: string}}
record:
  type: object
  required: [name, inner]
  properties:
    name: {type: string}
    nick: {type: string}
    inner: {type: object, required: [n], properties: {n: {type: number}, m: {type: 'null'}}}
required_unnamed: {type: object, required: [x, y]}
closed: {type: object, properties: {a: {type: integer}}, additionalProperties: false}
open_values: {type: object, additionalProperties: {type: integer}, minProperties: 3}
by_pattern: {type: object, required: [x-one], patternProperties: {'^x-': {type: boolean}}, additionalProperties: false}
named: {type: object, minProperties: 2, propertyNames: {pattern: '^[a-z]{4}$'}}
dependent: {type: object, required: [card], properties: {card: {type: integer}, address: {type: string}}, dependentRequired: {card: [address]}}
never_inside: {type: object, properties: {gone: false, here: {type: string}}}
all: {allOf: [{$ref: '#/record'}, {type: object, required: [more], properties: {more: {type: boolean}}}]}
any: {anyOf: [{type: string, maxLength: 2}, {type: integer}]}
any_impossible_first: {anyOf: [false, {type: boolean}]}
exclusive: {oneOf: [{type: integer}, {type: integer, multipleOf: 2}]}
not_this: {type: integer, minimum: 0, maximum: 3, not: {enum: [0, 1]}}
conditional:
  type: object
  required: [kind]
  properties: {kind: {enum: [a, b]}}
  if: {properties: {kind: {const: a}}}
  then: {required: [size], properties: {size: {type: integer}}}
conditional_else:
  type: object
  required: [kind]
  properties: {kind: {enum: [a, b]}}
  if: {properties: {kind: {const: a}}}
  else: {required: [size], properties: {size: {type: integer}}}
tree: {type: object, required: [value], properties: {value: {type: integer}, children: {type: array, items: {$ref: '#/tree'}}, up: {$ref: '#/tree'}}}
chain: {type: object, required: [next], properties: {next: {anyOf: [{$ref: '#/chain'}, {type: 'null'}]}}}
by_anchor: {$ref: '#named-so', $defs: {anchored: {$anchor: named-so, type: integer, minimum: 8}}}
unevaluated: {allOf: [{properties: {a: {type: string}}}], properties: {b: {type: string}}, unevaluatedProperties: false}
date: {type: string, format: date}
instant: {type: string, format: date-time}
clock: {type: string, format: time}
span: {type: string, format: duration}
mail: {type: string, format: email}
host: {type: string, format: hostname}
v4: {type: string, format: ipv4}
v6: {type: string, format: ipv6}
link: {type: string, format: uri}
part: {type: string, format: uri-reference}
pointer: {type: string, format: json-pointer}
relative: {type: string, format: relative-json-pointer}
expression: {type: string, format: regex}
template: {type: string, format: uri-template}
id: {type: string, format: uuid}
)";

TEST(Generator, KeepsEachSchemaItIsGiven) {
  const Schemas schemas(many_schemas);
  for (const auto& [name, span, schema] : schemas.contract.documents.front().second.members) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      Generator generator(schemas.sources, schemas.contract, seed);
      ASSERT_NE(generator.compiled(schema, schema::Direction::response), nullptr) << name;
      for (const auto fill : {Fill::minimal, Fill::full}) {
        for (const bool varied : {false, true}) {
          const auto value =
              generator.value(schema, {.fill = fill, .purpose = name, .varied = varied});
          ASSERT_TRUE(value) << name << " by seed " << seed;
          EXPECT_TRUE(generator.conforms(schema, *value, schema::Direction::response))
              << name << ": " << json::serialize(*value);
        }
      }
    }
  }
}

TEST(Generator, GivesNothingWhereNothingKeepsTheSchema) {
  const Schemas schemas(R"(
never: false
torn: {type: string, allOf: [{type: integer}]}
empty: {type: integer, minimum: 3, maximum: 2}
endless: {type: object, required: [next], properties: {next: {$ref: '#/endless'}}}
)");
  Generator generator(schemas.sources, schemas.contract, 1);
  for (const auto* name : {"never", "torn", "empty", "endless"}) {
    EXPECT_EQ(generator.value(schemas.at(name), {.purpose = name}), std::nullopt) << name;
  }
}

json::value made(const std::string& schema, const Wish& wish = {}) {
  const Schemas schemas("it: " + schema);
  Generator generator(schemas.sources, schemas.contract, 1);
  const auto value = generator.value(schemas.at("it"), wish);
  EXPECT_TRUE(value) << schema;
  return value ? *value : json::value("nothing");
}

TEST(Generator, TellsTheBranchesOfAOneOfApartByTheirProperties) {
  Schemas schemas(R"(
span:
  oneOf:
    - {type: object, properties: {month: {type: integer}}}
    - {type: object, properties: {week: {type: integer}}}
lists:
  oneOf:
    - {type: array, items: {type: string}}
    - {type: array, items: {type: integer}}
deep: {type: object, required: [span], properties: {span: {$ref: '#/span'}}}
twins: {oneOf: [{type: object}, {type: object}]}
)");
  Generator generator(schemas.sources, schemas.contract, 5);
  for (const auto* name : {"span", "lists", "deep"})
    EXPECT_TRUE(generator.value(schemas.at(name), {.purpose = name})) << name;
  EXPECT_FALSE(generator.value(schemas.at("twins"), {.purpose = "twins"}));
}

TEST(IsPlainlyPossible, SaysSoOfWhatNeedsNoAttempt) {
  Schemas schemas(R"(
plain: {type: object, required: [name, inner], properties: {name: {type: string}, inner: {$ref: '#/list'}}}
list: {type: array, items: {oneOf: [{type: string}, {type: string}]}}
choice: {type: object, required: [kind], properties: {kind: {enum: [1], type: string}}}
never: {allOf: [{type: string}, {type: integer}]}
loop: {type: object, required: [next], properties: {next: {$ref: '#/loop'}}}
)");
  const contract::References references(schemas.contract);
  const auto says = [&](std::string_view name) {
    return is_plainly_possible(schemas.at(name), references);
  };
  EXPECT_TRUE(says("plain"));
  EXPECT_TRUE(says("list"));
  for (const auto* name : {"choice", "never", "loop"})
    EXPECT_FALSE(says(name)) << name;
}

TEST(IsPlainlyPossible, SaysItOfNothingThatOnlyAnAttemptTells) {
  Schemas schemas(R"(
closed: {type: object, required: [k], additionalProperties: false}
closed_elsewhere: {allOf: [{type: object, required: [k], properties: {k: {}}}, {additionalProperties: false}]}
unevaluated: {type: object, required: [k], unevaluatedProperties: false}
few: {type: object, required: [k, l], maxProperties: 1}
dependent: {type: object, required: [k], dependencies: {k: [l]}, properties: {l: false}}
date: {type: string, format: date}
named: {type: object, required: [k], properties: {k: {}}, additionalProperties: false, unevaluatedProperties: false}
)");
  const contract::References references(schemas.contract);
  for (const auto* name : {"closed", "closed_elsewhere", "unevaluated", "few", "dependent", "date"})
    EXPECT_FALSE(is_plainly_possible(schemas.at(name), references)) << name;
  EXPECT_TRUE(is_plainly_possible(schemas.at("named"), references));
}

TEST(Generator, PrefersWhatThePageSays) {
  EXPECT_EQ(made("{type: string, example: shown}"), json::value("shown"));
  EXPECT_EQ(made("{type: string, examples: [first, second]}"), json::value("first"));
  EXPECT_EQ(made("{type: integer, default: 4}"), json::value(4));
  EXPECT_EQ(made("{enum: [b, a]}"), json::value("b"));
  EXPECT_EQ(made("{type: integer, minimum: 3, example: 1, default: 5}"), json::value(5));
}

TEST(Generator, FillsWhatItIsAskedTo) {
  const auto* schema =
      "{type: object, required: [a], properties: {a: {const: 1}, b: {const: 2}, c: {type: array, "
      "items: {const: 3}}}}";
  EXPECT_EQ(made(schema), (json::value{{"a", 1}}));
  EXPECT_EQ(made(schema, {.fill = Fill::full}),
            (json::value{{"a", 1}, {"b", 2}, {"c", json::array{3}}}));
}

TEST(Generator, LeavesOutWhatGoesTheOtherWay) {
  const auto* schema =
      "{type: object, properties: {in: {const: 1, writeOnly: true}, out: {const: 2, readOnly: "
      "true}}}";
  EXPECT_EQ(made(schema, {.fill = Fill::full}), (json::value{{"out", 2}}));
  EXPECT_EQ(made(schema, {.fill = Fill::full, .direction = schema::Direction::request}),
            (json::value{{"in", 1}}));
}

TEST(Generator, KeepsOfAnExampleWhatKeepsTheSchema) {
  const json::value example = {
      {"name", "Emma"}, {"pages", "many"}, {"tags", json::array{"a", 1, "c"}}, {"other", true}};
  const auto value = made(R"({type: object, required: [pages, isbn], properties: {
    name: {type: string}, pages: {type: integer, minimum: 9, maximum: 9}, isbn: {const: x}, tags: {type: array, items: {type: string, maxLength: 1}}}})",
                          {.example = &example});
  EXPECT_EQ(value.at("name"), json::value("Emma"));
  EXPECT_EQ(value.at("pages"), json::value(9));
  EXPECT_EQ(value.at("isbn"), json::value("x"));
  EXPECT_EQ(value.at("other"), json::value(true));
  EXPECT_EQ(value.at("tags").at(0), json::value("a"));
  EXPECT_EQ(value.at("tags").at(2), json::value("c"));
}

TEST(Generator, StopsInALoopOfReferences) {
  const auto value =
      made("{type: object, properties: {up: {$ref: '#/it'}, n: {const: 1}}}", {.fill = Fill::full});
  EXPECT_EQ(value, (json::value{{"up", json::object()}, {"n", 1}}));
}

TEST(Generator, GivesTheSameForTheSameSeedAndPurpose) {
  const Schemas schemas("it: {type: string, minLength: 30}");
  const auto value = [&](std::uint64_t seed, std::string_view purpose) {
    return Generator(schemas.sources, schemas.contract, seed)
        .value(schemas.at("it"), {.purpose = purpose});
  };
  EXPECT_EQ(value(1, "a"), value(1, "a"));
  EXPECT_NE(value(1, "a"), value(1, "b"));
  EXPECT_NE(value(1, "a"), value(2, "a"));
}

/// The body clauses that no change of a valid body breaks, as `schema: clause`.
std::set<std::string> unbroken(const Schemas& schemas) {
  std::set<std::string> found;
  Generator generator(schemas.sources, schemas.contract, 1);
  for (const auto& [name, span, schema] : schemas.contract.documents.front().second.members) {
    const auto* compiled = generator.compiled(schema, schema::Direction::response);
    const auto valid = generator.value(schema, {.fill = Fill::full, .purpose = name});
    if (compiled == nullptr || !valid) continue;
    for (std::size_t i = 0; i < compiled->clauses().size(); ++i) {
      const auto& id = compiled->clauses()[i].id;
      if (compiled->clauses()[i].level == contract::Level::may)
        continue;  // nothing breaks a permission
      const auto pointer = id.substr(1, id.rfind(':') - 1);
      if (pointer.find('(') != std::string::npos)
        continue;  // a branch: the saboteur's tests have them
      auto at = tree::Pointer::read(pointer);
      if (!at) continue;
      tree::Pointer here;
      for (auto& token : at->tokens) {
        const auto* value = find(*valid, here);
        if (token == "*")
          token = value->is_array() ? "0" : std::string(value->as_object().begin()->key());
        here = here / token;
      }
      bool broken = false;
      for (auto& body : break_keyword(
               schema, *valid, *at, compiled->clauses()[i].keyword, generator.references())) {
        schema::Body parsed;
        parsed.value = std::move(body);
        broken = broken || compiled->evaluate(parsed).clauses[i] == contract::State::broken;
      }
      if (!broken) found.insert(std::string(name) + ": " + id);
    }
  }
  return found;
}

TEST(BreakKeyword, BreaksEachKeywordOfEachSchema) {
  EXPECT_EQ(unbroken(Schemas(many_schemas)), (std::set<std::string>{}));
}

}  // namespace
}  // namespace assay::generate
