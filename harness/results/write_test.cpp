#include "results/write.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include "base/base64.h"
#include "results/record.h"
#include "results/testing/sample.h"
#include "testing/golden.h"
#include "text/utf8.h"

namespace assay::results {
namespace {

using testing::sample;

/// What results.json says of one failing case with this answer.
boost::json::object response_of(std::string body, const Redactor& redactor = {}) {
  Results results;
  results.cases = {
      {.findings = {{.check = "status"}},
       .exchanges = {
           record({.received = http::Response{.status = 200, .body = std::move(body)}}, "step")}}};
  const auto json = boost::json::parse(write(Redacted(std::move(results), redactor)));
  return json.at("cases").at(0).at("exchanges").at(0).at("response").as_object();
}

TEST(Write, GivesTheSampleInReports) {
  assay::testing::golden("../reports/samples/results.json", write(sample()));
}

TEST(Write, GivesValidUtf8WithoutControlCharacters) {
  auto text = write(sample());
  EXPECT_EQ(text::find_invalid_utf8(text), std::string_view::npos);
  std::erase(text, '\n');
  EXPECT_EQ(text.find_first_of("\x1b\x07\x7f"), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
}

TEST(Write, HidesTheSecretEverywhere) {
  const auto text = write(sample());
  for (const auto* form : {"tok_5f2c", "==/91", "5f2c%2F91", "91+e"})
    EXPECT_EQ(text.find(form), std::string::npos) << form;
  EXPECT_NE(text.find("[secret:ACME_TOKEN]"), std::string::npos);
}

TEST(Write, KeepsABodyThatIsNoUtf8AsBase64) {
  const auto response = response_of("\xFF\x01");
  EXPECT_EQ(response.at("body_base64").as_string(), base::base64("\xFF\x01"));
  EXPECT_FALSE(response.contains("body"));
}

TEST(Write, RedactsABodyBeforeItBecomesBase64) {
  const auto response = response_of("\xFFs3cret-token", Redactor({Secret{"T", "s3cret-token"}}));
  EXPECT_EQ(response.at("body_base64").as_string(), base::base64("\xFF[secret:T]"));
}

TEST(Write, CutsABodyOnlyAfterRedactingIt) {
  std::string body(body_limit - 4, 'x');
  body += "s3cret-token";
  const auto response = response_of(body, Redactor({Secret{"T", "s3cret-token"}}));
  EXPECT_EQ(response.at("body").as_string(), std::string(body_limit - 4, 'x') + "[sec");
  EXPECT_EQ(response.at("size").as_int64(), static_cast<std::int64_t>(body.size()));
}

TEST(Redacted, HidesCredentialsThatNobodyNamed) {
  Results results;
  results.cases = {
      {.exchanges = {
           {.request_headers = {{"authorization", "Bearer abc"}, {"Accept", "a/b"}},
            .response_headers = {{"Set-Cookie", "sid=abc; Path=/"}, {"Cookie", "odd"}}}}}};
  const Redacted redacted(std::move(results), Redactor());
  const auto& exchange = redacted->cases.front().exchanges.front();
  EXPECT_EQ(exchange.request_headers,
            (std::vector<http::Header>{{"authorization", "Bearer [secret:authorization]"},
                                       {"Accept", "a/b"}}));
  EXPECT_EQ(exchange.response_headers,
            (std::vector<http::Header>{{"Set-Cookie", "sid=[secret:Set-Cookie]"},
                                       {"Cookie", "[secret:Cookie]"}}));
}

/// Judges a value by the few keywords that the schema of results.json uses, and notes which of its
/// properties occur.
class Held {
 public:
  explicit Held(const boost::json::value& schema) : schema_(schema) {}

  void judge(const boost::json::value& rule,
             const boost::json::value& value,
             const std::string& at) {
    const auto& keywords = rule.as_object();
    if (const auto* reference = keywords.if_contains("$ref"); reference != nullptr) {
      boost::json::error_code error;
      const auto pointer = std::string(reference->as_string()).substr(1);
      const auto* target = schema_.find_pointer(pointer, error);
      ASSERT_NE(target, nullptr) << pointer;
      return judge(*target, value, at);
    }
    if (const auto* type = keywords.if_contains("type"); type != nullptr) {
      EXPECT_EQ(type_of(value), type->as_string()) << at;
    }
    if (const auto* values = keywords.if_contains("enum"); values != nullptr) {
      const auto& all = values->as_array();
      EXPECT_NE(std::find(all.begin(), all.end(), value), all.end()) << at << " is " << value;
    }
    if (value.is_array()) {
      for (const auto& item : value.as_array())
        judge(keywords.at("items"), item, at + "/*");
    }
    if (value.is_object()) judge_members(keywords, value.as_object(), at);
  }

  std::set<std::string> seen;

 private:
  void judge_members(const boost::json::object& keywords,
                     const boost::json::object& value,
                     const std::string& at) {
    EXPECT_EQ(keywords.at("additionalProperties"), boost::json::value(false)) << at;
    for (const auto& name : keywords.at("required").as_array())
      EXPECT_TRUE(value.contains(name.as_string())) << at << " lacks " << name;
    const auto& properties = keywords.at("properties").as_object();
    for (const auto& member : value) {
      const auto path = at + "/" + std::string(member.key());
      seen.insert(path);
      const auto* rule = properties.if_contains(member.key());
      EXPECT_NE(rule, nullptr) << path << " is not in the schema";
      if (rule != nullptr) judge(*rule, member.value(), path);
    }
  }

  static std::string_view type_of(const boost::json::value& value) {
    if (value.is_object()) return "object";
    if (value.is_array()) return "array";
    if (value.is_string()) return "string";
    if (value.is_bool()) return "boolean";
    return value.is_int64() || value.is_uint64() ? "integer" : "number";
  }

  const boost::json::value& schema_;
};

/// Every property that the schema names, as the paths that Held notes.
void collect(const boost::json::value& schema,
             const boost::json::value& rule,
             const std::string& at,
             std::set<std::string>& out) {
  const auto& keywords = rule.as_object();
  if (const auto* reference = keywords.if_contains("$ref"); reference != nullptr) {
    boost::json::error_code error;
    const auto* target = schema.find_pointer(std::string(reference->as_string()).substr(1), error);
    return collect(schema, *target, at, out);
  }
  if (const auto* items = keywords.if_contains("items"); items != nullptr)
    collect(schema, *items, at + "/*", out);
  const auto* properties = keywords.if_contains("properties");
  if (properties == nullptr) return;
  for (const auto& property : properties->as_object()) {
    const auto path = at + "/" + std::string(property.key());
    out.insert(path);
    collect(schema, property.value(), path, out);
  }
}

TEST(ResultsSchema, NamesWhatTheWriterWritesAndNothingElse) {
  std::ifstream file(assay::testing::source_path("schemas/assay/results.schema.json"));
  const auto schema = boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  Held held(schema);
  held.judge(schema, boost::json::parse(write(sample())), "");
  std::set<std::string> named;
  collect(schema, schema, "", named);
  // The sample sends text only.
  named.erase("/cases/*/exchanges/*/request/body_base64");
  EXPECT_EQ(held.seen, named);
}

}  // namespace
}  // namespace assay::results
