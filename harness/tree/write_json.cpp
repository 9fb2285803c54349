#include <fmt/format.h>

#include "tree/json_text.h"
#include "tree/write.h"

namespace assay::tree {
namespace {

void write(const Node& node, std::size_t indent, std::string& out) {
  const auto line = [&](std::size_t blanks) { out.append(1, '\n').append(blanks, ' '); };
  const auto children = node.items.size() + node.members.size();
  switch (node.kind) {
    case Kind::null:
      out += "null";
      return;
    case Kind::boolean:
    case Kind::integer:
    case Kind::number:
      out += node.scalar;
      return;
    case Kind::string:
      append_json_string(out, node.scalar);
      return;
    case Kind::sequence:
      out += '[';
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i != 0) out += ',';
        line(indent + 2);
        write(node.items[i], indent + 2, out);
      }
      if (children != 0) line(indent);
      out += ']';
      return;
    case Kind::mapping:
      out += '{';
      for (std::size_t i = 0; i < node.members.size(); ++i) {
        if (i != 0) out += ',';
        line(indent + 2);
        append_json_string(out, node.members[i].key);
        out += ": ";
        write(node.members[i].value, indent + 2, out);
      }
      if (children != 0) line(indent);
      out += '}';
      return;
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      out.append(1, '\\').append(1, c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20U || c == '\x7F') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  out += '"';
}

std::string write_json(const Node& root) {
  std::string out;
  write(root, 0, out);
  out += '\n';
  return out;
}

}  // namespace assay::tree
