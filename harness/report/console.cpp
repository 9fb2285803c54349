#include <map>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/format.h"
#include "report/shown.h"
#include "results/verdict.h"

namespace assay::report::formats {
namespace {

using results::CaseResult;
using results::FindingRecord;
using results::Results;
using results::Verdict;

/// The word of a verdict, so wide that what follows stands in one column.
std::string headline(Verdict verdict, Colours colours) {
  std::string_view word = "PASS";
  std::string_view colour = "32";  // ECMA-48 8.3.117 (SGR)
  switch (verdict) {
    case Verdict::pass:
      break;
    case Verdict::fail:
      word = "FAIL";
      colour = "31";
      break;
    case Verdict::skip:
      word = "SKIP";
      colour = "36";
      break;
    case Verdict::blocked:
      word = "BLOCKED";
      colour = "33";
      break;
    case Verdict::indeterminate:
      word = "INDETERMINATE";
      colour = "33";
      break;
  }
  return colours == Colours::on ? fmt::format("\x1b[1;{}m{}\x1b[0m", colour, word)
                                : std::string(word);
}

/// A place with its line: `in the case, cases/x.yaml:4:7`.
std::string place(std::string_view where, std::string_view at, std::string_view excerpt) {
  if (at.empty() && excerpt.empty()) return {};
  return fmt::format("    in {}{}{}\n", where, at.empty() ? "" : ", ", shown(at)) +
         shown_lines(excerpt, "     ");
}

std::string note(std::string_view name, std::string_view text, std::string_view indent = "    ") {
  if (text.empty()) return {};
  return fmt::format("{}= {:<9} {}\n", indent, name, shown(text));
}

/// Findings that were shown in full, with the case that they were shown with: one fault of an
/// endpoint is found by many cases.
class Shown {
 public:
  /// The case that showed the same; empty when it is new, and is then known by this case.
  std::string_view first_case(const FindingRecord& finding, const std::string& case_id) {
    const auto [known, is_new] = cases_.emplace(
        std::tie(finding.clause, finding.at, finding.expected, finding.actual), case_id);
    return is_new ? std::string_view() : std::string_view(known->second);
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<Key, std::string> cases_;
};

std::string render_finding(const FindingRecord& finding, std::string_view shown_with) {
  auto out = fmt::format("\n  {} {} [{}, {}]\n",
                         contract::name_of(finding.state),
                         shown(finding.clause),
                         shown(finding.check),
                         contract::name_of(finding.level));
  if (!finding.step.empty()) out += fmt::format("    in step `{}`\n", shown(finding.step));
  if (!shown_with.empty()) return out + fmt::format("    as in {}\n", shown(shown_with));
  out += place("the answer", finding.at, finding.body_excerpt);
  out += place("the case", finding.test.at, finding.test.excerpt);
  out += place("the contract", finding.contract.at, finding.contract.excerpt);
  out += place("the documentation", finding.source, {});
  out += note("known", finding.waiver);
  out += note("expected", finding.expected);
  out += note("actual", finding.actual);
  out += note("advice", finding.advice);
  return out;
}

std::string render_case(const CaseResult& test, const Options& options, Shown& known) {
  auto out = fmt::format("{}  {}\n", headline(test.verdict, options.colours), shown(test.id));
  if (!test.title.empty()) out += fmt::format("  {}\n", shown(test.title));
  for (const auto& finding : test.findings)
    out += render_finding(finding, known.first_case(finding, test.id));
  if (!test.findings.empty()) out += "\n";
  out += note("reason", test.reason, "  ");
  if (test.verdict == Verdict::skip) return out + note("case", test.file, "  ");
  out += note("answer", answer_of(test), "  ");
  out += note("case", test.file, "  ");
  out += note("again", test.repeat, "  ");
  return out;
}

std::string render_summary(const Results& results) {
  auto out = fmt::format("{}: {}\n", counted(results.cases.size(), "case"), case_counts(results));
  out += fmt::format("{}: {}\n", counted(results.clauses.size(), "clause"), clause_counts(results));
  out += fmt::format("{} judged: {}\n",
                     results.judged_by_one + results.judged_by_two == 1 ? "body" : "bodies",
                     judged_counts(results));
  out += fmt::format("target: {}\n", shown(results.target));
  if (!results.filled.empty())
    out += fmt::format("filled from seed {}: {}\n",
                       results.seed,
                       shown(fmt::format("{}", fmt::join(results.filled, ", "))));
  out += fmt::format("exit {}", results.exit.code);
  if (!results.exit.reasons.empty())
    out += fmt::format(": {}", shown(fmt::format("{}", fmt::join(results.exit.reasons, "; "))));
  return out + "\n";
}

/// Cases that pass without a word are only counted.
bool is_told(const CaseResult& test) {
  return test.verdict != Verdict::pass || !test.findings.empty();
}

std::string render(const results::Redacted& results, const Options& options) {
  std::string out;
  Shown known;
  for (const auto& test : results->cases) {
    if (is_told(test)) out += render_case(test, options, known) + "\n";
  }
  return out + render_summary(*results);
}

}  // namespace

extern const Format console;
const Format console = {.name = "console",
                        .title = "what fails, as a compiler shows it, and a summary",
                        .file_name = "console.txt",
                        .render = render};

}  // namespace assay::report::formats
