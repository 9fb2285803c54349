#include <algorithm>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "text/utf8.h"
#include "tree/yaml_mistake.h"
#include "tree/yaml_parsers.h"

namespace assay::tree {
namespace {

/// Follows the text as a document of its own. yaml-cpp takes an unclosed quote at the end of its
/// input for closed; before the sentinel it does not, and if it has not come as the last document
/// then something swallowed it.
constexpr std::string_view sentinel = "--- '~END'\n";

/// yaml-cpp 0.7 and 0.8 decode the escapes `\N` and `\_` as the bytes 0x85 and 0xA0, which are no
/// UTF-8.
std::string with_whole_characters(const std::string& value) {
  std::string_view rest = value;
  std::string repaired;
  for (auto bad = text::find_invalid_utf8(rest); bad != std::string_view::npos;
       bad = text::find_invalid_utf8(rest)) {
    repaired += rest.substr(0, bad);
    repaired += '\xC2';
    repaired += rest[bad];
    rest.remove_prefix(bad + 1);
  }
  return repaired += rest;
}

/// yaml-cpp takes each line that begins with `%` for a directive, also behind the document's begin,
/// and drops it without a word. Of these lines, only those inside a quoted text are none.
class Directives {
 public:
  explicit Directives(std::string_view text) : text_(text) {}

  void begin_document(std::size_t at) { next_ = line_behind(at == 0 ? 0 : at - 1); }
  void pass_scalar(std::size_t begin, std::size_t end) {
    if (next_ != std::string_view::npos && next_ > begin)
      next_ = next_ < end ? line_behind(end - 1) : next_;
  }
  /// The first one that is no part of a text; npos when there is none.
  [[nodiscard]] std::size_t stray() const { return next_; }

 private:
  [[nodiscard]] std::size_t line_behind(std::size_t at) const {
    const auto found = text_.find("\n%", at);
    return found == std::string_view::npos ? found : found + 1;
  }

  std::string_view text_;
  std::size_t next_ = std::string_view::npos;
};

class Events : public YAML::EventHandler {
 public:
  Events(std::string_view text, YamlBuilder& builder)
      : text_(text), places_(text), directives_(text), builder_(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    const auto at = place_of(mark);
    in_sentinel_ = at >= text_.size();
    if (in_sentinel_) return;
    if (++documents_ == 2) report_second_document(at, builder_);
    if (documents_ == 1) directives_.begin_document(at);
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (!in_sentinel_) builder_.null(place_of(mark), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (!in_sentinel_) builder_.alias(place_of(mark), anchor);
  }
  void OnScalar(const YAML::Mark& mark,
                const std::string& tag,
                YAML::anchor_t anchor,
                const std::string& value) override {
    if (in_sentinel_) {
      has_ended_ = value == "~END";
    } else {
      const auto repaired = with_whole_characters(value);
      const auto own = properties(tag, anchor);
      const auto begin = places_.skip_properties(place_of(mark), own);
      if (!value.empty()) directives_.pass_scalar(begin, places_.end_of_scalar(begin, repaired));
      builder_.scalar(place_of(mark), without_added_break(begin, repaired), own);
    }
  }
  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    builder_.begin(Kind::sequence, place_of(mark), layout(style), properties(tag, anchor));
  }
  void OnSequenceEnd() override { builder_.end(); }
  void OnMapStart(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    builder_.begin(Kind::mapping, place_of(mark), layout(style), properties(tag, anchor));
  }
  void OnMapEnd() override { builder_.end(); }

  [[nodiscard]] int documents() const { return documents_; }
  [[nodiscard]] bool has_ended() const { return has_ended_; }
  [[nodiscard]] std::size_t stray_directive() const { return directives_.stray(); }

 private:
  [[nodiscard]] std::size_t place_of(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  static YamlBuilder::Layout layout(YAML::EmitterStyle::value style) {
    return style == YAML::EmitterStyle::Flow ? YamlBuilder::Layout::flow
                                             : YamlBuilder::Layout::block;
  }
  /// yaml-cpp gives `?` to what is plain and `!` to what is quoted; only a written `!` is a tag to
  /// us.
  static YamlBuilder::Properties properties(const std::string& tag, YAML::anchor_t anchor) {
    return {.tag = tag == "?" ? std::string_view{} : std::string_view(tag), .anchor = anchor};
  }
  [[nodiscard]] std::string_view without_added_break(std::size_t begin,
                                                     std::string_view value) const;

  std::string_view text_;
  YamlPlaces places_;
  Directives directives_;
  YamlBuilder& builder_;
  int documents_ = 0;
  bool in_sentinel_ = false;
  bool has_ended_ = false;
};

/// The break before the sentinel is none of a block scalar that ends where the text ends
/// (YAML 1.2.2 section 8.1.1.2).
std::string_view Events::without_added_break(std::size_t begin, std::string_view value) const {
  if (text_.ends_with('\n') || !value.ends_with('\n')) return value;
  if (begin >= text_.size() || (text_[begin] != '|' && text_[begin] != '>')) return value;
  const auto rest = text_.substr(places_.end_of_scalar(begin, value));
  if (rest.find_first_not_of(" \t\r\n") != std::string_view::npos) return value;
  // The break of the header line stands between the header and the content, if there is content.
  const auto last = value.find_last_not_of(" \t\n");
  const auto tail = last == std::string_view::npos ? value : value.substr(last + 1);
  const auto breaks =
      std::count(tail.begin(), tail.end(), '\n') + (last == std::string_view::npos ? 1 : 0);
  if (std::count(rest.begin(), rest.end(), '\n') < breaks) value.remove_suffix(1);
  return value;
}

}  // namespace

void parse_with_yaml_cpp(std::string_view text, YamlBuilder& builder) {
  std::string input(text);
  if (!input.ends_with('\n')) input += '\n';
  input += sentinel;
  std::istringstream stream(input);
  Events events(text, builder);
  try {
    YAML::Parser parser(stream);
    while (!builder.stopped() && parser.HandleNextDocument(events)) {
    }
  } catch (const YAML::DeepRecursion&) {
    if (!builder.stopped() || builder.suspect()) builder.fail_at_depth();
    return;
  } catch (const YAML::Exception& problem) {
    if (builder.stopped() && !(builder.suspect() && is_unclosed(problem.msg))) return;
    const auto at = static_cast<std::size_t>(std::max(problem.mark.pos, 0));
    const auto mistake = name_yaml_mistake(text, at, builder.progress(), problem.msg);
    builder.fail(mistake.code, mistake.begin, mistake.end, mistake.message, mistake.advice);
    return;
  }
  if (builder.stopped()) return;
  if (const auto at = events.stray_directive(); at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    builder.fail("yaml.directive",
                 at,
                 end,
                 "a line that begins with `%` stands behind the begin of the document",
                 "indent it, or quote the text");
  } else if (events.documents() == 0) {
    report_no_document(builder);
  } else if (!events.has_ended()) {
    builder.fail("yaml.unfinished",
                 text.size(),
                 text.size(),
                 "the text ends inside a value",
                 "check that each quote and bracket is closed");
  }
}

}  // namespace assay::tree
