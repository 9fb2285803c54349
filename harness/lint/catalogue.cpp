#include <fmt/format.h>

#include "lint/format.h"
#include "lint/rule.h"

namespace assay::lint {
namespace {

std::string_view language_of(Kind kind, std::string_view text) {
  if (kind == Kind::page) return "markdown";
  return text.starts_with('{') ? "json" : "yaml";
}

/// The clause with a capital letter.
std::string sentence(std::string_view clause) {
  std::string out(clause);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// A fence longer than any in the text.
std::string fenced(Kind kind, std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos)
    fence += '`';
  return fmt::format("{}{}\n{}{}{}\n",
                     fence,
                     language_of(kind, text),
                     text,
                     text.ends_with('\n') ? "" : "\n",
                     fence);
}

}  // namespace

std::string catalogue() {
  std::string out =
      "# Lint rules\n\n"
      "What `assay lint` finds ([lint.md](lint.md)), each with a text in which it finds something "
      "and one in which it finds nothing. Problems of reading (a key that stands twice, a "
      "reference "
      "that leads nowhere) are findings too, under the codes that every command gives them.\n";
  for (const auto* rule : rules()) {
    out += fmt::format(
        "\n## {}\n\n*{}* ({}). {}\n\nFinds something in:\n\n{}\nFinds nothing in:\n\n{}",
        rule->id,
        sentence(rule->title),
        name_of(rule->level),
        rule->about,
        fenced(rule->kind, rule->failing),
        fenced(rule->kind, rule->passing));
  }
  return out;
}

}  // namespace assay::lint
