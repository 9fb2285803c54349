#include <memory>
#include <string>

#include <idn2.h>

#include "schema/format/ascii.h"
#include "schema/format/tests.h"
#include "text/utf8.h"

namespace assay::schema::format {
namespace {

constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_name = 253;

struct Free {
  void operator()(char* text) const { idn2_free(text); }
  void operator()(std::uint8_t* text) const { idn2_free(text); }
};

bool is_ascii_label(std::string_view label) {
  return !label.empty() && label.size() <= longest_label && label.front() != '-' &&
         label.back() != '-' &&
         all(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// The A-label of a U-label by IDNA2008 registration (RFC 5891 section 4), which checks every rule
/// of RFC 5892; empty when there is none.
std::string to_a_label(const std::string& label, int flags = 0) {
  std::uint8_t* out = nullptr;
  const auto* in = reinterpret_cast<const std::uint8_t*>(
      label.c_str());  // NOLINT: libidn2 counts in unsigned char
  if (label.find('\0') != std::string::npos ||
      idn2_register_u8(in, nullptr, &out, flags) != IDN2_OK)
    return {};
  const std::unique_ptr<std::uint8_t, Free> owner(out);
  std::string result;
  for (const auto* c = out; *c != 0; ++c)
    result += static_cast<char>(*c);
  return result;
}

/// Whether `xn--…` is the A-label of some U-label: it decodes, and that encodes to it again.
bool is_a_label(const std::string& label) {
  char* out = nullptr;
  if (idn2_to_unicode_8z8z(label.c_str(), &out, 0) != IDN2_OK) return false;
  const std::unique_ptr<char, Free> owner(out);
  return !all(std::string_view(out), is_ascii) && to_a_label(out) == label;
}

/// RFC 5893 section 2: in a name with right-to-left letters no label starts with a digit, and none
/// mixes both sorts of digits. libidn2 looks at labels one by one, and not at their digits.
class BidiRule {
 public:
  void read(std::string_view label) {
    bool first = true;
    bool european = false;
    bool arabic = false;
    for (auto rest = label; !rest.empty();) {
      const auto point = text::decode_front(rest);
      rest.remove_prefix(std::max<std::size_t>(1, point.size));
      const bool digit = point.value < 0x80 && is_digit(static_cast<char>(point.value));
      starts_with_digit_ |= first && digit;
      european |= digit;
      arabic |= point.value >= 0x660 && point.value <= 0x669;
      right_to_left_ |= is_right_to_left(point.value);
      first = false;
    }
    mixes_digits_ |= european && arabic;
  }
  [[nodiscard]] bool holds() const {
    return !right_to_left_ || (!starts_with_digit_ && !mixes_digits_);
  }

 private:
  /// The blocks whose letters have the Bidi classes R and AL.
  static bool is_right_to_left(char32_t point) {
    return (point >= 0x590 && point <= 0x65F) || (point >= 0x66D && point <= 0x8FF) ||
           (point >= 0xFB1D && point <= 0xFDFF) || (point >= 0xFE70 && point <= 0xFEFE) ||
           (point >= 0x10800 && point <= 0x10FFF) || (point >= 0x1E800 && point <= 0x1EFFF);
  }

  bool right_to_left_ = false;
  bool starts_with_digit_ = false;
  bool mixes_digits_ = false;
};

enum class Names { old, ascii, international, normalised };

bool is_ascii_only(Names names) {
  return names == Names::old || names == Names::ascii;
}

bool is_label(std::string_view label, Names names) {
  if (all(label, is_ascii)) {
    if (!is_ascii_label(label)) return false;
    // RFC 5890 section 2.3.1: hyphens in the third and fourth place are kept for A-labels.
    if (names == Names::old || label.size() < 4 || label.substr(2, 2) != "--") return true;
    const auto lowered = lower(label);
    return lowered.starts_with("xn--") && is_a_label(lowered);
  }
  if (is_ascii_only(names)) return false;
  // A mail program brings a domain into NFC first (RFC 6531 section 3.3); a U-label by itself has
  // to be so (RFC 5890).
  const auto encoded =
      to_a_label(std::string(label), names == Names::normalised ? IDN2_NFC_INPUT : 0);
  return !encoded.empty() && encoded.size() <= longest_label;
}

/// The size of the label at the front; an IDN's dots are four (RFC 3490 section 3.1).
std::size_t label_size(std::string_view text, bool international, std::size_t& dot_size) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::decode_front(text.substr(at));
    dot_size = std::max<std::size_t>(1, point.size);
    const bool other_dot = point.value == 0x3002 || point.value == 0xFF0E || point.value == 0xFF61;
    if (point.value == '.' || (international && other_dot)) return at;
    at += dot_size;
  }
  dot_size = 0;
  return text.size();
}

bool is_name(std::string_view text, Names names) {
  std::size_t length = 0;
  BidiRule bidi;
  for (;;) {
    std::size_t dot = 0;
    const auto size = label_size(text, !is_ascii_only(names), dot);
    const auto label = text.substr(0, size);
    if (!is_label(label, names)) return false;
    length += all(label, is_ascii) ? size : to_a_label(std::string(label), IDN2_NFC_INPUT).size();
    bidi.read(label);
    if (dot == 0) return length <= longest_name && bidi.holds();
    ++length;
    text.remove_prefix(size + dot);
  }
}

}  // namespace

bool is_hostname(std::string_view text) {
  return is_name(text, Names::ascii);
}

bool is_old_hostname(std::string_view text) {
  return is_name(text, Names::old);
}

bool is_idn_hostname(std::string_view text) {
  return is_name(text, Names::international);
}

bool is_idn_domain(std::string_view text) {
  return is_name(text, Names::normalised);
}

}  // namespace assay::schema::format
