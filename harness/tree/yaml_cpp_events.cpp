#include <algorithm>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "tree/yaml_mistake.h"
#include "tree/yaml_parsers.h"

namespace assay::tree {
namespace {

/// Follows the text as a document of its own. yaml-cpp takes an unclosed quote at the end of its
/// input for closed; before the sentinel it does not, and if it has not come as the last document
/// then something swallowed it.
constexpr std::string_view sentinel = "--- '~END'\n";

class Events : public YAML::EventHandler {
 public:
  Events(std::string_view text, YamlBuilder& builder)
      : text_(text), places_(text), builder_(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    const auto at = place_of(mark);
    in_sentinel_ = at >= text_.size();
    if (in_sentinel_) return;
    if (++documents_ == 2) report_second_document(at, builder_);
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
      builder_.scalar(place_of(mark), without_added_break(mark, value), properties(tag, anchor));
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

 private:
  static std::size_t place_of(const YAML::Mark& mark) {
    return static_cast<std::size_t>(std::max(mark.pos, 0));
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
  [[nodiscard]] std::string_view without_added_break(const YAML::Mark& mark,
                                                     std::string_view value) const;

  std::string_view text_;
  YamlPlaces places_;
  YamlBuilder& builder_;
  int documents_ = 0;
  bool in_sentinel_ = false;
  bool has_ended_ = false;
};

/// The break before the sentinel is none of a block scalar that ends where the text ends
/// (YAML 1.2.2 section 8.1.1.2).
std::string_view Events::without_added_break(const YAML::Mark& mark, std::string_view value) const {
  if (text_.ends_with('\n') || !value.ends_with('\n')) return value;
  const auto begin = places_.skip_properties(place_of(mark));
  if (begin >= text_.size() || (text_[begin] != '|' && text_[begin] != '>')) return value;
  const auto rest = text_.substr(places_.end_of_scalar(begin, value));
  if (rest.find_first_not_of(" \t\r\n") != std::string_view::npos) return value;
  const auto last = value.find_last_not_of('\n');
  const auto breaks = value.size() - (last == std::string_view::npos ? 0 : last + 1);
  if (static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) < breaks)
    value.remove_suffix(1);
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
  if (events.documents() == 0) {
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
