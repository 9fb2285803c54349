#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"
#include "tree/json_mistake.h"
#include "tree/json_number.h"
#include "tree/json_string.h"
#include "tree/read.h"
#include "tree/unique_keys.h"

namespace assay::tree {
namespace {

/// RFC 8259, one function a rule of its grammar. Finished children wait on one stack until their
/// container ends, so that each vector is allocated once and in its size.
class JsonReader {
 public:
  JsonReader(text::SourceMap& sources,
             text::Span source,
             text::Diagnostics& out,
             const Limits& limits)
      : sources_(sources),
        source_(source),
        text_(sources.text(source)),
        out_(out),
        depth_limit_(std::min(limits.depth, deepest)),
        nodes_left_(limits.nodes) {}

  std::optional<Node> read();

 private:
  bool value(Node& node);
  bool object(Node& node);
  bool array(Node& node);
  bool member();
  bool string(std::string_view& decoded, text::Span& span);
  bool number(Node& node);
  bool word(Node& node, Kind kind, std::string_view word);
  bool enter();
  bool skip_mark();

  void blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
  }
  [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const {
    return {.source = source_.source,
            .begin = source_.begin + static_cast<std::uint32_t>(begin),
            .end = source_.begin + static_cast<std::uint32_t>(end)};
  }
  bool fail(JsonMistake mistake, std::size_t at);
  bool fail(Wanted wanted);
  bool unclosed(std::size_t begin);

  text::SourceMap& sources_;
  text::Span source_;
  std::string_view text_;
  text::Diagnostics& out_;
  std::size_t depth_limit_;
  std::size_t nodes_left_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t equal_keys_ = 0;
  std::vector<Node> items_;
  std::vector<Member> members_;
};

bool JsonReader::fail(JsonMistake mistake, std::size_t at) {
  out_.error(std::move(mistake.code),
             span(at, at + mistake.size),
             std::move(mistake.message),
             std::move(mistake.advice));
  return false;
}

/// What is missing at the end is missing behind the last thing that stands there.
bool JsonReader::fail(Wanted wanted) {
  auto mistake = name_mistake(text_, at_, wanted);
  const auto at = at_ == text_.size() ? text_.find_last_not_of(" \t\r\n") + 1 : at_;
  return fail(std::move(mistake), at);
}

bool JsonReader::unclosed(std::size_t begin) {
  return fail({.code = "json.unclosed-bracket",
               .message = fmt::format("this `{}` is not closed", text_[begin]),
               .advice = fmt::format("add the `{}`", text_[begin] == '{' ? '}' : ']')},
              begin);
}

bool JsonReader::enter() {
  if (depth_ < depth_limit_) {
    ++depth_;
    return true;
  }
  return fail({.code = "json.depth",
               .message = fmt::format("the text nests deeper than {} levels", depth_limit_),
               .advice = {}},
              at_);
}

bool JsonReader::value(Node& node) {
  if (nodes_left_ == 0) {
    return fail({.code = "json.too-large",
                 .message = "the text holds more values than the limit allows",
                 .advice = {}},
                at_);
  }
  --nodes_left_;
  if (at_ == text_.size()) return fail(Wanted::value);
  switch (text_[at_]) {
    case '{':
      return object(node);
    case '[':
      return array(node);
    case '"':
      node.kind = Kind::string;
      node.quoted = true;
      return string(node.scalar, node.span);
    case 't':
      return word(node, Kind::boolean, "true");
    case 'f':
      return word(node, Kind::boolean, "false");
    case 'n':
      return word(node, Kind::null, "null");
    default:
      return number(node);
  }
}

bool JsonReader::object(Node& node) {
  const auto begin = at_;
  if (!enter()) return false;
  const auto first = members_.size();
  node.kind = Kind::mapping;
  ++at_;
  blanks();
  if (!next_is('}')) {
    while (true) {
      if (!member()) return false;
      blanks();
      if (!next_is(',')) break;
      ++at_;
      blanks();
    }
    if (!next_is('}')) return at_ == text_.size() ? unclosed(begin) : fail(Wanted::comma_or_brace);
  }
  ++at_;
  --depth_;
  node.span = span(begin, at_);
  const auto from = members_.begin() + static_cast<std::ptrdiff_t>(first);
  node.members.assign(std::make_move_iterator(from), std::make_move_iterator(members_.end()));
  members_.erase(from, members_.end());
  equal_keys_ += report_equal_keys(node.members, "json.duplicate-key", out_);
  return equal_keys_ < most_equal_keys;
}

bool JsonReader::member() {
  Member member;
  if (!next_is('"')) return fail(Wanted::key);
  if (!string(member.key, member.key_span)) return false;
  blanks();
  if (!next_is(':')) return fail(Wanted::colon);
  ++at_;
  blanks();
  if (!value(member.value)) return false;
  members_.push_back(std::move(member));
  return true;
}

bool JsonReader::array(Node& node) {
  const auto begin = at_;
  if (!enter()) return false;
  const auto first = items_.size();
  node.kind = Kind::sequence;
  ++at_;
  blanks();
  if (!next_is(']')) {
    while (true) {
      Node item;
      if (!value(item)) return false;
      items_.push_back(std::move(item));
      blanks();
      if (!next_is(',')) break;
      ++at_;
      blanks();
    }
    if (!next_is(']'))
      return at_ == text_.size() ? unclosed(begin) : fail(Wanted::comma_or_bracket);
  }
  ++at_;
  --depth_;
  node.span = span(begin, at_);
  const auto from = items_.begin() + static_cast<std::ptrdiff_t>(first);
  node.items.assign(std::make_move_iterator(from), std::make_move_iterator(items_.end()));
  items_.erase(from, items_.end());
  return true;
}

bool JsonReader::string(std::string_view& decoded, text::Span& span) {
  const auto begin = at_;
  auto read = read_json_string(text_, at_);
  if (!read) return fail(std::move(read.error().mistake), read.error().at);
  at_ = read->end;
  span = this->span(begin, at_);
  decoded = read->escaped ? sources_.intern(std::move(read->decoded))
                          : text_.substr(begin + 1, at_ - begin - 2);
  return true;
}

bool JsonReader::number(Node& node) {
  if (!begins_number(text_, at_)) return fail(Wanted::value);
  const auto begin = at_;
  auto read = read_json_number(text_, at_);
  if (!read) return fail(std::move(read.error()), at_);
  at_ = read->end;
  node.kind = read->kind;
  node.span = span(begin, at_);
  node.scalar = text_.substr(begin, at_ - begin);
  return true;
}

bool JsonReader::word(Node& node, Kind kind, std::string_view word) {
  if (!text_.substr(at_).starts_with(word)) return fail(Wanted::value);
  node.kind = kind;
  node.span = span(at_, at_ + word.size());
  if (kind == Kind::boolean) node.scalar = text_.substr(at_, word.size());
  at_ += word.size();
  return true;
}

bool JsonReader::skip_mark() {
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF") ||
      text_.starts_with(std::string_view("\0", 1)) || (text_.size() > 1 && text_[1] == '\0')) {
    return fail({.code = "json.utf-16",
                 .message = "the text is not UTF-8 but looks like UTF-16 or UTF-32",
                 .advice = "save it as UTF-8"},
                0);
  }
  if (text_.starts_with("\xEF\xBB\xBF")) {
    out_.warning("json.byte-order-mark",
                 span(0, 3),
                 "the text begins with a byte order mark",
                 "save it without: RFC 8259 section 8.1 forbids it");
    at_ = 3;
  }
  return true;
}

std::optional<Node> JsonReader::read() {
  Node root;
  if (!skip_mark()) return std::nullopt;
  blanks();
  if (at_ == text_.size()) {
    fail({.code = "json.empty", .message = "the text holds no value", .advice = {}, .size = 0},
         at_);
    return std::nullopt;
  }
  if (!value(root)) return std::nullopt;
  blanks();
  if (at_ != text_.size()) {
    fail(Wanted::end);
    return std::nullopt;
  }
  if (equal_keys_ > 0) return std::nullopt;
  return root;
}

}  // namespace

std::optional<Node> read_json(text::SourceMap& sources,
                              text::Span source,
                              text::Diagnostics& out,
                              const Limits& limits) {
  return JsonReader(sources, source, out, limits).read();
}

}  // namespace assay::tree
