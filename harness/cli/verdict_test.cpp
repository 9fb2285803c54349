#include "cli/verdict.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/testing/compiled.h"

namespace assay::cli {
namespace {

/// An instance before a schema, with an engine in valijson's place that passes everything.
struct Judged {
  Judged(std::string schema, std::string instance) : compiled(std::move(schema)) {
    const auto source = compiled.sources.add("x.json", std::move(instance));
    schema::Judge judge(*std::move(compiled.schema),
                        schema::SecondEngine::all,
                        [](const boost::json::value&) { return true; });
    read_instances(
        compiled.sources,
        source,
        InstanceKind::json,
        [&](const Instance& one) {
          const auto judgement = judge.judge(one.body, one.size);
          const Verdict verdict{.is = Verdict::Is::indeterminate,
                                .name = one.name,
                                .why = judgement.outcome.why_indeterminate,
                                .instance = &one,
                                .judgement = &judgement};
          text = render_text(compiled.sources, verdict);
          json = boost::json::parse(render_json(compiled.sources, verdict)).as_object();
        },
        [](std::size_t, const NotJudged&) { FAIL(); });
  }

  schema::Compiled compiled;
  std::string text;
  boost::json::object json;
};

TEST(Verdict, TellsADisagreementWithAllThatAReportNeeds) {
  const Judged judged("{type: integer}", "\"x\"");
  const auto& report = judged.json.at("disagreement").as_string();
  EXPECT_EQ(boost::json::parse(report).at("body"), "x");
  EXPECT_EQ(judged.json.at("verdict"), "indeterminate");
  EXPECT_EQ(judged.json.at("engines"), 2);
  EXPECT_NE(judged.text.find("x.json: error: our evaluator finds the body invalid, valijson valid: "
                             "one of the two is wrong [instance.indeterminate]\n"
                             "   = report this fault with the text {\"schema\":"),
            std::string::npos)
      << judged.text;
}

TEST(Verdict, TellsThePlacesOfAHundredViolations) {
  std::string items = "[0";
  for (int i = 1; i < 150; ++i)
    items += fmt::format(",{}", i);
  const Judged judged("{items: {type: string}}", items + "]");
  EXPECT_NE(judged.text.find("x.json: note: 50 more violations; `--output json` tells all\n"),
            std::string::npos);
  const auto& violations = judged.json.at("violations").as_array();
  ASSERT_EQ(violations.size(), 150U);
  EXPECT_TRUE(violations[99].as_object().contains("place"));
  EXPECT_FALSE(violations[100].as_object().contains("place"));
  EXPECT_EQ(violations[149].at("at"), "/149");
}

TEST(Verdict, ShowsNoControlCharacters) {
  const Judged judged("{type: integer}", "\"\\u001b[31m\xE2\x80\xAE\"");
  EXPECT_EQ(judged.text.find('\x1b'), std::string::npos);
  EXPECT_EQ(judged.text.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_NE(judged.text.find("the string `\\x1b[31m\\u202e`"), std::string::npos) << judged.text;
}

}  // namespace
}  // namespace assay::cli
