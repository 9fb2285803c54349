#include "tree/yaml_builder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tree/unique_keys.h"

namespace assay::tree {
namespace {

constexpr std::size_t most = 100;  ///< errors, and warnings, of one file: nobody reads more

}  // namespace

YamlBuilder::YamlBuilder(text::SourceMap& sources,
                         text::Span source,
                         text::Diagnostics& out,
                         const Limits& limits)
    : sources_(sources),
      source_(source),
      text_(sources.text(source)),
      places_(text_),
      out_(out),
      limits_(limits) {
  limits_.depth = std::min(limits_.depth, deepest);
}

text::Span YamlBuilder::span(std::size_t begin, std::size_t end) const {
  const auto at = [&](std::size_t offset) {
    return source_.begin + static_cast<std::uint32_t>(std::min(offset, text_.size()));
  };
  return {.source = source_.source, .begin = at(begin), .end = at(std::max(begin, end))};
}

text::Span YamlBuilder::tag_span(std::size_t begin, std::size_t end) const {
  if (begin >= end) return span(begin, end);
  const auto last = text_.substr(begin, end - begin).find_last_not_of(" \t\r\n");
  return span(begin, begin + last + 1);
}

void YamlBuilder::error(std::string code,
                        text::Span where,
                        std::string message,
                        std::string advice) {
  failed_ = true;
  stopped_ = stopped_ || ++errors_ == most;
  out_.error(std::move(code), where, std::move(message), std::move(advice));
}

void YamlBuilder::warning(std::string code,
                          text::Span where,
                          std::string message,
                          std::string advice) {
  if (++warnings_ < most) {
    out_.warning(std::move(code), where, std::move(message), std::move(advice));
  } else if (warnings_ == most) {
    out_.warning("yaml.more-warnings",
                 where,
                 "from here on no warnings are shown: there have been 99",
                 "quote texts that look like something else");
  }
}

void YamlBuilder::fail(
    std::string code, std::size_t begin, std::size_t end, std::string message, std::string advice) {
  error(std::move(code), span(begin, end), std::move(message), std::move(advice));
  stopped_ = true;
}

bool YamlBuilder::awaits_key() const {
  return !frames_.empty() && frames_.back().kind == Kind::mapping && !frames_.back().has_key;
}

/// How many children of the collection at this level are finished.
std::size_t YamlBuilder::children_at(std::size_t level) const {
  const auto end = level + 1 < frames_.size() ? frames_[level + 1].first : children_.size();
  return end - frames_[level].first;
}

bool YamlBuilder::count_nodes(std::size_t at, std::size_t count) {
  nodes_ += count;
  if (nodes_ <= limits_.nodes) return true;
  fail("yaml.too-large",
       at,
       at + 1,
       fmt::format("the document holds more than {} values", limits_.nodes));
  return false;
}

/// A value that stands in the text as it is needs no copy.
std::string_view YamlBuilder::keep(std::size_t begin, std::string_view value) {
  for (const auto at : {begin, begin + 1}) {
    if (at <= text_.size() && text_.substr(at, value.size()) == value)
      return text_.substr(at, value.size());
  }
  return sources_.intern(std::string(value));
}

void YamlBuilder::scalar(std::size_t at, std::string_view value, const Properties& properties) {
  if (stopped_) return;
  const auto begin = places_.skip_properties(at, properties);
  const bool plain = places_.is_plain(begin);
  const bool block = text_.substr(begin).starts_with('|') || text_.substr(begin).starts_with('>');
  if (value.empty() && !block && !places_.is_empty_quoted(begin)) return left_out(at, properties);
  const bool is_key = awaits_key();
  if (!check_anchor(at, properties.anchor) || (!is_key && !count_nodes(at, 1))) return;
  const auto as_written = text_.substr(begin, value.size());
  const bool verbatim = plain && as_written == value;
  const auto end = verbatim ? begin + value.size() : places_.end_of_scalar(begin, value);
  const auto kept = verbatim ? as_written : keep(begin, value);
  reached_ = std::max(reached_, end);
  last_scalar_ = begin;
  // A key is its text: what it would be as a value matters only to its tag and to who takes it by
  // its anchor.
  if (is_key && properties.tag.empty() && properties.anchor == 0)
    return key(begin, end, kept, plain);
  Node node;
  node.span = span(begin, end);
  resolve(node, kept, plain, {properties.tag, tag_span(at, begin)});
  remember(properties.anchor, node);
  if (is_key) return key(begin, end, kept, plain);
  if (plain) warn_of_lookalikes(begin, end, kept);
  place(std::move(node), end);
}

void YamlBuilder::null(std::size_t at, std::uint64_t anchor) {
  if (stopped_) return;
  const auto begin = places_.skip_properties(at, {.tag = {}, .anchor = anchor});
  const auto size = places_.null_word(begin);
  // Behind an empty value stands a token of the collection it is in, or of one further out: never
  // deeper.
  const bool in_block = !frames_.empty() && !frames_.back().bracketed && !awaits_key();
  if (size == 0 || (in_block && places_.column(begin) <= places_.column(frames_.back().begin))) {
    return left_out(at, {.tag = {}, .anchor = anchor});
  }
  scalar(at, text_.substr(begin, size), {.tag = {}, .anchor = anchor});
}

/// It has its key's place, or that of the dash of its item.
void YamlBuilder::left_out(std::size_t at, const Properties& properties) {
  if (stopped_ || !check_anchor(at, properties.anchor) || !count_nodes(at, 1)) return;
  if (awaits_key()) {
    return fail("yaml.empty-key",
                at,
                at + 1,
                "a mapping has a key that is left out",
                "write a key before the `:`, or quote the text");
  }
  Node node;
  node.span = span(at, at);
  std::size_t end = std::min(at, text_.size());
  if (!frames_.empty()) {
    const auto& frame = frames_.back();
    end = frame.end;
    if (frame.has_key) {
      node.span = frame.key_span;
      end = places_.behind_colon(frame.end);
    } else if (const auto dash = places_.dash_behind(std::max(frame.begin, frame.end));
               dash != std::string_view::npos) {
      node.span = span(dash, dash + 1);
      end = dash + 1;
    }
  }
  const bool has_properties = properties.anchor != 0 || !properties.tag.empty();
  const auto tag = tag_span(at, places_.skip_properties(at, properties));
  if (has_properties) end = std::max<std::size_t>(end, tag.end - source_.begin);
  resolve(node, {}, true, {properties.tag, tag});
  remember(properties.anchor, node);
  place(std::move(node), end);
}

void YamlBuilder::key(std::size_t at, std::size_t end, std::string_view text, bool plain) {
  if (plain && text == "<<") {
    constexpr std::string_view what = "merge keys (`<<`) are not part of YAML 1.2";
    if (!limits_.merge_keys)
      return fail("yaml.merge-key", at, end, std::string(what), "write the members out");
    if (!merges_)
      warning(
          "yaml.merge-key", span(at, end), std::string(what) + "; they merge here as in 1.1", {});
    merges_ = true;
  }
  auto& frame = frames_.back();
  frame.has_key = true;
  frame.key = text;
  frame.key_span = span(at, end);
  frame.end = end;
}

void YamlBuilder::place(Node node, std::size_t end) {
  reached_ = std::max(reached_, end);
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  auto& frame = frames_.back();
  frame.end = std::max(frame.end, end);
  auto& child = children_.emplace_back();
  child.key = frame.key;
  child.key_span = frame.key_span;
  child.value = std::move(node);
  frame.has_key = false;
}

void YamlBuilder::begin(Kind kind, std::size_t at, Layout layout, const Properties& properties) {
  if (stopped_ || !check_anchor(at, properties.anchor) || !count_nodes(at, 1)) return;
  const auto begin = places_.skip_properties(at, properties);
  if (awaits_key()) {
    if (text_.substr(begin - std::min<std::size_t>(begin, 1)).starts_with("{{")) {
      const auto close = std::min(text_.find('\n', begin), text_.find("}}", begin));
      return fail("yaml.template",
                  begin - 1,
                  close == std::string_view::npos ? begin + 1 : close + 2,
                  "`{{ }}` is a mapping in a mapping to YAML",
                  "write `\"${name}\"` for a variable, or quote the text");
    }
    suspect_ = begin;
    suspect_kind_ = kind;
    stopped_ = true;
    return;
  }
  if (frames_.size() >= limits_.depth) {
    return fail("yaml.depth",
                begin,
                begin + 1,
                fmt::format("the document nests deeper than {} levels", limits_.depth));
  }
  check_collection_tag(kind, {properties.tag, tag_span(at, begin)});
  if (properties.anchor != 0) {
    Anchor anchor{.id = properties.anchor};
    for (std::size_t level = 0; level < frames_.size(); ++level)
      anchor.path.push_back(children_at(level));
    anchors_.push_back(std::move(anchor));
  }
  auto& frame = frames_.emplace_back();
  frame.kind = kind;
  frame.first = children_.size();
  frame.bracketed = layout == Layout::flow &&
                    (text_.substr(begin).starts_with('{') || text_.substr(begin).starts_with('['));
  frame.begin = begin;
  frame.end = frame.bracketed ? begin + 1 : begin;
  reached_ = std::max(reached_, frame.end);
}

void YamlBuilder::end() {
  if (stopped_) return;
  auto frame = frames_.back();
  frames_.pop_back();
  if (frame.bracketed) frame.end = places_.end_of_flow(frame.end);
  const auto first = children_.begin() + static_cast<std::ptrdiff_t>(frame.first);
  Node node{.kind = frame.kind};
  auto begin = frame.begin;
  if (!frame.bracketed && first != children_.end()) {
    const auto& span = node.is(Kind::sequence) ? first->value.span : first->key_span;
    begin = span.begin - source_.begin;
  }
  node.span = span(begin, frame.end);
  if (node.is(Kind::sequence)) {
    node.items.reserve(static_cast<std::size_t>(children_.end() - first));
    for (auto child = first; child != children_.end(); ++child)
      node.items.push_back(std::move(child->value));
  } else {
    node.members.assign(std::make_move_iterator(first), std::make_move_iterator(children_.end()));
  }
  children_.erase(first, children_.end());
  equal_keys_ += report_equal_keys(node.members, "yaml.duplicate-key", out_);
  failed_ = failed_ || equal_keys_ > 0;
  stopped_ = equal_keys_ >= most_equal_keys;

  place(std::move(node), frame.end);
}

}  // namespace assay::tree
