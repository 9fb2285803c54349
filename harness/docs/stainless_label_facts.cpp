#include <algorithm>
#include <array>

#include "docs/stainless_label.h"

namespace assay::docs::stainless {

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    return text.substr(1, text.size() - 2);
  return text;
}

std::size_t announced(const Alternative& object) {
  return object.members.size() + object.more;
}

bool is_literal(const Label& label) {
  return label.kind == Label::Kind::type && !label.type.nullable &&
         label.type.alternatives.size() == 1 &&
         label.type.alternatives.front().kind == Alternative::Kind::literal;
}

bool is_unknown(const Label& label) {
  return label.type.alternatives.size() == 1 &&
         label.type.alternatives.front().kind == Alternative::Kind::unknown;
}

bool is_primitive(std::string_view word) {
  constexpr std::array<std::string_view, 9> words = {
      "string", "number", "boolean", "unknown", "integer", "any", "file", "binary", "object"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace assay::docs::stainless
