#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "results/spelling.h"

namespace assay::results {

/// A value that must not be written anywhere, under the name that is written in its place.
struct Secret {
  std::string name;
  std::string value;
};

/// Secrets shorter than this would take ordinary words out of a report; who reads them refuses
/// them.
constexpr std::size_t shortest_secret = 6;

/// Replaces secrets by `[secret:NAME]`: by value, and in the forms that a value takes on its way:
/// each character as it is, percent-encoded (once or twice), or escaped for JSON, HTML, a POSIX
/// shell or a terminal; the whole in base64 or base64url at any offset of a longer text (which
/// takes in Basic credentials, RFC 7617), reversed, and cut short at an ellipsis; the long parts
/// between its slashes.
class Redactor {
 public:
  Redactor() = default;
  /// An empty value is no secret and is left out.
  explicit Redactor(const std::vector<Secret>& secrets);

  /// The text without secrets. Redacting twice changes nothing more.
  [[nodiscard]] std::string redact(std::string_view text) const;
  /// The same in place; a text without secrets, as nearly all are, is only looked at.
  void redact_in(std::string& text) const;

 private:
  /// One text to look for, in its characters, since each may be escaped in its own way.
  struct Form {
    std::string text;
    std::vector<Character> characters;
    std::size_t marker = 0;  ///< index into markers_
    bool before = false;     ///< base64: the digit before holds bits of the secret
    bool after = false;      ///< base64: the digit behind holds bits of the secret
  };
  /// A place in a text that a form covers.
  struct Match {
    const Form* form = nullptr;
    std::size_t size = 0;
  };

  void add(std::string_view text, std::size_t marker);
  void add_base64(std::string_view value, std::size_t marker);
  /// Whether a secret, whole or cut at an ellipsis, may stand in the text.
  [[nodiscard]] bool suspects(std::string_view text) const;
  [[nodiscard]] Match longest_at(std::string_view text) const;
  [[nodiscard]] const std::string* marker_at(std::string_view text) const;
  [[nodiscard]] std::string redact_cut(std::string text, std::string_view mark) const;
  [[nodiscard]] Match longest_start_of(std::string_view before) const;
  [[nodiscard]] Match longest_end_of(std::string_view after) const;

  std::vector<std::string> markers_;
  std::vector<Form> forms_;
  std::array<bool, 256> starts_{};  ///< bytes that a form or a marker may begin with
};

}  // namespace assay::results
