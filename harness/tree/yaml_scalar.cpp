#include <fmt/format.h>

#include "tree/core_schema.h"
#include "tree/shown.h"
#include "tree/yaml_builder.h"

namespace assay::tree {
namespace {

constexpr std::string_view core = "tag:yaml.org,2002:";

/// A tag as people write it.
std::string as_written(std::string_view tag) {
  return tag.starts_with(core) ? fmt::format("!!{}", tag.substr(core.size())) : std::string(tag);
}

/// The kind that a tag of the core schema asks for.
std::optional<Kind> kind_of(std::string_view tag) {
  if (!tag.starts_with(core)) return std::nullopt;
  tag.remove_prefix(core.size());
  if (tag == "null") return Kind::null;
  if (tag == "bool") return Kind::boolean;
  if (tag == "int") return Kind::integer;
  if (tag == "float") return Kind::number;
  if (tag == "str") return Kind::string;
  if (tag == "seq") return Kind::sequence;
  if (tag == "map") return Kind::mapping;
  return std::nullopt;
}

std::string unknown_tag(std::string_view tag) {
  return fmt::format("`{}` is no tag of the core schema", shown(as_written(tag)));
}

}  // namespace

void YamlBuilder::resolve_core(Node& node, std::string_view value) {
  auto plain = resolve_plain(value);
  node.kind = plain.kind;
  node.scalar = value;
  if (plain.not_json) {
    error("yaml.not-json",
          node.span,
          fmt::format("`{}` is a number that JSON does not have", shown(value)),
          "quote it if it is a text");
  }
  if (plain.kind == Kind::null) node.scalar = {};
  if (plain.kind == Kind::boolean)
    node.scalar = value[0] == 't' || value[0] == 'T' ? "true" : "false";
  if (plain.json) node.scalar = sources_.intern(std::move(*plain.json));
}

void YamlBuilder::resolve(Node& node, std::string_view value, bool plain, const Tag& tag) {
  const auto asked = kind_of(tag.value);
  if (tag.value.empty() && plain) return resolve_core(node, value);
  if (tag.value.empty() || tag.value == "!" || asked == Kind::string) {
    node.kind = Kind::string;
    node.quoted = true;
    node.scalar = value;
    return;
  }
  if (!asked) return error("yaml.unknown-tag", tag.span, unknown_tag(tag.value), "remove it");
  resolve_core(node, value);
  if (*asked == Kind::number && node.kind == Kind::integer) node.kind = Kind::number;
  if (*asked != node.kind) {
    error("yaml.wrong-tag",
          node.span,
          fmt::format("`{}` is a {}, not `{}`",
                      shown(value),
                      name_of(node.kind),
                      shown(as_written(tag.value))),
          "remove the tag, or change the value");
  }
}

void YamlBuilder::check_collection_tag(Kind kind, const Tag& tag) {
  if (tag.value.empty() || tag.value == "!" || kind_of(tag.value) == kind) return;
  if (!kind_of(tag.value))
    return error("yaml.unknown-tag", tag.span, unknown_tag(tag.value), "remove it");
  error("yaml.wrong-tag",
        tag.span,
        fmt::format("a {} has the tag `{}`", name_of(kind), shown(as_written(tag.value))),
        "remove the tag");
}

void YamlBuilder::warn_of_lookalikes(std::size_t begin, std::size_t end, std::string_view value) {
  const auto written = text_.substr(begin, end - begin);
  if (const auto other = other_meaning(value); !other.empty()) {
    const auto ours = resolve_plain(value);
    warning("yaml.other-meaning",
            span(begin, end),
            fmt::format("`{}` is {} here and {} to readers of YAML 1.1",
                        value,
                        ours.kind == Kind::string
                            ? "a string"
                            : fmt::format("the number {}", ours.json ? *ours.json : value),
                        other),
            "quote it, or write what is meant");
  }
  for (auto line = written.find('\n'); line != std::string_view::npos;
       line = written.find('\n', line + 1)) {
    const auto first = written.find_first_not_of(" \t\r\n", line);
    if (first == std::string_view::npos || !written.substr(first).starts_with("- ")) continue;
    warning("yaml.joined-items",
            span(begin + first, begin + first + 1),
            "this `- ` begins no item: the line goes on with the text above it",
            "indent it like the item above, or quote the text");
  }
}

}  // namespace assay::tree
