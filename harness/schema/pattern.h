#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace assay::schema {

/// Whether something holds, where we may have to give up before we know.
enum class Trial { holds, fails, unknown };

/// A regular expression of ECMA-262 with its `u` flag (JSON Schema validation 2020-12 section 4.3),
/// run by PCRE2 under limits.
class Pattern {
 public:
  /// Gives why the text is no such expression, or which construct PCRE2 cannot run.
  [[nodiscard]] static tl::expected<Pattern, std::string> compile(std::string_view text);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Whether the expression matches anywhere in `text`, which must be UTF-8; unknown when that
  /// takes more than our limit of steps.
  [[nodiscard]] Trial search(std::string_view text) const;
  /// The first match: what its first group holds (nothing, where the group took no part), or all of
  /// it where the expression has no group.
  struct Found {
    Trial trial = Trial::fails;
    std::string_view text;
  };
  [[nodiscard]] Found find(std::string_view text) const;

 private:
  struct Code;
  explicit Pattern(std::unique_ptr<Code> code);
  [[nodiscard]] int run(std::string_view text) const;
  std::unique_ptr<Code> code_;
};

/// Whether the text is such an expression, be it one that PCRE2 cannot run (a lookbehind of
/// variable length).
[[nodiscard]] bool is_pattern(std::string_view text);

/// The same expression in PCRE2's syntax, or why the text is none. Strict where the `u` flag is:
/// escapes of letters that ECMA-262 does not know are errors; needless escapes of punctuation are
/// taken.
[[nodiscard]] tl::expected<std::string, std::string> translate_pattern(std::string_view text);

}  // namespace assay::schema
