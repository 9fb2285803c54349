#include "tree/yaml_mistake.h"

#include <algorithm>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>

#include "text/diagnostic.h"
#include "text/utf8.h"
#include "tree/shown.h"
#include "tree/yaml_places.h"

namespace assay::tree {
namespace {

namespace complaints = YAML::ErrorMsg;

bool starts_with(std::string_view text, const char* start) {
  return text.starts_with(start);
}

bool is_unclosed_quote(std::string_view complaint) {
  return complaint == complaints::DOC_IN_SCALAR || complaint == complaints::EOF_IN_SCALAR;
}

/// The text around the place where a parser gave up.
class Scene {
 public:
  Scene(std::string_view text, std::size_t at, const YamlProgress& progress)
      : text_(text), at_(std::min(at, text.size())), progress_(progress), places_(text) {}

  [[nodiscard]] YamlMistake name(std::string_view complaint) const;

 private:
  [[nodiscard]] YamlMistake here(std::string code,
                                 std::string message,
                                 std::string advice = {}) const {
    return between(at_, at_ + width(), std::move(code), std::move(message), std::move(advice));
  }
  [[nodiscard]] static YamlMistake between(std::size_t begin,
                                           std::size_t end,
                                           std::string code,
                                           std::string message,
                                           std::string advice) {
    return {.code = std::move(code),
            .begin = begin,
            .end = end,
            .message = std::move(message),
            .advice = std::move(advice)};
  }
  [[nodiscard]] std::optional<YamlMistake> of_a_character(std::string_view complaint) const;
  [[nodiscard]] YamlMistake unclosed_quote() const;
  [[nodiscard]] YamlMistake in_flow() const;
  [[nodiscard]] YamlMistake map_value() const;
  [[nodiscard]] YamlMistake unexpected() const;
  [[nodiscard]] YamlMistake behind_quote() const;
  [[nodiscard]] YamlMistake tab() const;
  [[nodiscard]] YamlMistake bad_escape() const;

  [[nodiscard]] std::size_t line_begin(std::size_t at) const { return at - places_.column(at); }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size());
  }
  /// The blanks at the front of the line.
  [[nodiscard]] std::string_view indentation() const {
    const auto begin = line_begin(at_);
    return text_.substr(begin,
                        std::min(text_.find_first_not_of(" \t", begin), text_.size()) - begin);
  }
  [[nodiscard]] bool begins_line() const { return line_begin(at_) + indentation().size() == at_; }
  [[nodiscard]] bool is_indented_by_tab() const {
    return indentation().find('\t') != std::string_view::npos;
  }
  [[nodiscard]] std::size_t width() const {
    return at_ == text_.size()
               ? 0
               : std::max<std::size_t>(1, text::decode_front(text_.substr(at_)).size);
  }
  /// What stands there up to the next blank.
  [[nodiscard]] std::string word() const {
    constexpr std::size_t longest = 40;
    const auto end = std::min(text_.find_first_of(" \t\r\n", at_), text_.size());
    return text::printable(text_.substr(at_, std::min(end - at_, longest)));
  }
  [[nodiscard]] std::string character() const {
    return text::printable(text_.substr(at_, width()));
  }

  std::string_view text_;
  std::size_t at_;
  const YamlProgress& progress_;
  YamlPlaces places_;
};

YamlMistake Scene::tab() const {
  const auto begin = line_begin(at_);
  return between(begin + indentation().find('\t'),
                 begin + indentation().size(),
                 "yaml.tab",
                 "a tab stands in the indentation of this line",
                 "indent with blanks: YAML forbids tabs there");
}

YamlMistake Scene::unclosed_quote() const {
  const auto quote = places_.unclosed_quote(progress_.reached);
  const auto begin = quote == std::string_view::npos ? at_ : quote;
  return between(begin,
                 begin + 1,
                 "yaml.unclosed-quote",
                 "this quote is not closed",
                 "close it, or write the text without quotes");
}

