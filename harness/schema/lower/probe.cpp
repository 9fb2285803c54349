#include "schema/lower/probe.h"

#include <array>
#include <string_view>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "schema/lower/second_engine.h"

namespace assay::schema::lower {
namespace {

namespace json = boost::json;

/// A schema of the subset, a value it must take, and one it must not.
struct Question {
  std::string_view about;
  std::string_view schema;
  std::string_view valid;
  std::string_view invalid;
};

constexpr std::array questions = {
    Question{"type", R"({"type":["string","null"]})", "null", "1"},
    Question{"type", R"({"type":["array"]})", "[]", "{}"},
    Question{"type", R"({"type":"number","multipleOf":1.0})", "1.0", "2.5"},
    Question{"type", R"({"type":"number","multipleOf":1.0})", "-7", "\"7\""},
    Question{"multipleOf", R"({"multipleOf":2.0})", "4", "2.5"},
    Question{"multipleOf", R"({"multipleOf":3.0})", "9.0", "10"},
    Question{"multipleOf", R"({"if":{"type":"number"},"then":{"multipleOf":3.0}})", "\"7\"", "7"},
    Question{"enum", R"({"enum":[1,"a",null,{"b":[true]}]})", R"({"b":[true]})", "true"},
    Question{"enum", R"({"enum":[1]})", "1.0", "\"1\""},
    Question{"const", R"({"const":{"a":[1]}})", R"({"a":[1.0]})", R"({"a":[1,1]})"},
    Question{"minimum", R"({"minimum":1.5})", "1.5", "1"},
    Question{"exclusiveMaximum", R"({"exclusiveMaximum":3})", "2.9", "3.0"},
    Question{"maxLength", R"({"maxLength":1})", "\"\u00e9\"", "\"ab\""},
    Question{"pattern", R"({"pattern":"^[a-c]+\\d{2}$"})", "\"abc12\"", "\"abc123\""},
    Question{"pattern", R"({"pattern":"b"})", "\"abc\"", "\"ac\""},
    Question{"required", R"({"required":["a"]})", "[]", "{}"},
    Question{
        "properties",
        R"({"properties":{"a":{"$ref":"#/definitions/d"}},"definitions":{"d":{"type":["string"]}}})",
        R"({"a":""})",
        R"({"a":1})"},
    Question{
        "patternProperties", R"({"patternProperties":{"^x":false}})", R"({"a":1})", R"({"xa":1})"},
    Question{
        "additionalProperties",
        R"({"properties":{"a":true},"patternProperties":{"^x":true},"additionalProperties":false})",
        R"({"a":1,"x1":1})",
        R"({"b":1})"},
    Question{
        "propertyNames",
        R"({"allOf":[{"$ref":"#/definitions/d0"}],"definitions":{"d0":{"properties":{"a":{"$ref":"#/definitions/d1"}}},)"
        R"("d1":{"propertyNames":{"$ref":"#/definitions/d2"}},"d2":{"maxLength":1}}})",
        R"({"a":{"b":1}})",
        R"({"a":{"bb":1}})"},
    Question{"minProperties", R"({"minProperties":1,"maxProperties":1})", R"({"a":1})", "{}"},
    Question{"items",
             R"({"items":[true,{"type":["string"]}],"additionalItems":false})",
             R"([1,"a"])",
             R"([1,"a",2])"},
    Question{"items", R"({"items":{"type":["string"]}})", R"(["a"])", R"(["a",1])"},
    Question{"contains", R"({"contains":{"const":2}})", "[1,2]", "[]"},
    Question{"uniqueItems", R"({"uniqueItems":true})", R"([1,"1",true])", "[1,2,1.0]"},
    Question{"minItems", R"({"minItems":1,"maxItems":2})", "[1]", "[1,2,3]"},
    Question{"anyOf", R"({"anyOf":[{"type":["string"]},{"type":["null"]}]})", "null", "1"},
    Question{"oneOf", R"({"oneOf":[{"minimum":2},{"maximum":3}]})", "1", "2"},
    Question{"not", R"({"not":{"type":["string"]}})", "1", "\"\""},
    Question{"if", R"({"if":{"minimum":5},"then":{"maximum":6},"else":{"minimum":1}})", "6", "0"},
    Question{"if", R"({"if":{"minimum":5},"then":{"maximum":6},"else":{"minimum":1}})", "1", "7"},
    Question{
        "$ref",
        R"({"allOf":[{"$ref":"#/definitions/d0"}],"definitions":{"d0":{"properties":{"n":{"$ref":"#/definitions/d0"}},"required":["v"]}}})",
        R"({"v":1,"n":{"v":1}})",
        R"({"v":1,"n":{"n":{"v":1}}})"},
};

/// Whether valijson answers so; a schema it does not take gives nothing.
bool answers(std::string_view schema_text, std::string_view value_text, bool expected) {
  const auto schema = SecondSchema::compile(json::parse({schema_text.data(), schema_text.size()}));
  if (!schema) return false;
  const auto verdict = schema->test(json::parse({value_text.data(), value_text.size()}));
  return verdict && *verdict == expected;
}

Probe ask() {
  Probe probe;
  probe.abilities.whole_doubles_are_integers = answers(R"({"type":"integer"})", "1.0", true);
  for (const auto& question : questions) {
    if (answers(question.schema, question.valid, true) &&
        answers(question.schema, question.invalid, false))
      continue;
    probe.unusable = fmt::format("the installed valijson gets `{}` wrong", question.about);
    break;
  }
  return probe;
}

}  // namespace

const Probe& probe_second_engine() {
  static const Probe probe = ask();
  return probe;
}

}  // namespace assay::schema::lower
