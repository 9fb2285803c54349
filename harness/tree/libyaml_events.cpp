#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <yaml.h>

#include "text/utf8.h"
#include "tree/yaml_parsers.h"

namespace assay::tree {
namespace {

/// Turns libyaml's marks, which count characters, into byte offsets.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at = behind(at, block))
      blocks_.push_back(at);
  }

  [[nodiscard]] std::size_t of(std::size_t characters) const {
    const auto index = characters / block;
    if (index >= blocks_.size()) return text_.size();
    const auto at = blocks_[index];
    const bool is_ascii = index + 1 < blocks_.size() && blocks_[index + 1] - at == block;
    return is_ascii ? at + characters % block : behind(at, characters % block);
  }

 private:
  static constexpr std::size_t block = 64;

  /// Behind so many characters from `at` on.
  [[nodiscard]] std::size_t behind(std::size_t at, std::size_t characters) const {
    if (at + characters <= text_.size() && text::is_ascii(text_.substr(at, characters)))
      return at + characters;
    for (; characters != 0 && at < text_.size(); --characters) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U)
        ++at;
    }
    return at;
  }

  std::string_view text_;
  std::vector<std::size_t> blocks_;  // where each so many characters begin
};

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view{}
                         : std::string_view(reinterpret_cast<const char*>(text));
}

class Events {
 public:
  Events(std::string_view text, YamlBuilder& builder) : offsets_(text), builder_(builder) {}

  void take(const yaml_event_t& event);
  [[nodiscard]] int documents() const { return documents_; }

 private:
  std::uint64_t define(const yaml_char_t* name);
  void scalar(const yaml_event_t& event, std::size_t at);
  void begin_document(std::size_t at);

  Offsets offsets_;
  YamlBuilder& builder_;
  std::map<std::string, std::uint64_t, std::less<>>
      anchors_;  // ordered: no set of names makes it slow
  std::uint64_t last_anchor_ = 0;
  int documents_ = 0;
};

std::uint64_t Events::define(const yaml_char_t* name) {
  if (name == nullptr) return 0;
  return anchors_[std::string(view(name))] = ++last_anchor_;
}

void Events::scalar(const yaml_event_t& event, std::size_t at) {
  const auto& scalar = event.data.scalar;
  const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const YamlBuilder::Properties properties{.tag = view(scalar.tag),
                                           .anchor = define(scalar.anchor)};
  if (value.empty() && scalar.style == YAML_PLAIN_SCALAR_STYLE) {
    builder_.left_out(at, properties);
  } else {
    builder_.scalar(at, value, properties);
  }
}

void Events::begin_document(std::size_t at) {
  if (++documents_ == 2) report_second_document(at, builder_);
}

void Events::take(const yaml_event_t& event) {
  const auto at = offsets_.of(event.start_mark.index);
  const auto layout = [](bool flow) {
    return flow ? YamlBuilder::Layout::flow : YamlBuilder::Layout::block;
  };
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      return begin_document(at);
    case YAML_SCALAR_EVENT:
      return scalar(event, at);
    case YAML_ALIAS_EVENT: {
      const auto anchor = anchors_.find(view(event.data.alias.anchor));
      return builder_.alias(
          at,
          anchor == anchors_.end() ? std::numeric_limits<std::uint64_t>::max() : anchor->second);
    }
    case YAML_SEQUENCE_START_EVENT: {
      const auto& start = event.data.sequence_start;
      return builder_.begin(Kind::sequence,
                            at,
                            layout(start.style == YAML_FLOW_SEQUENCE_STYLE),
                            {.tag = view(start.tag), .anchor = define(start.anchor)});
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& start = event.data.mapping_start;
      return builder_.begin(Kind::mapping,
                            at,
                            layout(start.style == YAML_FLOW_MAPPING_STYLE),
                            {.tag = view(start.tag), .anchor = define(start.anchor)});
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return builder_.end();
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      return;
  }
}

}  // namespace

bool parse_with_libyaml(std::string_view text, YamlBuilder& builder) {
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) return false;
  const std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> owner(&parser,
                                                                            yaml_parser_delete);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(
      &parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  Events events(text, builder);
  // libyaml's time grows with the square of the depth, so nothing is asked of it once the builder
  // has stopped.
  for (bool ended = false; !ended && !builder.stopped();) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) return false;
    ended = event.type == YAML_STREAM_END_EVENT;
    events.take(event);
    yaml_event_delete(&event);
  }
  if (events.documents() == 0 && !builder.stopped()) report_no_document(builder);
  return true;
}

}  // namespace assay::tree
