#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "cases/scope.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Node;

/// What a text is made of: pieces as they stand, and names in `${…}`.
struct Piece {
  std::string_view text;
  bool is_name = false;
};

/// The next piece of `rest`, which is shortened by it; nothing when a `${` is not closed.
std::optional<Piece> next_piece(std::string_view& rest) {
  const auto take = [&](std::size_t size) {
    const auto piece = rest.substr(0, size);
    rest.remove_prefix(size);
    return piece;
  };
  if (rest.starts_with("${")) {
    const auto end = rest.find('}');
    if (end == std::string_view::npos) return std::nullopt;
    const auto whole = take(end + 1);
    return Piece{whole.substr(2, whole.size() - 3), true};
  }
  if (rest.starts_with("$$")) {
    take(1);
    return Piece{take(1)};
  }
  const auto dollar = rest.find('$', rest.front() == '$' ? 1 : 0);
  return Piece{take(std::min(dollar, rest.size()))};
}

void add(text::Diagnostics& out, text::Span span, const base::Error& error) {
  out.error(error.code, span, error.message, error.advice);
}

void report_unclosed(text::Diagnostics& out, text::Span span) {
  out.error("cases.unclosed-variable",
            span,
            "this `${` has no `}`",
            "close it, or write `$$` for a dollar");
}

std::optional<Variable> from_scalar(const Node& node, Scope& scope, text::Diagnostics& out) {
  if (node.is(Kind::string) && node.scalar.find('$') != std::string_view::npos) {
    auto rest = node.scalar;
    const auto first = next_piece(rest);
    if (first && first->is_name && rest.empty()) {
      auto found = scope.find(first->text);
      if (found) return std::move(*found);
      add(out, node.span, found.error());
      return std::nullopt;
    }
    auto text = substitute_text(node.scalar, node.span, scope, out);
    if (!text) return std::nullopt;
    return Variable{.value = boost::json::string(text->text), .secret = text->secret};
  }
  auto value = to_json(node);
  if (value) return Variable{.value = std::move(*value)};
  add(out, node.span, value.error());
  return std::nullopt;
}

boost::json::string_view key_of(std::string_view key) {
  return {key.data(), key.size()};
}

template <class Integer>
std::optional<boost::json::value> read_whole(std::string_view text) {
  Integer value = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return boost::json::value(value);
}

base::Result<boost::json::value> to_number(const Node& node) {
  if (node.is(Kind::integer)) {
    if (auto value = read_whole<std::int64_t>(node.scalar)) return std::move(*value);
    if (auto value = read_whole<std::uint64_t>(node.scalar)) return std::move(*value);
  } else {
    double value = 0;
    const auto* end = node.scalar.data() + node.scalar.size();
    const auto parsed = std::from_chars(node.scalar.data(), end, value);
    if (parsed.ec == std::errc{} && parsed.ptr == end && std::isfinite(value))
      return boost::json::value(value);
  }
  return tl::unexpected(base::Error{"cases.number-too-large",
                                    fmt::format("`{}` is beyond what a request can be written with",
                                                text::printable(node.scalar)),
                                    "put it in quotes, or write the body as `text:`"});
}

}  // namespace

base::Result<boost::json::value> to_json(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return boost::json::value(nullptr);
    case Kind::boolean:
      return boost::json::value(node.scalar == "true");
    case Kind::integer:
    case Kind::number:
      return to_number(node);
    case Kind::string:
      return boost::json::value(boost::json::string(node.scalar));
    case Kind::sequence: {
      boost::json::array items;
      for (const auto& item : node.items) {
        auto value = to_json(item);
        if (!value) return value;
        items.push_back(std::move(*value));
      }
      return boost::json::value(std::move(items));
    }
    case Kind::mapping:
      break;
  }
  boost::json::object members;
  for (const auto& member : node.members) {
    auto value = to_json(member.value);
    if (!value) return value;
    members.emplace(key_of(member.key), std::move(*value));
  }
  return boost::json::value(std::move(members));
}

std::optional<Variable> substitute(const Node& node, Scope& scope, text::Diagnostics& out) {
  const bool is_sequence = node.is(Kind::sequence);
  if (!is_sequence && !node.is(Kind::mapping)) return from_scalar(node, scope, out);
  Variable whole;
  bool complete = true;
  const auto take = [&](const Node& part) -> boost::json::value {
    auto value = substitute(part, scope, out);
    complete = complete && value.has_value();
    if (!value) return nullptr;
    whole.secret = whole.secret || value->secret;
    return std::move(value->value);
  };
  if (is_sequence) {
    boost::json::array items;
    for (const auto& item : node.items)
      items.push_back(take(item));
    whole.value = std::move(items);
  } else {
    boost::json::object members;
    for (const auto& member : node.members)
      members.emplace(key_of(member.key), take(member.value));
    whole.value = std::move(members);
  }
  if (!complete) return std::nullopt;
  return whole;
}

std::optional<Text> substitute_text(std::string_view text,
                                    text::Span span,
                                    Scope& scope,
                                    text::Diagnostics& out,
                                    const std::function<std::string(std::string_view)>& encode) {
  Text result;
  bool complete = true;
  while (!text.empty()) {
    const auto piece = next_piece(text);
    if (!piece) {
      report_unclosed(out, span);
      return std::nullopt;
    }
    if (!piece->is_name) {
      result.text += piece->text;
      continue;
    }
    const auto value = scope.find(piece->text);
    if (!value) {
      add(out, span, value.error());
      complete = false;
      continue;
    }
    const auto plain = to_text(value->value);
    result.text += encode ? encode(plain) : plain;
    result.secret = result.secret || value->secret;
  }
  if (!complete) return std::nullopt;
  return result;
}

void bind_row(const Row& row, Scope& scope, text::Diagnostics& out) {
  Variables bound;
  for (const auto& each : row.values) {
    // A CSV file is data: a dollar in it is a dollar.
    if (row.text_only) {
      bound[each.name] = {.value = boost::json::string(each.value.scalar), .text_only = true};
    } else if (auto value = substitute(each.value, scope, out)) {
      bound[each.name] = std::move(*value);
    }
  }
  scope.row = std::move(bound);
}

}  // namespace assay::cases
