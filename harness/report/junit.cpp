#include <algorithm>
#include <chrono>
#include <map>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "report/format.h"
#include "report/shown.h"
#include "results/verdict.h"

namespace assay::report::formats {
namespace {

using results::CaseResult;
using results::FindingRecord;
using results::Results;
using results::Verdict;

struct Suite {
  std::string name;  ///< the case file
  std::vector<const CaseResult*> cases;

  [[nodiscard]] std::size_t count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [&](const CaseResult* test) {
          return test->verdict == verdict;
        }));
  }
};

/// `cases/x.yaml` of `cases/x.yaml:12:7`.
std::string file_of(std::string place) {
  for (int i = 0; i < 2; ++i) {
    const auto colon = place.rfind(':');
    if (colon == std::string::npos) break;
    place.resize(colon);
  }
  return place;
}

/// One suite a case file, in the order of their names.
std::vector<Suite> suites_of(const Results& results) {
  std::map<std::string, std::vector<const CaseResult*>> by_file;
  for (const auto& test : results.cases)
    by_file[file_of(test.file)].push_back(&test);
  std::vector<Suite> out;
  for (auto& [name, cases] : by_file)
    out.push_back({.name = name, .cases = std::move(cases)});
  return out;
}

double seconds_of(const CaseResult& test) {
  base::Duration whole{};
  for (const auto& exchange : test.exchanges)
    whole += exchange.timing.whole;
  return std::chrono::duration<double>(whole).count();
}

std::string seconds(double value) {
  return fmt::format("{:.6f}", value);
}

/// The name of a class as CI systems group by it: the operation's part of the id.
std::string class_of(std::string_view id) {
  const auto first = id.find('/');
  const auto second = first == std::string_view::npos ? first : id.find('/', first + 1);
  auto name = std::string(id.substr(0, second));
  std::replace(name.begin(), name.end(), '/', '.');
  return name;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name) = value.c_str();
}

void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

std::string text_of(const FindingRecord& finding, const CaseResult& test) {
  std::string out = fmt::format("clause:   {}\n", shown(finding.clause));
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:<9} {}\n", fmt::format("{}:", name), shown(value));
  };
  line("step", finding.step);
  line("level", contract::name_of(finding.level));
  line("known", finding.waiver);
  line("expected", finding.expected);
  line("actual", finding.actual);
  line("advice", finding.advice);
  line("at", finding.at);
  out += shown_lines(finding.body_excerpt, "");
  line("case", finding.test.at.empty() ? test.file : finding.test.at);
  out += shown_lines(finding.test.excerpt, "");
  line("contract", finding.contract.at);
  line("page", finding.source);
  line("again", test.repeat);
  return out;
}

void add_problem(pugi::xml_node testcase,
                 const char* element,
                 std::string_view type,
                 const std::string& message,
                 const std::string& text) {
  auto node = testcase.append_child(element);
  set(node, "message", message);
  set(node, "type", shown(type));
  if (!text.empty()) set_text(node, text);
}

void add_case(pugi::xml_node suite, const CaseResult& test, results::Strictness strictness) {
  auto node = suite.append_child("testcase");
  set(node, "name", shown(test.id));
  set(node, "classname", shown(class_of(test.id)));
  set(node, "time", seconds(seconds_of(test)));
  std::string asides;  // findings that do not make the case fail
  std::string undecided;
  for (const auto& finding : test.findings) {
    const auto text = text_of(finding, test);
    if (finding.state != contract::State::broken) {
      undecided += text;
    } else if (results::counts(finding.level, strictness)) {
      add_problem(node, "failure", finding.check, one_line(finding), text);
    } else {
      asides += text;
    }
  }
  const auto verdict = results::name_of(test.verdict);
  if (test.verdict == Verdict::blocked || test.verdict == Verdict::indeterminate)
    add_problem(node, "error", verdict, shown(test.reason), undecided);
  else
    asides += undecided;
  if (test.verdict == Verdict::skip)
    set(node.append_child("skipped"), "message", shown(test.reason));
  if (!asides.empty()) set_text(node.append_child("system-out"), asides);
}

void add_counts(pugi::xml_node node, const std::vector<Suite>& suites) {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  double time = 0;
  for (const auto& suite : suites) {
    tests += suite.cases.size();
    failures += suite.count(Verdict::fail);
    errors += suite.count(Verdict::blocked) + suite.count(Verdict::indeterminate);
    for (const auto* test : suite.cases)
      time += seconds_of(*test);
  }
  set(node, "tests", fmt::format("{}", tests));
  set(node, "failures", fmt::format("{}", failures));
  set(node, "errors", fmt::format("{}", errors));
  set(node, "time", seconds(time));
}

void add_suite(pugi::xml_node root, const Suite& suite, const Results& results) {
  auto node = root.append_child("testsuite");
  set(node, "name", shown(suite.name));
  add_counts(node, {suite});
  set(node, "skipped", fmt::format("{}", suite.count(Verdict::skip)));
  set(node, "timestamp", shown(results.run.started));
  auto properties = node.append_child("properties");
  const auto property = [&](const char* name, const std::string& value) {
    auto child = properties.append_child("property");
    set(child, "name", name);
    set(child, "value", value);
  };
  property("tool", shown(results.tool));
  property("target", shown(results.target));
  property("seed", fmt::format("{}", results.seed));
  for (const auto* test : suite.cases)
    add_case(node, *test, results.strictness);
}

std::string render(const results::Redacted& results, const Options&) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  auto root = document.append_child("testsuites");
  set(root, "name", "assay");
  const auto suites = suites_of(*results);
  add_counts(root, suites);
  for (const auto& suite : suites)
    add_suite(root, suite, *results);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace

extern const Format junit;
const Format junit = {.name = "junit",
                      .title = "JUnit XML, as Jenkins and most CI systems read it",
                      .file_name = "junit.xml",
                      .render = render};

}  // namespace assay::report::formats