YamlMistake Scene::in_flow() const {
  const auto bracket = progress_.open_bracket.value_or(at_);
  const char open = bracket < text_.size() ? text_[bracket] : '[';
  const char close = open == '{' ? '}' : ']';
  const bool goes_on = at_ < text_.size() && text_[at_] != ':' && !begins_line();
  if (goes_on)
    return here("yaml.missing-comma",
                fmt::format("`{}` stands where `,` or `{}` should", character(), close));
  return between(bracket,
                 bracket + 1,
                 "yaml.unclosed-bracket",
                 fmt::format("this `{}` is not closed", open),
                 fmt::format("add the `{}`", close));
}

/// A `:` where no value can begin.
YamlMistake Scene::map_value() const {
  if (is_indented_by_tab()) return tab();
  constexpr std::size_t longest_key = 1024;
  const auto line = line_begin(at_);
  const auto content = line + indentation().size();
  if (at_ - content > longest_key) {
    return between(content,
                   at_,
                   "yaml.long-key",
                   "a key has more than 1024 characters",
                   "shorten it, or write `? ` before it");
  }
  const auto before = text_.substr(content, at_ - content);
  if (before.find(": ") != std::string_view::npos) {
    return here(
        "yaml.second-colon", "a second `: ` stands in one line", "quote the text that holds it");
  }
  if (line == 0) return here("yaml.syntax", "a `:` stands where no value can begin");
  const auto previous = text_.find_last_not_of(" \t\r\n", line - 1);
  if (previous == std::string_view::npos)
    return here("yaml.syntax", "a `:` stands where no value can begin");
  const auto previous_begin =
      std::min(text_.find_first_not_of(" \t-", line_begin(previous)), previous);
  if (places_.column(previous_begin) < places_.column(content)) {
    return between(content,
                   at_ + 1,
                   "yaml.indentation",
                   "this line is indented deeper than the one above, which has a value already",
                   "align it with the key above, or remove that key's value");
  }
  const auto colon = text_.substr(previous_begin, previous + 1 - previous_begin).find(':');
  return between(previous_begin,
                 previous + 1,
                 "yaml.no-value",
                 "this line is no `key: value`",
                 colon == std::string_view::npos ? "write a `:` behind the key"
                                                 : "write a blank behind the `:`");
}

YamlMistake Scene::behind_quote() const {
  const auto begin = progress_.last_scalar;
  if (text_.substr(begin, progress_.reached - begin).find('\n') != std::string_view::npos) {
    return between(begin,
                   begin + 1,
                   "yaml.unclosed-quote",
                   "the text that this quote begins ends only in a line further down",
                   "close it in its own line");
  }
  return here("yaml.behind-quote",
              fmt::format("`{}` follows the closing quote", word()),
              text_[begin] == '\''
                  ? "write `''` for a quote inside single quotes, or quote the whole"
                  : "write `\\\"` for a quote inside double quotes, or quote the whole");
}

/// Something that belongs to no collection that is open.
YamlMistake Scene::unexpected() const {
  if (is_indented_by_tab()) return tab();
  if (begins_line()) {
    return between(line_begin(at_),
                   at_ + width(),
                   "yaml.indentation",
                   "the indentation of this line fits none of the lines above",
                   "align it with the line that it belongs beside");
  }
  const bool quoted =
      progress_.last_scalar < text_.size() && !places_.is_plain(progress_.last_scalar);
  if (quoted && places_.skip_blanks(progress_.reached) == at_) return behind_quote();
  if (text_.find_first_of(",]}[{%@`|>&*!\"'", at_) == at_) {
    return here("yaml.unquotable",
                fmt::format("an unquoted text cannot begin with `{}`", character()),
                "quote it");
  }
  return here("yaml.syntax",
              fmt::format("`{}` stands where the line should end", character()),
              "quote the whole text");
}

