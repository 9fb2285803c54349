#include <algorithm>

#include <fmt/format.h>

#include "cases/matcher.h"
#include "checks/all.h"
#include "checks/reporter.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

using boost::json::value;
using contract::Equality;

/// The same value, or scalars of the same text: an id that went out in a path is a string there,
/// whatever the answer's schema makes of it; the type is the schema's to judge.
bool is_same(const value& left, const value& right) {
  if (cases::equal(left, right)) return true;
  if (left.is_structured() || right.is_structured()) return false;
  return cases::to_text(left) == cases::to_text(right);
}

/// Whether the arrays hold the same values, whatever their order (each as often).
bool is_same_set(const value& actual, const std::vector<value>& expected) {
  const auto* array = actual.if_array();
  return array != nullptr && array->size() == expected.size() &&
         std::is_permutation(array->begin(), array->end(), expected.begin(), is_same);
}

std::string shown(const value* actual) {
  return actual == nullptr ? "nothing: it is absent"
                           : fmt::format("`{}`", text::printable(cases::show(*actual)));
}

void report_broken(const Context& context,
                   const Equality& equality,
                   std::string_view at,
                   std::string expected,
                   const value* actual,
                   Reporter& report) {
  auto& finding = report.broken(equality.clause, std::move(expected), shown(actual));
  finding.at = at;
  if (const auto pointer = tree::Pointer::read(at); pointer)
    finding.body_excerpt = excerpt_of(context, *pointer);
}

/// Holds every value at the place to `holds`; `expected` says what it should be.
template <class Holds, class Expected>
void check_places(const Context& context,
                  const Equality& equality,
                  const Holds& holds,
                  const Expected& expected,
                  Reporter& report) {
  for (const auto& [at, actual] : cases::select(context.body->value, equality.at.to_string())) {
    if (actual != nullptr && holds(*actual)) {
      report.keep(equality.clause);
    } else {
      report_broken(context, equality, at, expected(), actual, report);
    }
  }
}

void check(const Context& context, const Equality& equality, Reporter& report) {
  if (equality.to == Equality::To::parameter) {
    const auto sent = context.built.sent.find(equality.subject);
    if (sent == context.built.sent.end()) return;
    const auto holds = [&](const value& actual) { return is_same(actual, sent->second); };
    const auto expected = [&] {
      return fmt::format("`{}`, the `{}` that was sent",
                         text::printable(cases::show(sent->second)),
                         text::printable(equality.subject));
    };
    return check_places(context, equality, holds, expected, report);
  }
  const auto known = context.known_ids.find(equality.subject);
  if (known == context.known_ids.end()) return;
  const auto holds = [&](const value& actual) { return is_same_set(actual, known->second); };
  const auto expected = [&] {
    const value ids(boost::json::array(known->second.begin(), known->second.end()));
    return fmt::format("in any order `{}`, the ids of every {} that hung on it",
                       text::printable(cases::show(ids)),
                       text::printable(equality.subject));
  };
  check_places(context, equality, holds, expected, report);
}

void run(const Context& context, Evaluations& out) {
  if (context.exchange.response() == nullptr || context.documented == nullptr || context.is_error ||
      context.body == nullptr)
    return;
  Reporter report(context, equalities.id, out);
  for (const auto& equality : context.documented->equalities)
    check(context, equality, report);
}

}  // namespace

const Check equalities = {
    .id = "equalities",
    .title = "what the answer repeats is what was sent, and what it lists is what was there",
    .about =
        "`x-assay-equals` of the contract, on answers that are no errors: `{parameter: id}` (the "
        "value that this request sent) and `{ids_of: phone_number}` (the ids that the given state "
        "made, in any order). Judges `<operation>/response/<status>#<pointer>:equals`. A value "
        "that "
        "is absent breaks it too; where nothing is known to compare with, it is not exercised.",
    .run = run};

}  // namespace assay::checks::all
