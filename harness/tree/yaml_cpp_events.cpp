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
  Events(std::size_t size, YamlBuilder& builder) : size_(size), builder_(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    const auto at = place_of(mark);
    in_sentinel_ = at >= size_;
    if (in_sentinel_) return;
    if (++documents_ == 2) {
      builder_.fail("yaml.several-documents",
                    at,
                    at + 3,
                    "a second document begins",
                    "keep one document a file");
    }
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
      builder_.scalar(place_of(mark), value, properties(mark, tag, anchor));
    }
  }
  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    builder_.begin(Kind::sequence, place_of(mark), layout(style), properties(mark, tag, anchor));
  }
  void OnSequenceEnd() override { builder_.end(); }
  void OnMapStart(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    builder_.begin(Kind::mapping, place_of(mark), layout(style), properties(mark, tag, anchor));
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
  static YamlBuilder::Properties properties(const YAML::Mark& mark,
                                            const std::string& tag,
                                            YAML::anchor_t anchor);

  std::size_t size_;
  YamlBuilder& builder_;
  int documents_ = 0;
  bool in_sentinel_ = false;
  bool has_ended_ = false;
};

YamlBuilder::Properties Events::properties(const YAML::Mark& /*mark*/,
                                           const std::string& tag,
                                           YAML::anchor_t anchor) {
  return {.tag = tag == "?" ? std::string_view{} : std::string_view(tag), .anchor = anchor};
}

}  // namespace

void parse_with_yaml_cpp(std::string_view text, YamlBuilder& builder) {
  std::string input(text);
  if (!input.ends_with('\n')) input += '\n';
  input += sentinel;
  std::istringstream stream(input);
  Events events(text.size(), builder);
  try {
    YAML::Parser parser(stream);
    while (!builder.stopped() && parser.HandleNextDocument(events)) {
    }
  } catch (const YAML::DeepRecursion&) {
    if (builder.stopped() && !builder.suspect()) return;
    const auto at = builder.suspect().value_or(builder.reached());
    builder.fail("yaml.depth",
                 at,
                 at + 1,
                 fmt::format("the document nests deeper than {} levels", builder.depth_limit()));
    return;
  } catch (const YAML::Exception& problem) {
    if (builder.suspect()) {
      const auto at = *builder.suspect();
      return builder.fail("yaml.unclosed-bracket",
                          at,
                          at + 1,
                          fmt::format("a `{}` is not closed", text[at]),
                          "close it");
    }
    if (builder.stopped()) return;
    const auto at = static_cast<std::size_t>(std::max(problem.mark.pos, 0));
    const auto mistake = name_yaml_mistake(text, at, builder.reached(), problem.msg);
    builder.fail(mistake.code, mistake.begin, mistake.end, mistake.message, mistake.advice);
    return;
  }
  if (builder.stopped()) return;
  if (events.documents() == 0) {
    builder.fail("yaml.no-document", text.size(), text.size(), "the text holds no value");
  } else if (!events.has_ended()) {
    builder.fail("yaml.unfinished",
                 text.size(),
                 text.size(),
                 "the text ends inside a value",
                 "check that each quote and bracket is closed");
  }
}

}  // namespace assay::tree
