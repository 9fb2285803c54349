#include "tree/pointer.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "tree/shown.h"

namespace assay::tree {
namespace {

base::Result<std::string> unescape(std::string_view token, std::string_view whole) {
  std::string plain;
  plain.reserve(token.size());
  for (std::size_t at = 0; at < token.size(); ++at) {
    if (token[at] != '~') {
      plain.push_back(token[at]);
      continue;
    }
    ++at;
    if (at == token.size() || (token[at] != '0' && token[at] != '1')) {
      return tl::unexpected(base::Error{
          .code = "pointer.bad-escape",
          .message = fmt::format(
              "a `~` of the JSON Pointer `{}` is followed by neither `0` nor `1`", shown(whole)),
          .advice = "write `~0` for `~` and `~1` for `/`"});
    }
    plain.push_back(token[at] == '0' ? '~' : '/');
  }
  return plain;
}

/// An array index has no leading zeros (RFC 6901 section 4); `-`, the place behind the last item,
/// holds no value.
const Node* item_at(const Node& sequence, std::string_view token) {
  if (token.empty() || (token.size() > 1 && token.front() == '0')) return nullptr;
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (problem != std::errc{} || end != token.data() + token.size()) return nullptr;
  return index < sequence.items.size() ? &sequence.items[index] : nullptr;
}

}  // namespace

base::Result<Pointer> Pointer::read(std::string_view text) {
  Pointer pointer;
  if (text.empty()) return pointer;
  if (text.front() != '/') {
    return tl::unexpected(base::Error{
        .code = "pointer.no-slash",
        .message = fmt::format("the JSON Pointer `{}` does not begin with `/`", shown(text)),
        .advice = fmt::format("write `/{}`", shown(text))});
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('/', at + 1), text.size());
    auto token = unescape(text.substr(at + 1, end - at - 1), text);
    if (!token) return tl::unexpected(std::move(token.error()));
    pointer.tokens.push_back(std::move(*token));
    at = end;
  }
  return pointer;
}

std::string Pointer::to_string() const {
  std::string text;
  for (const auto& token : tokens)
    text += "/" + escape_token(token);
  return text;
}

Pointer Pointer::operator/(std::string_view token) const {
  Pointer longer = *this;
  longer.tokens.emplace_back(token);
  return longer;
}

std::string escape_token(std::string_view token) {
  std::string escaped;
  escaped.reserve(token.size());
  for (const char c : token) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped.push_back(c);
    }
  }
  return escaped;
}

const Node* find(const Node& root, const Pointer& pointer) {
  const Node* at = &root;
  for (const auto& token : pointer.tokens) {
    at = at->is(Kind::sequence) ? item_at(*at, token) : at->find(token);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace assay::tree
