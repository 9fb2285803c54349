#include "report/shown.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "results/exit.h"
#include "text/diagnostic.h"

namespace assay::report {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

void append_count(std::string& out, std::size_t count, std::string_view what) {
  if (count == 0) return;
  if (!out.empty()) out += ", ";
  out += fmt::format("{} {}", count, what);
}

}  // namespace

std::string shown(std::string_view text) {
  auto out = text::printable(text);
  // Azure and older GitHub runners look for the marks anywhere in a line, GitHub for `::` at its
  // start, leading blanks aside.
  replace_all(out, "##", "#\\x23");
  const auto start = out.find_first_not_of(' ');
  if (start != std::string::npos && std::string_view(out).substr(start).starts_with("::"))
    out.replace(start, 1, "\\x3a");
  return out;
}

std::string shown_lines(std::string_view text, std::string_view indent) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out += fmt::format("{}{}\n", indent, shown(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string counted(std::size_t count, std::string_view thing) {
  const bool one = count == 1;
  if (!one && thing.ends_with('y'))
    return fmt::format("{} {}ies", count, thing.substr(0, thing.size() - 1));
  return fmt::format("{} {}{}", count, thing, one ? "" : "s");
}

std::string case_counts(const results::Results& results) {
  using results::Verdict;
  const auto totals = results::count(results);
  std::string out;
  for (const auto verdict :
       {Verdict::pass, Verdict::fail, Verdict::indeterminate, Verdict::blocked, Verdict::skip})
    append_count(out, totals.of(verdict), results::name_of(verdict));
  return out;
}

std::string clause_counts(const results::Results& results) {
  using contract::State;
  const auto totals = results::count(results);
  std::string out;
  for (const auto state : {State::kept,
                           State::broken,
                           State::waived,
                           State::indeterminate,
                           State::blocked,
                           State::unexercised})
    append_count(out, totals.of(state), contract::name_of(state));
  return out;
}

std::string judged_counts(const results::Results& results) {
  auto out = fmt::format(
      "{} by both engines, {} by ours alone", results.judged_by_two, results.judged_by_one);
  std::string reasons;
  for (const auto& [why, count] : results.judged_alone)
    reasons += fmt::format("{}{}: {}", reasons.empty() ? "" : "; ", count, shown(why));
  return reasons.empty() ? out : fmt::format("{} ({})", out, reasons);
}

std::string one_line(const results::FindingRecord& finding) {
  return fmt::format("expected {}, but {}", shown(finding.expected), shown(finding.actual));
}

std::string answer_of(const results::CaseResult& test) {
  const auto found = std::find_if(test.exchanges.rbegin(),
                                  test.exchanges.rend(),
                                  [](const auto& exchange) { return exchange.phase == "step"; });
  if (found == test.exchanges.rend()) return {};
  if (!found->failure.empty())
    return fmt::format("none: {} ({})", shown(found->failure_message), shown(found->failure));
  return fmt::format("status {}, {}", found->status, counted(found->response_size, "byte"));
}

}  // namespace assay::report
