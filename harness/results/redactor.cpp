#include "results/redactor.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/base64.h"

namespace assay::results {
namespace {

/// Parts of a secret between slashes that are worth hiding by themselves: shorter ones are words.
constexpr std::size_t shortest_part = 12;
/// What must be left of a secret at an ellipsis to be taken for it.
constexpr std::size_t shortest_rest = 4;

/// How a text shows that it was cut: in ASCII, and by U+2026.
constexpr std::string_view dots = "...";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

bool is_base64_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/' || c == '-' || c == '_';
}

std::string to_base64url(std::string text) {
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

}  // namespace

Redactor::Redactor(const std::vector<Secret>& secrets) {
  for (const auto& [name, value] : secrets) {
    if (value.empty()) continue;
    const auto marker = markers_.size();
    markers_.push_back(fmt::format("[secret:{}]", name));
    add(value, marker);
    add(std::string(value.rbegin(), value.rend()), marker);
    add_base64(value, marker);
    std::string_view rest = value;
    while (rest.find('/') != std::string_view::npos) {
      const auto part = rest.substr(0, rest.find('/'));
      if (part.size() >= shortest_part) add(part, marker);
      rest.remove_prefix(part.size() + 1);
    }
    if (rest.size() != value.size() && rest.size() >= shortest_part) add(rest, marker);
  }
  for (std::size_t byte = 0; byte < starts_.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    starts_[byte] = c == '[' || std::any_of(forms_.begin(), forms_.end(), [&](const Form& form) {
                      return may_begin(c, form.text.front());
                    });
  }
}

void Redactor::add(std::string_view text, std::size_t marker) {
  forms_.push_back(
      {.text = std::string(text), .characters = characters_of(text), .marker = marker});
}

void Redactor::add_base64(std::string_view value, std::size_t marker) {
  if (value.size() < 4) return;  // too few digits of its own to be told from chance
  for (std::size_t offset = 0; offset < 3; ++offset) {
    const auto text = base::base64(std::string(offset, '\0') + std::string(value));
    const auto bits_end = (offset + value.size()) * 8;
    const auto first = (offset * 8 + 5) / 6;  // the first digit that holds bits of the value alone
    const auto last = bits_end / 6;
    const auto digits = text.substr(first, last - first);
    Form form{.text = digits,
              .characters = characters_of(digits),
              .marker = marker,
              .before = offset != 0,
              .after = bits_end % 6 != 0};
    forms_.push_back(form);
    if (const auto url = to_base64url(digits); url != digits) {
      form.text = url;
      form.characters = characters_of(url);
      forms_.push_back(std::move(form));
    }
  }
}

Redactor::Match Redactor::longest_at(std::string_view text) const {
  Match best;
  for (const auto& form : forms_) {
    if (!may_begin(text.front(), form.text.front())) continue;
    const auto size = spelled(text, form.characters);
    if (size > best.size) best = {.form = &form, .size = size};
  }
  return best;
}

const std::string* Redactor::marker_at(std::string_view text) const {
  if (!text.starts_with('[')) return nullptr;
  const auto found = std::find_if(markers_.begin(), markers_.end(), [&](const auto& marker) {
    return text.starts_with(marker);
  });
  return found == markers_.end() ? nullptr : &*found;
}

bool Redactor::suspects(std::string_view text) const {
  if (forms_.empty()) return false;
  if (text.find(dots) != std::string_view::npos || text.find(ellipsis) != std::string_view::npos)
    return true;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (starts_[static_cast<unsigned char>(text.front())] && longest_at(text).form != nullptr)
      return true;
  }
  return false;
}

void Redactor::redact_in(std::string& text) const {
  if (suspects(text)) text = redact(text);
}

std::string Redactor::redact(std::string_view text) const {
  if (forms_.empty()) return std::string(text);
  std::string out;
  std::size_t settled = 0;  // what stands before is never taken back
  const auto is_start = [&](char c) { return starts_[static_cast<unsigned char>(c)]; };
  while (!text.empty()) {
    const auto next = std::find_if(text.begin(), text.end(), is_start);
    const auto plain = static_cast<std::size_t>(next - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (const auto* marker = marker_at(text); marker != nullptr) {
      out += *marker;
      settled = out.size();
      text.remove_prefix(marker->size());
      continue;
    }
    const auto match = longest_at(text);
    if (match.form == nullptr) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(match.size);
    if (match.form->before && out.size() > settled && is_base64_digit(out.back())) out.pop_back();
    if (match.form->after && !text.empty() && is_base64_digit(text.front())) text.remove_prefix(1);
    out += markers_[match.form->marker];
    settled = out.size();
  }
  return redact_cut(redact_cut(std::move(out), dots), ellipsis);
}

Redactor::Match Redactor::longest_start_of(std::string_view before) const {
  Match best;
  for (const auto& form : forms_) {
    for (auto size = form.text.size() - 1; size >= shortest_rest && size > best.size; --size) {
      if (!before.ends_with(std::string_view(form.text).substr(0, size))) continue;
      best = {.form = &form, .size = size};
    }
  }
  return best;
}

Redactor::Match Redactor::longest_end_of(std::string_view after) const {
  Match best;
  for (const auto& form : forms_) {
    for (auto size = form.text.size() - 1; size >= shortest_rest && size > best.size; --size) {
      if (!after.starts_with(std::string_view(form.text).substr(form.text.size() - size))) continue;
      best = {.form = &form, .size = size};
    }
  }
  return best;
}

/// Who shows a long text cuts it (`abc...`, `... xyz`), perhaps within a secret, which no longer
/// looks like itself then.
std::string Redactor::redact_cut(std::string text, std::string_view mark) const {
  std::string out;
  std::string_view rest = text;
  for (auto at = rest.find(mark); at != std::string_view::npos; at = rest.find(mark)) {
    const auto start = longest_start_of(rest.substr(0, at));
    out += rest.substr(0, at - start.size);
    if (start.form != nullptr) out += markers_[start.form->marker];
    rest.remove_prefix(at + mark.size());
    out += mark;
    if (rest.starts_with(' ')) {
      out += ' ';
      rest.remove_prefix(1);
    }
    const auto end = longest_end_of(rest);
    if (end.form != nullptr) out += markers_[end.form->marker];
    rest.remove_prefix(end.size);
  }
  return out + std::string(rest);
}

}  // namespace assay::results
