#include "docs/stainless_label.h"

#include <utility>

#include "docs/stainless_word.h"

namespace assay::docs::stainless {
namespace {

constexpr std::size_t deepest = 32;  // of maps and arrays within one label

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A cursor over one label. Every function leaves the cursor where it was when it gives nothing.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Label> label() {
    Label label{.text = text_};
    if (auto field = named_field()) {
      label = *std::move(field);
    } else {
      named_type(label);
    }
    auto type = this->type(0);
    if (!type || at_ != text_.size()) return std::nullopt;
    if (label.kind == Label::Kind::variant && type->alternatives.size() != 1) return std::nullopt;
    if (label.kind == Label::Kind::type && type->alternatives.size() == 1 &&
        type->alternatives.front().kind == Alternative::Kind::model) {
      // A lone word in backticks is what prose lists look like; a bare model has a capital.
      const char first = type->alternatives.front().text.front();
      if (first < 'A' || first > 'Z') return std::nullopt;
    }
    label.type = std::move(*type);
    return label;
  }

  std::optional<Label> unknown_field() {
    auto label = named_field();
    if (!label || rest().empty()) return std::nullopt;
    label->type.alternatives.push_back({.kind = Alternative::Kind::unknown, .text = rest()});
    return label;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  bool skip(std::string_view words) {
    if (!rest().starts_with(words)) return false;
    at_ += words.size();
    return true;
  }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
  }

  /// The end of the quoted text that begins at `begin`, behind its closing quote; npos when it
  /// never ends.
  [[nodiscard]] std::size_t quote_end(std::size_t begin) const {
    for (std::size_t i = begin + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '"') {
        return i + 1;
      }
    }
    return std::string_view::npos;
  }

  /// `name: optional `, without a type.
  std::optional<Label> named_field() {
    const auto name = field_name();
    if (!name) return std::nullopt;
    return Label{
        .kind = Label::Kind::field, .text = text_, .name = *name, .optional = skip("optional ")};
  }

  std::optional<std::string_view> field_name() {
    std::size_t end = 0;
    if (text_.empty()) return std::nullopt;
    if (text_.front() == '"') {
      end = quote_end(0);
      if (end == std::string_view::npos) return std::nullopt;
    } else if (starts_word(text_.front())) {
      while (end < text_.size() &&
             (continues_word(text_[end]) || text_[end] == '[' || text_[end] == ']'))
        ++end;
      while (end > 0 && text_[end - 1] == ':')
        --end;
    }
    if (end == 0 || !text_.substr(end).starts_with(": ")) return std::nullopt;
    at_ = end + 2;
    return unquoted(text_.substr(0, end));
  }

  /// The name of a variant or an alias, if the label is one.
  void named_type(Label& label) {
    const auto name = model_word(0);
    const auto behind = text_.substr(name.size());
    if (name.empty()) return;
    if (behind.starts_with(" object {")) {
      label.kind = Label::Kind::variant;
      at_ = name.size() + 1;
    } else if (behind.starts_with(" = ")) {
      label.kind = Label::Kind::alias;
      at_ = name.size() + 3;
    } else {
      return;
    }
    label.name = name;
  }

  /// A model's name, with type arguments: `CursorPage<Item>`.
  [[nodiscard]] std::string_view model_word(std::size_t begin) const {
    std::size_t end = begin;
    if (begin >= text_.size() || !starts_word(text_[begin])) return {};
    while (end < text_.size() && (continues_word(text_[end])) && text_[end] != ':')
      ++end;
    if (end < text_.size() && text_[end] == '<') {
      const auto close = text_.find('>', end);
      if (close != std::string_view::npos) end = close + 1;
    }
    return text_.substr(begin, end - begin);
  }

  std::optional<Type> type(std::size_t depth) {
    if (depth > deepest) return std::nullopt;
    Type type;
    bool by_or_before = false;
    bool by_and_before = false;
    while (true) {
      skip_blanks();
      if (skip_null()) {
        type.nullable = true;
      } else if (auto alternative = this->alternative(depth)) {
        type.alternatives.push_back(std::move(*alternative));
      } else {
        return std::nullopt;
      }
      const auto before = at_;
      skip_blanks();
      const bool by_or = skip("or ");
      const bool by_and = !by_or && skip("and ");
      // `A and B or C`: nothing says which binds closer.
      if ((by_or && by_and_before) || (by_and && by_or_before)) return std::nullopt;
      by_or_before |= by_or;
      by_and_before |= by_and;
      if (!by_or && !by_and) {
        if (at_ != text_.size() && text_[at_] != ']') at_ = before;
        break;
      }
    }
    type.all_hold = by_and_before;
    if (type.alternatives.empty() && !type.nullable) return std::nullopt;
    return type;
  }

