#include "docs/type_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docs/nodes.h"
#include "docs/prose.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::array<TypeWord, 42> type_words = {{{"string", "string"},
                                                  {"number", "number"},
                                                  {"integer", "integer"},
                                                  {"boolean", "boolean"},
                                                  {"object", "object"},
                                                  {"array", "array"},
                                                  {"null", "null"},
                                                  {"any", ""},
                                                  {"unknown", ""},
                                                  {"mixed", ""},
                                                  {"file", "string", "binary"},
                                                  {"binary", "string", "binary"},
                                                  {"int", "integer"},
                                                  {"int32", "integer", "int32"},
                                                  {"int64", "integer", "int64"},
                                                  {"long", "integer", "int64"},
                                                  {"int16", "integer"},
                                                  {"uint", "integer"},
                                                  {"uint32", "integer"},
                                                  {"uint64", "integer"},
                                                  {"float", "number", "float"},
                                                  {"float32", "number", "float"},
                                                  {"float64", "number", "double"},
                                                  {"double", "number", "double"},
                                                  {"decimal", "number"},
                                                  {"bool", "boolean"},
                                                  {"str", "string"},
                                                  {"text", "string"},
                                                  {"enum", ""},
                                                  {"dict", "object"},
                                                  {"dictionary", "object"},
                                                  {"map", "object"},
                                                  {"record", "object"},
                                                  {"json", "object"},
                                                  {"list", "array"},
                                                  {"date", "string", "date"},
                                                  {"datetime", "string", "date-time"},
                                                  {"date-time", "string", "date-time"},
                                                  {"uuid", "string", "uuid"},
                                                  {"email", "string", "email"},
                                                  {"uri", "string", "uri"},
                                                  {"url", "string", "uri"}}};

/// Takes one written type apart.
class TypeReader {
 public:
  TypeReader(text::Span span, std::vector<Unread>& unread) : span_(span), unread_(unread) {}

  tree::Node read(std::string_view words, int depth) {
    words = bare(words);
    if (depth > 8) return unknown();
    const auto parts = alternatives(words);
    if (parts.size() > 1) return choice(parts, depth);
    if (const auto inner = without_null(words); inner.size() < words.size())
      return choice({inner, "null"}, depth);
    if (words.ends_with("[]")) return array(words.substr(0, words.size() - 2), depth);
    if (words.starts_with('[') && words.ends_with(']') && words.size() > 2)
      return in_brackets(words.substr(1, words.size() - 2), depth);
    if (const auto inner = between(words, {"array", "list", "set"}); inner.data() != nullptr)
      return array(inner, depth);
    if (const auto inner = between(words, {"enum"}); inner.data() != nullptr)
      return read(inner, depth + 1);
    if (const auto inner = between(words, {"optional"}); inner.data() != nullptr)
      return read(inner, depth + 1);
    if (between(words, {"map", "record", "dict", "object"}).data() != nullptr ||
        equal_ignoring_case(words.substr(0, 4), "map["))
      return type_schema("object", span_);
    for (const std::string_view lead : {"array of ", "list of ", "arrays of "}) {
      if (equal_ignoring_case(words.substr(0, lead.size()), lead)) {
        auto inner = words.substr(lead.size());
        if (inner.ends_with('s') && find_type_word(inner) == nullptr) inner.remove_suffix(1);
        return array(inner, depth);
      }
    }
    return word(words);
  }

 private:
  /// Without the marks of code around it, and without what only says whether it must be there:
  /// `string` of `` `string` ``, of `string, required` and of `optional string`.
  static std::string_view bare(std::string_view words) {
    constexpr std::string_view marks = " \t\r\n`*\\";
    for (bool again = true; again;) {
      const auto begin = std::min(words.find_first_not_of(marks), words.size());
      words = words.substr(begin, words.find_last_not_of(marks) + 1 - begin);
      again = false;
      for (const std::string_view lead : {"optional ", "required "}) {
        if (!equal_ignoring_case(words.substr(0, lead.size()), lead)) continue;
        words.remove_prefix(lead.size());
        again = true;
      }
      for (const std::string_view end : {", required", ", optional", "(required)", "(optional)"}) {
        if (take_end(words, end)) again = true;
      }
    }
    return words;
  }

  /// Takes `end` off the words where they end so, in capitals or not, and are not that alone.
  static bool take_end(std::string_view& words, std::string_view end) {
    if (words.size() <= end.size() ||
        !equal_ignoring_case(words.substr(words.size() - end.size()), end))
      return false;
    words.remove_suffix(end.size());
    return true;
  }

  /// `x` of `x?`, `nullable x`, `x (nullable)` and `x, nullable`.
  static std::string_view without_null(std::string_view words) {
    constexpr std::string_view sign = "nullable";
    if (words.size() > 1 && words.ends_with('?')) return words.substr(0, words.size() - 1);
    if (equal_ignoring_case(words.substr(0, sign.size() + 1), "nullable "))
      return trimmed(words.substr(sign.size()));
    for (const std::string_view end : {" (nullable)", ", nullable", " nullable"}) {
      if (take_end(words, end)) return trimmed(words);
    }
    return words;
  }

