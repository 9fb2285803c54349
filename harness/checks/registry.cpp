#include <fmt/format.h>

#include "checks/all.h"
#include "checks/check.h"
#include "checks/judge_body.h"

namespace assay::checks {

const std::vector<const Check*>& registry() {
  static const std::vector<const Check*> list = {
#define ASSAY_CHECK(name) &all::name,
#include "checks/registry.inc"
#undef ASSAY_CHECK
  };
  return list;
}

namespace {

Evaluations run_all(const Context& given, const std::vector<const Check*>& checks) {
  Context context = given;
  const auto judged = judge_body(context);
  context.judged = judged ? &*judged : nullptr;
  Evaluations out;
  constexpr std::size_t beside_body = 24;
  const bool is_judged = judged && judged->schema != nullptr;
  out.clauses.reserve(beside_body + (is_judged ? judged->schema->clauses().size() : 0));
  for (const auto* one : checks)
    one->run(context, out);
  return out;
}

/// The clause with a capital letter.
std::string sentence(std::string_view clause) {
  std::string out(clause);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

Evaluations check(const Context& context) {
  return run_all(context, registry());
}

Evaluations check(const Context& context, const Check& one) {
  return run_all(context, {&one});
}

std::string catalogue() {
  std::string out =
      "# Checks\n\n"
      "Every answer goes through all of these, in this order. A check says of clauses that they "
      "are "
      "kept, broken, blocked or indeterminate; a finding tells what was expected, what came, and "
      "where the answer, the case, the contract and the page have it. An assertion by hand is a "
      "clause too: `<case>/expect/<path>`, with the step's name before the path where the step has "
      "one.\n";
  for (const auto* one : registry())
    out += fmt::format("\n## {}\n\n*{}.* {}\n", one->id, sentence(one->title), one->about);
  return out +
         "\n## Limitations\n\n"
         "- Bodies that are not JSON are judged by their media type and by assertions on headers "
         "alone.\n"
         "- Of one answer at most five places that break one clause are listed, and ten keys that "
         "stand twice or fields that are not documented.\n"
         "- Raw requests that fit no operation are judged by assertions by hand, their transport, "
         "and whether the status is one at all.\n";
}

}  // namespace assay::checks
