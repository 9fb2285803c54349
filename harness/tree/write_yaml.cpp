#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"
#include "tree/core_schema.h"
#include "tree/write.h"

namespace assay::tree {
namespace {

constexpr std::size_t longest_key =
    1'000;  // an implicit key has at most 1024 characters (YAML 1.2.2 section 7.4.2)

bool stands_for_itself(char32_t point) {
  if (point < 0x20) return false;
  if (point >= 0x7F && point < 0xA0) return false;
  return point != 0x2028 && point != 0x2029 && point != 0xFEFF && point != 0xFFFE &&
         point != 0xFFFF;
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  while (!value.empty()) {
    const auto point = text::decode_front(value);
    const auto bytes = value.substr(0, std::max<std::size_t>(1, point.size));
    value.remove_prefix(bytes.size());
    if (bytes == "\"" || bytes == "\\") {
      out += '\\';
      out += bytes;
    } else if (bytes == "\n") {
      out += "\\n";
    } else if (bytes == "\t") {
      out += "\\t";
    } else if (stands_for_itself(point.value)) {
      out += bytes;
    } else {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    }
  }
  out += '"';
}

bool all_stand_for_themselves(std::string_view value) {
  while (!value.empty()) {
    const auto point = text::decode_front(value);
    if (point.size == 0 || !stands_for_itself(point.value)) return false;
    value.remove_prefix(point.size);
  }
  return true;
}

/// YAML 1.1, which many tools still read, has a type for dates.
bool looks_like_a_date(std::string_view value) {
  return value.size() >= 8 && value[4] == '-' && value.find_first_not_of("0123456789") == 4;
}

/// Whether `value` written without quotes is read as this string by any YAML reader.
bool is_safe_plain(std::string_view value) {
  constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`=<~ .";
  if (value.empty()) return false;
  const bool is_path = value.starts_with("./") || value.starts_with("../");
  if (!is_path && indicators.find(value.front()) != std::string_view::npos) return false;
  if (value.back() == ' ' || value.back() == ':') return false;
  if (value.find(": ") != std::string_view::npos || value.find(" #") != std::string_view::npos)
    return false;
  if (resolve_plain(value).kind != Kind::string || !other_meaning(value).empty() ||
      looks_like_a_date(value))
    return false;
  return all_stand_for_themselves(value);
}

/// Whether `value` can stand as a literal block (`|` or `|-`): lines that are neither empty at the
/// ends nor begin with a blank.
bool is_safe_block(std::string_view value) {
  if (value.find('\n') == std::string_view::npos || value.front() == '\n' || value.front() == ' ')
    return false;
  if (value.ends_with("\n\n")) return false;
  while (!value.empty()) {
    const auto end = std::min(value.find('\n'), value.size());
    const auto line = value.substr(0, end);
    if (!all_stand_for_themselves(line)) return false;
    if (!line.empty() && line.find_first_not_of(' ') == std::string_view::npos) return false;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return true;
}

void append_block(std::string& out, std::string_view value, std::size_t indent) {
  out += value.ends_with('\n') ? "|\n" : "|-\n";
  while (!value.empty()) {
    const auto end = std::min(value.find('\n'), value.size());
    if (end != 0) out.append(indent, ' ').append(value.substr(0, end));
    out += '\n';
    value.remove_prefix(std::min(end + 1, value.size()));
  }
}

/// Appends the scalar or empty collection, with the line's end.
void append_line(std::string& out, const Node& node, std::size_t indent) {
  if (node.is(Kind::string)) {
    if (is_safe_plain(node.scalar)) {
      out += node.scalar;
    } else if (indent > 0 && is_safe_block(node.scalar)) {
      return append_block(out, node.scalar, indent);
    } else {
      append_quoted(out, node.scalar);
    }
  } else if (node.is(Kind::null)) {
    out += "null";
  } else if (node.is(Kind::sequence)) {
    out += "[]";
  } else if (node.is(Kind::mapping)) {
    out += "{}";
  } else {
    out += node.scalar;
  }
  out += '\n';
}

bool has_children(const Node& node) {
  return !node.items.empty() || !node.members.empty();
}

void write_lines(std::string& out, const Node& node, std::size_t indent);

/// A sequence or mapping begins on the line of the dash or `? ` it belongs to.
void write_item(std::string& out, const Node& node, std::size_t indent) {
  if (!has_children(node)) return append_line(out, node, indent + 2);
  const auto from = out.size();
  write_lines(out, node, indent + 2);
  out.erase(from, indent + 2);
}

void write_member(std::string& out, const Member& member, std::size_t indent) {
  out.append(indent, ' ');
  const auto from = out.size();
  if (is_safe_plain(member.key)) {
    out += member.key;
  } else {
    append_quoted(out, member.key);
  }
  if (out.size() - from > longest_key) {
    out.insert(from, "? ");
    out.append(1, '\n').append(indent, ' ');
  }
  out += ':';
  if (has_children(member.value)) {
    out += '\n';
    return write_lines(out, member.value, indent + 2);
  }
  out += ' ';
  append_line(out, member.value, indent + 2);
}

void write_lines(std::string& out, const Node& node, std::size_t indent) {
  for (const auto& item : node.items) {
    out.append(indent, ' ').append("- ");
    write_item(out, item, indent);
  }
  for (const auto& member : node.members)
    write_member(out, member, indent);
}

/// What ends a plain scalar inside `[…]` and `{…}` (YAML 1.2.2 section 7.3.3), and `?`, of which
/// some readers think so too.
bool is_safe_in_flow(std::string_view value) {
  return is_safe_plain(value) && value.find_first_of(",[]{}?") == std::string_view::npos;
}

void append_flow_text(std::string& out, std::string_view value) {
  if (is_safe_in_flow(value)) {
    out += value;
  } else {
    append_quoted(out, value);
  }
}

void append_flow(std::string& out, const Node& node) {
  if (node.is(Kind::null)) {
    out += "null";
  } else if (node.is(Kind::string)) {
    append_flow_text(out, node.scalar);
  } else if (node.is(Kind::sequence)) {
    out += '[';
    for (const auto& item : node.items) {
      if (&item != &node.items.front()) out += ", ";
      append_flow(out, item);
    }
    out += ']';
  } else if (node.is(Kind::mapping)) {
    out += '{';
    for (const auto& member : node.members) {
      if (&member != &node.members.front()) out += ", ";
      append_flow_text(out, member.key);
      out += ": ";
      append_flow(out, member.value);
    }
    out += '}';
  } else {
    out += node.scalar;
  }
}

}  // namespace

std::string write_flow_yaml(const Node& root) {
  std::string out;
  // A text that is the whole ends at the line's end, not at a comma.
  if (root.is(Kind::string) && is_safe_plain(root.scalar)) return std::string(root.scalar);
  append_flow(out, root);
  return out;
}

std::string write_yaml(const Node& root) {
  std::string out;
  if (has_children(root)) {
    write_lines(out, root, 0);
  } else {
    append_line(out, root, 0);
  }
  return out;
}

}  // namespace assay::tree
