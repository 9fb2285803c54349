#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docs/nodes.h"
#include "docs/word_limits.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs::testing {

/// One value with its description.
struct Described {
  Described(std::string_view types, std::string_view words) {
    place = sources.add("page.md", std::string(words));
    const auto typed = sources.add("types", std::string(types));
    schema = *tree::read_json(sources, typed, out);
    put(schema, "description", string_node(sources.text(place), place));
  }

  /// The schema without its description, in one line; with what stays unread behind `|`.
  std::string read(std::string_view example = {}, Sent sent = Sent::by_us) {
    Values values;
    if (!example.empty()) {
      shown = *tree::read_json(sources, sources.add("example", std::string(example)), out);
      values.push_back(&shown);
    }
    WordLimits(sources, out, unread).add(schema, values, sent);
    std::string text;
    for (const auto& member : schema.members) {
      if (member.key == "description") continue;
      text += std::string(member.key) + ": " + tree::write_flow_yaml(member.value) + "; ";
    }
    for (const auto& one : unread)
      text.append("| ").append(sources.text(one.span));
    return text;
  }

  text::SourceMap sources;
  text::Diagnostics out;
  text::Span place;
  tree::Node schema;
  tree::Node shown;
  std::vector<Unread> unread;
};

/// What the words state of a value of the types, and behind `|` what stays unread of them.
inline std::string limits_of(std::string_view types, std::string_view words) {
  return Described(types, words).read();
}

}  // namespace assay::docs::testing
