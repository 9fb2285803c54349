#include "docs/openapi_unread.h"

#include <string_view>

#include "docs/mintlify_page.h"

namespace assay::docs {
namespace {

/// The place of a member's name, without quotes: JSON and YAML are to give the same words.
text::Span name_of(const tree::Member& member) {
  auto span = member.key_span;
  if (span.end - span.begin < member.key.size() + 2) return span;
  ++span.begin;
  --span.end;
  return span;
}

void list_members(const tree::Node* mapping, std::string_view why, std::vector<Unread>& unread) {
  if (mapping == nullptr) return;
  for (const auto& member : mapping->members) {
    if (!member.key.starts_with("x-")) unread.push_back({name_of(member), std::string(why)});
  }
}

void list_links(const tree::Node* responses, std::vector<Unread>& unread) {
  if (responses == nullptr) return;
  for (const auto& response : responses->members) {
    list_members(response.value.find("links"), "a link of an answer to another request", unread);
  }
}

}  // namespace

void list_what_nobody_asks(const tree::Node& document, std::vector<Unread>& unread) {
  list_members(document.find("webhooks"),
               "a webhook: the API sends it, so that no request shows it",
               unread);
  if (const auto* paths = document.find("paths")) {
    for (const auto& path : paths->members) {
      for (const auto& operation : path.value.members) {
        if (!mintlify::is_method(operation.key)) continue;
        list_members(operation.value.find("callbacks"),
                     "a callback: the API sends it, so that no answer shows it",
                     unread);
        list_links(operation.value.find("responses"), unread);
      }
    }
  }
  if (const auto* components = document.find("components"))
    list_links(components->find("responses"), unread);
}

}  // namespace assay::docs