YamlMistake Scene::bad_escape() const {
  const auto begin = std::min(text_.rfind('\\', at_ == 0 ? 0 : at_ - 1), at_);
  return between(begin,
                 std::max(begin + 1, at_),
                 "yaml.bad-escape",
                 fmt::format("`{}` is no escape of YAML", shown(text_.substr(begin, at_ - begin))),
                 "write `\\\\` for a backslash, or use single quotes, where it stands for itself");
}

std::optional<YamlMistake> Scene::of_a_character(std::string_view complaint) const {
  const auto before = at_ == 0 ? 0 : at_ - 1;
  if (complaint == complaints::UNKNOWN_TOKEN) {
    return here("yaml.unquotable",
                fmt::format("an unquoted text cannot begin with `{}`", character()),
                "quote it");
  }
  if (complaint == complaints::ALIAS_NOT_FOUND || complaint == complaints::ANCHOR_NOT_FOUND ||
      complaint == complaints::CHAR_IN_ALIAS || complaint == complaints::CHAR_IN_ANCHOR) {
    return between(
        before,
        at_,
        "yaml.unquotable",
        fmt::format("an unquoted text cannot begin with `{}`", text_.substr(before, at_ - before)),
        "quote it");
  }
  if (complaint == complaints::UNKNOWN_ANCHOR) {
    const auto end = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
    return between(at_,
                   end,
                   "yaml.unknown-alias",
                   fmt::format("`{}` names no anchor above", shown(text_.substr(at_, end - at_))),
                   "quote it if it is a text");
  }
  if (starts_with(complaint, complaints::INVALID_ESCAPE) ||
      starts_with(complaint, complaints::INVALID_HEX))
    return bad_escape();
  if (starts_with(complaint, complaints::INVALID_UNICODE)) {
    auto mistake = bad_escape();
    mistake.advice = "write the character itself, or `\\U` and the eight digits of its number";
    return mistake;
  }
  if (complaint == complaints::FLOW_END)
    return here("yaml.unopened-bracket",
                fmt::format("this `{}` closes nothing", character()),
                "check the brackets before it");
  if (complaint == complaints::BLOCK_ENTRY) {
    if (is_indented_by_tab()) return tab();
    return here("yaml.item-behind-key",
                "an item begins in the line of its key",
                "begin it in the next line, or quote the text");
  }
  if (complaint == complaints::CHAR_IN_BLOCK || complaint == complaints::ZERO_INDENT_IN_BLOCK) {
    return here("yaml.block-header",
                fmt::format("`{}` stands behind the `|` or `>` of a block", character()),
                "begin the text in the next line");
  }
  return std::nullopt;
}

YamlMistake Scene::name(std::string_view complaint) const {
  if (is_unclosed_quote(complaint)) return unclosed_quote();
  if (complaint == complaints::TAB_IN_INDENTATION)
    return is_indented_by_tab()
               ? tab()
               : here("yaml.tab", "a tab stands in the indentation", "indent with blanks");
  if (is_unclosed(complaint)) return in_flow();
  if (complaint == complaints::MAP_VALUE) return map_value();
  if (complaint == complaints::END_OF_MAP || complaint == complaints::END_OF_SEQ ||
      complaint == complaints::MAP_KEY)
    return unexpected();
  if (auto mistake = of_a_character(complaint)) return std::move(*mistake);
  if (complaint == complaints::MULTIPLE_ANCHORS)
    return here("yaml.syntax", "a value has two anchors");
  if (complaint == complaints::MULTIPLE_TAGS) return here("yaml.syntax", "a value has two tags");
  return here("yaml.syntax", std::string(complaint));
}

}  // namespace

bool is_unclosed(std::string_view complaint) {
  return complaint == complaints::END_OF_MAP_FLOW || complaint == complaints::END_OF_SEQ_FLOW ||
         is_unclosed_quote(complaint);
}

YamlMistake name_yaml_mistake(std::string_view text,
                              std::size_t at,
                              const YamlProgress& progress,
                              std::string_view complaint) {
  return Scene(text, at, progress).name(complaint);
}

}  // namespace assay::tree