  bool skip_null() {
    if (!rest().starts_with("null")) return false;
    if (at_ + 4 < text_.size() && continues_word(text_[at_ + 4])) return false;
    at_ += 4;
    return true;
  }

  std::optional<Alternative> alternative(std::size_t depth) {
    if (depth > deepest) return std::nullopt;
    const auto begin = at_;
    if (skip("array of ")) {
      auto item = alternative(depth + 1);
      if (!item) return std::nullopt;
      Alternative array{.kind = Alternative::Kind::array, .text = text_.substr(begin, at_ - begin)};
      array.inner.push_back(std::move(*item));
      return array;
    }
    if (skip("map[")) return map(begin, depth);
    if (skip("object {")) return object(begin);
    if (at_ < text_.size() && text_[at_] == '"') return quoted_literal(begin);
    if (auto number = number_or_more(begin)) return number;
    return word(begin);
  }

  std::optional<Alternative> map(std::size_t begin, std::size_t depth) {
    auto values = type(depth + 1);
    skip_blanks();
    if (!values || values->all_hold || !skip("]")) return std::nullopt;
    return Alternative{.kind = Alternative::Kind::map,
                       .text = text_.substr(begin, at_ - begin),
                       .inner = std::move(values->alternatives),
                       .nullable = values->nullable};
  }

  std::optional<Alternative> object(std::size_t begin) {
    Alternative object{.kind = Alternative::Kind::object};
    while (true) {
      skip_blanks();
      if (skip("}")) break;
      if (!object.members.empty() || object.more > 0) {
        if (!skip(",")) return std::nullopt;
        skip_blanks();
      }
      if (!member(object)) return std::nullopt;
    }
    object.text = text_.substr(begin, at_ - begin);
    return object;
  }

  bool member(Alternative& object) {
    if (at_ >= text_.size()) return false;
    if (is_digit(text_[at_])) {
      if (const auto more = number_or_more(at_); more && more->kind == Alternative::Kind::more) {
        object.more += more->more;
        return true;
      }
    }
    std::size_t end = at_;
    if (text_[at_] == '"') {
      end = quote_end(at_);
      if (end == std::string_view::npos) return false;
    } else {
      while (end < text_.size() && text_[end] != ',' && text_[end] != '}' && text_[end] != ' ')
        ++end;
      if (end == text_.size() || end == at_) return false;
    }
    object.members.push_back(unquoted(text_.substr(at_, end - at_)));
    at_ = end;
    return true;
  }

  std::optional<Alternative> quoted_literal(std::size_t begin) {
    const auto end = quote_end(begin);
    if (end == std::string_view::npos) return std::nullopt;
    at_ = end;
    return Alternative{.kind = Alternative::Kind::literal,
                       .text = text_.substr(begin, end - begin)};
  }

  /// `3`, `-1.5` or `4 more`.
  std::optional<Alternative> number_or_more(std::size_t begin) {
    auto end = begin;
    if (end < text_.size() && text_[end] == '-') ++end;
    const auto digits = end;
    while (end < text_.size() && is_digit(text_[end]))
      ++end;
    if (end == digits) return std::nullopt;
    if (digits == begin && text_.substr(end).starts_with(" more") && end - begin < 7) {
      std::size_t count = 0;
      for (const char c : text_.substr(begin, end - begin))
        count = count * 10 + static_cast<std::size_t>(c - '0');
      at_ = end + 5;
      return Alternative{
          .kind = Alternative::Kind::more, .text = text_.substr(begin, at_ - begin), .more = count};
    }
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      for (++end; end < text_.size() && is_digit(text_[end]);)
        ++end;
    }
    if (end < text_.size() && continues_word(text_[end])) return std::nullopt;
    at_ = end;
    return Alternative{.kind = Alternative::Kind::literal,
                       .text = text_.substr(begin, end - begin)};
  }

  std::optional<Alternative> word(std::size_t begin) {
    const auto word = model_word(begin);
    if (word.empty()) return std::nullopt;
    at_ = begin + word.size();
    auto kind = Alternative::Kind::model;
    if (word == "true" || word == "false") kind = Alternative::Kind::literal;
    if (is_primitive(word)) kind = Alternative::Kind::primitive;
    return Alternative{.kind = kind, .text = word};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Label> read_label(std::string_view text) {
  return Reader(text).label();
}

std::optional<Label> read_unknown_field(std::string_view text) {
  return Reader(text).unknown_field();
}

}  // namespace assay::docs::stainless
