#include "docs/mintlify_sorting.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

void add_dotted_keys(const tree::Node& value, std::set<std::string_view>& keys) {
  for (const auto& member : value.members) {
    if (member.key.find('.') != std::string_view::npos) keys.insert(member.key);
    add_dotted_keys(member.value, keys);
  }
  for (const auto& item : value.items)
    add_dotted_keys(item, keys);
}

/// The keys with a dot that examples show.
std::set<std::string_view> dotted_keys(const Examples& examples) {
  std::set<std::string_view> keys;
  for (const auto& body : examples.bodies)
    add_dotted_keys(body, keys);
  for (const auto& answer : examples.answers) {
    if (answer.value) add_dotted_keys(*answer.value, keys);
  }
  return keys;
}

/// Whether it is a `<ParamField name="id">`, whose place only a title tells.
bool names_no_place(const Field& field) {
  return !field.implied && field.element->name != "ResponseField" && !names_place(*field.element);
}

/// The keys of the bodies that examples send.
std::set<std::string_view> keys_sent(const Examples& examples) {
  std::set<std::string_view> keys;
  for (const auto& body : examples.bodies) {
    for (const auto& member : body.members)
      keys.insert(member.key);
  }
  return keys;
}

/// Some pages say `path` of every parameter: what the path has no place for is one of the body,
/// where a body is sent. False where it has no place at all.
bool settle_path_field(Field& field,
                       const Target& target,
                       const std::set<std::string_view>& sent,
                       std::vector<Unread>& unread) {
  if (has_place_for(target, field.name)) return true;
  const bool shown = sent.find(field.name) != sent.end();
  const bool has_places = target.path.find('{') != std::string_view::npos;
  if (shown || (!has_places && !sent.empty())) field.place = "body";
  if (!shown) unread.push_back({field.name_span, "a parameter of the path that is not in it"});
  return field.place != "path";
}

}  // namespace

SortedFields sort_fields(const text::SourceMap& sources,
                         const Element& page,
                         const Outline& outline,
                         const Target& target,
                         Examples& examples,
                         std::vector<Unread>& unread) {
  SortedFields sorted;
  const auto sent = keys_sent(examples);
  for (auto& field : read_fields(sources, page.children, dotted_keys(examples), unread)) {
    if (names_no_place(field)) {
      const auto part = section_of(outline.above(field.element->span)).part;
      if (part != Part::unknown) field.place = place_of(part, field.name, target);
    }
    if (field.place == "path" && !settle_path_field(field, target, sent, unread)) continue;
    if (field.place != "answer") {
      (field.place == "body" ? sorted.body : sorted.parameters).push_back(std::move(field));
      continue;
    }
    const auto section = section_of(outline.above(field.element->span));
    const auto status = status_in(field.name);
    if (!status.empty() && status.data() == field.name.data()) {
      examples.answers.push_back({.status = std::string(status),
                                  .span = field.name_span,
                                  .words = trimmed(field.name.substr(status.size()))});
      std::move(field.children.begin(),
                field.children.end(),
                std::back_inserter(sorted.answers[std::string(status)]));
    } else if (section.is_error && section.status.empty()) {
      unread.push_back({field.element->span, "a field of an answer whose status nobody says"});
    } else {
      const bool success = section.status.empty() || section.status.front() == '2';
      sorted.answers[success ? "" : std::string(section.status)].push_back(std::move(field));
    }
  }
  return sorted;
}

}  // namespace assay::docs::mintlify
