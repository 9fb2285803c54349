#include "cases/text_matcher.h"

#include <fmt/format.h>

#include "schema/format/format.h"
#include "schema/pattern.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace assay::cases {
namespace {

using Result = Match::Result;
using schema::Pattern;
using schema::Trial;

std::string too_many_steps(std::string_view pattern) {
  return fmt::format("the pattern `{}` takes more than the limit of steps",
                     text::printable(pattern));
}

std::string cannot_run(std::string_view pattern, std::string_view why) {
  return fmt::format("the pattern `{}` cannot be run: {}", text::printable(pattern), why);
}

}  // namespace

Match match_pattern(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  if (!compiled) return {.result = Result::undecided, .why = cannot_run(pattern, compiled.error())};
  switch (compiled->search(text)) {
    case Trial::holds:
      return {.result = Result::holds};
    case Trial::fails:
      return {.result = Result::fails};
    case Trial::unknown:
      break;
  }
  return {.result = Result::undecided, .why = too_many_steps(pattern)};
}

Match match_format(std::string_view format, std::string_view text) {
  const auto* known = schema::format::find(format);
  if (known == nullptr || known->test == nullptr) {
    return {.result = Result::undecided,
            .why = fmt::format("`{}` is no format of strings that can be tested",
                               text::printable(format))};
  }
  return {.result = known->test(text) ? Result::holds : Result::fails};
}

base::Result<std::optional<std::string>> capture_pattern(std::string_view pattern,
                                                         std::string_view text) {
  const auto refuse = [](std::string why) {
    return tl::unexpected(base::Error{"cases.capture-pattern", std::move(why), ""});
  };
  const auto compiled = Pattern::compile(pattern);
  if (!compiled) return refuse(cannot_run(pattern, compiled.error()));
  // PCRE2 is told that its texts are UTF-8; a body is whatever came.
  if (text::find_invalid_utf8(text) != std::string_view::npos)
    return refuse("the body is not UTF-8");
  const auto found = compiled->find(text);
  if (found.trial == Trial::unknown) return refuse(too_many_steps(pattern));
  if (found.trial == Trial::fails) return std::optional<std::string>();
  return std::optional<std::string>(found.text);
}

}  // namespace assay::cases