  /// `a | b` and `a or b`, where they stand outside all brackets and quotes.
  static std::vector<std::string_view> alternatives(std::string_view words) {
    std::vector<std::string_view> parts;
    int depth = 0;
    char quote = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const char c = words[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<' || c == '[' || c == '(') {
        ++depth;
      } else if (c == '>' || c == ']' || c == ')') {
        --depth;
      } else if (depth == 0 && (c == '|' || words.substr(i).starts_with(" or "))) {
        parts.push_back(words.substr(from, i - from));
        from = c == '|' ? i + 1 : i + 4;
      }
    }
    parts.push_back(words.substr(from));
    return parts;
  }

  /// The `x` of `array<x>`, `Array[x]` or `List(x)`; a view of nowhere when it is none of them.
  static std::string_view between(std::string_view words,
                                  std::initializer_list<std::string_view> names) {
    const auto open = words.find_first_of("<[(");
    const bool closed = words.ends_with('>') || words.ends_with(']') || words.ends_with(')');
    if (open == npos || !closed || open + 1 >= words.size() - 1) return {};
    const auto name = trimmed(words.substr(0, open));
    const bool known = std::any_of(names.begin(), names.end(), [&](std::string_view one) {
      return equal_ignoring_case(one, name);
    });
    return known ? words.substr(open + 1, words.size() - open - 2) : std::string_view{};
  }

  tree::Node choice(const std::vector<std::string_view>& parts, int depth) {
    auto values = sequence_node(span_);
    tree::Nodes choices;
    for (const auto part : parts) {
      const auto text = bare(part);
      if (is_quoted(text)) {
        values.items.push_back(string_node(text.substr(1, text.size() - 2), span_));
      } else if (auto number = number_node(text)) {
        values.items.push_back(std::move(*number));
      } else if (!text.empty() && !equal_ignoring_case(text, "undefined")) {
        choices.push_back(read(text, depth + 1));
      }
    }
    if (!values.items.empty()) {
      auto literals = mapping_node(span_);
      put(literals, "enum", std::move(values));
      choices.push_back(std::move(literals));
      std::rotate(choices.begin(), choices.end() - 1, choices.end());  // they stand first
    }
    return choices.empty() ? unknown() : any_of(std::move(choices), span_);
  }

  static bool is_quoted(std::string_view text) {
    return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
           text.back() == text.front();
  }

  /// `[string]` is an array, `[string, null]` a choice; nobody knows what `[1-100]` is.
  tree::Node in_brackets(std::string_view inside, int depth) {
    std::vector<std::string_view> types;
    for (auto rest = inside; rest.data() != nullptr;) {
      const auto comma = rest.find(',');
      auto type = bare(rest.substr(0, comma));
      if (is_quoted(type)) type = type.substr(1, type.size() - 2);
      if (find_type_word(type) != nullptr) {
        types.push_back(type);
      } else if (inside.find(',') != npos) {
        return unknown();
      }
      rest = comma == npos ? std::string_view{} : rest.substr(comma + 1);
    }
    if (types.size() > 1) return choice(types, depth);
    std::vector<Unread> doubts;
    auto item = TypeReader(span_, doubts).read(inside, depth + 1);
    const bool known = doubts.empty() && item.find("type") != nullptr;
    return known ? array_schema(std::move(item), span_) : unknown();
  }

  tree::Node array(std::string_view items, int depth) {
    return array_schema(read(items, depth + 1), span_);
  }

  tree::Node word(std::string_view text) {
    if (is_quoted(text)) {
      auto constant = mapping_node(span_);
      put(constant, "const", string_node(text.substr(1, text.size() - 2), span_));
      return constant;
    }
    const auto* known = find_type_word(text);
    if (known == nullptr) known = among(text);
    if (known == nullptr) return unknown();
    auto schema = mapping_node(span_);
    if (!known->type.empty()) put(schema, "type", string_node(known->type, span_));
    if (!known->format.empty()) put(schema, "format", string_node(known->format, span_));
    return schema;
  }

  /// The type of words with a remark: `string (uuid)`, `ISO 8601 string`. The remark counts where
  /// it names a format of that type.
  static const TypeWord* among(std::string_view words) {
    const auto open = words.find('(');
    const bool remarked = open != npos && words.ends_with(')');
    const auto blank = words.find_last_of(" \t");
    if (!remarked && blank == npos) return nullptr;
    const auto name = remarked ? trimmed(words.substr(0, open)) : words.substr(blank + 1);
    const auto remark = remarked ? trimmed(words.substr(open + 1, words.size() - open - 2))
                                 : trimmed(words.substr(0, blank));
    const auto* type = find_type_word(name);
    const auto* format = find_type_word(remark);
    const bool fits = type != nullptr && format != nullptr && format->type == type->type &&
                      !format->format.empty();
    return fits ? format : type;
  }

  /// A literal number: `16`, `0.5`.
  [[nodiscard]] std::optional<tree::Node> number_node(std::string_view text) const {
    if (!is_decimal(text)) return std::nullopt;
    auto node = string_node(text, span_);
    node.kind = text.find('.') == npos ? tree::Kind::integer : tree::Kind::number;
    return node;
  }

  tree::Node unknown() {
    unread_.push_back({span_, "a type that nobody knows"});
    return mapping_node(span_);
  }

  text::Span span_;
  std::vector<Unread>& unread_;
};

}  // namespace

const TypeWord* find_type_word(std::string_view word) {
  const auto* found = std::find_if(type_words.begin(), type_words.end(), [&](const auto& one) {
    return equal_ignoring_case(one.written, word);
  });
  return found == type_words.end() ? nullptr : found;
}

tree::Node schema_of_words(const text::SourceMap& sources,
                           text::Span words,
                           std::vector<Unread>& unread) {
  return TypeReader(words, unread).read(sources.text(words), 0);
}

}  // namespace assay::docs
