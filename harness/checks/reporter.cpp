#include "checks/reporter.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "schema/body.h"
#include "text/diagnostic.h"

namespace assay::checks {
namespace {

/// Enough of a long line on either side of a place for text::excerpt to cut it.
constexpr std::size_t margin = 1024;

}  // namespace

std::string_view http_clause(const Context& context, std::string_view name) {
  const auto& owner = context.operation != nullptr ? context.operation->id : context.test.id;
  return context.names.join({owner, "/http/", name});
}

std::string_view expect_clause(const Context& context, std::string_view path) {
  const auto& step = context.step.name;
  return context.names.join({context.test.id, "/expect/", step, step.empty() ? "" : "/", path});
}

const std::vector<contract::Content>* documented_contents(const Context& context) {
  if (context.documented == nullptr) return nullptr;
  const auto& [success, error] = std::tie(context.documented->success, context.documented->error);
  if (error.empty()) return success.empty() ? nullptr : &success;
  return context.is_error || success.empty() ? &error : &success;
}

const boost::json::value* value_at(const Context& context, const tree::Pointer& at) {
  if (context.body == nullptr) return nullptr;
  const auto* value = &context.body->value;
  for (const auto& token : at.tokens) {
    if (const auto* object = value->if_object(); object != nullptr) {
      value = object->if_contains(token);
    } else if (const auto* array = value->if_array(); array != nullptr) {
      const bool is_index =
          !token.empty() && token.size() < 10 &&
          std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
      value = is_index ? array->if_contains(std::stoul(token)) : nullptr;
    } else {
      return nullptr;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

std::string excerpt_at(const Context& context, std::size_t offset, std::size_t size) {
  const auto* response = context.exchange.response();
  if (response == nullptr || response->body.empty()) return {};
  const std::string_view body = response->body;
  offset = std::min(offset, body.size() - 1);
  const auto line_start = offset == 0 ? 0 : body.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
  const auto from = std::max(line_start, offset - std::min(offset, margin));
  const auto to = std::min({body.find('\n', offset), body.size(), offset + margin});
  const auto lines = static_cast<std::size_t>(
      std::count(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(line_start), '\n'));
  // A source of its own, with the line where it belongs, so that the body itself need not be kept.
  text::SourceMap sources;
  auto span =
      sources.add("answer", std::string(lines, '\n') + std::string(body.substr(from, to - from)));
  span.begin = static_cast<std::uint32_t>(lines + offset - from);
  span.end = static_cast<std::uint32_t>(
      std::min<std::size_t>(span.end, span.begin + std::max<std::size_t>(size, 1)));
  return text::excerpt(sources, span);
}

std::string excerpt_of(const Context& context, const tree::Pointer& at) {
  const auto* response = context.exchange.response();
  if (response == nullptr || context.body == nullptr) return {};
  auto nearest = at;
  while (!nearest.tokens.empty() && value_at(context, nearest) == nullptr)
    nearest.tokens.pop_back();
  const auto span = schema::locate(response->body, nearest);
  if (span.end <= span.begin) return {};
  const char first = response->body[span.begin];
  const bool is_nested = first == '{' || first == '[';  // its whole would mark everything
  return excerpt_at(context, span.begin, is_nested ? 1 : span.end - span.begin);
}

void Reporter::state(std::string_view clause, contract::State state) {
  out_.clauses.push_back({.clause = clause, .state = state});
}

Finding& Reporter::add(std::string_view clause, std::string expected, std::string actual) {
  Finding finding{.check = std::string(check_),
                  .expected = std::move(expected),
                  .actual = std::move(actual),
                  .case_span = context_.expect.span};
  if (!finding.case_span.known())
    finding.case_span = context_.step.span.known() ? context_.step.span : context_.test.span;
  const auto* known = context_.contract == nullptr ? nullptr : context_.contract->clause(clause);
  if (known != nullptr) {
    finding.level = known->level;
    finding.contract_span = known->span;
    finding.source = known->source;
  }
  finding.clause = clause;
  return out_.findings.emplace_back(std::move(finding));
}

Finding& Reporter::found(std::string_view clause,
                         contract::State state_of_it,
                         std::string expected,
                         std::string actual) {
  state(clause, state_of_it);
  auto& finding = add(clause, std::move(expected), std::move(actual));
  finding.state = state_of_it;
  return finding;
}

Finding& Reporter::broken(std::string_view clause, std::string expected, std::string actual) {
  return found(clause, contract::State::broken, std::move(expected), std::move(actual));
}

Finding& Reporter::tolerated(std::string_view clause, std::string expected, std::string actual) {
  keep(clause);
  return noted(clause, std::move(expected), std::move(actual));
}

Finding& Reporter::noted(std::string_view clause, std::string expected, std::string actual) {
  auto& finding = add(clause, std::move(expected), std::move(actual));
  finding.level = contract::Level::should;
  return finding;
}

}  // namespace assay::checks
