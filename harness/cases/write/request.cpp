#include <algorithm>

#include "base/file_system.h"
#include "cases/write/forms.h"
#include "http/message.h"

namespace assay::cases::writing {
namespace {

using tree::Node;

Node named_node(Writing& writing, const std::vector<Named>& named) {
  auto node = mapping();
  for (const auto& each : named)
    writing.nodes.put(node, each.name, each.value);
  return node;
}

void put_named(Writing& writing,
               Node& into,
               std::string_view key,
               const std::vector<Named>& named) {
  if (!named.empty()) writing.nodes.put(into, key, named_node(writing, named));
}

/// The headers that the file's defaults do not give.
std::vector<Named> own_headers(const Writing& writing, const RequestSpec& request) {
  std::vector<Named> own;
  for (const auto& header : request.headers) {
    const auto& shared = writing.defaults.headers;
    const bool is_shared = std::any_of(shared.begin(), shared.end(), [&](const Named& each) {
      return each.name == header.name && tree::equal(each.value, header.value);
    });
    if (!is_shared) own.push_back(header);
  }
  return own;
}

Node part_node(Writing& writing, const Part& part) {
  if (part.file.empty() && part.type.empty() && part.filename.empty()) return part.value;
  auto node = mapping();
  if (!part.file.empty()) {
    writing.nodes.put(node, "file", writing.nodes.text(relative_path(writing.folder, part.file)));
  } else {
    writing.nodes.put(node, "text", part.value);
  }
  const auto own_name = part.file.substr(part.file.rfind('/') + 1);
  if (part.filename != own_name) writing.nodes.put_text(node, "filename", part.filename);
  writing.nodes.put_text(node, "type", part.type);
  return node;
}

void put_body(Writing& writing, Node& into, const RequestSpec& request) {
  switch (request.body_kind) {
    case RequestSpec::Body::none:
      return;
    case RequestSpec::Body::json:
      return writing.nodes.put(into, "json", request.body);
    case RequestSpec::Body::form:
      return writing.nodes.put(into, "form", request.body);
    case RequestSpec::Body::text:
      return writing.nodes.put(into, "text", request.body);
    case RequestSpec::Body::file:
      return writing.nodes.put(
          into, "file", writing.nodes.text(relative_path(writing.folder, request.file)));
    case RequestSpec::Body::multipart: {
      auto parts = mapping();
      for (const auto& part : request.parts)
        writing.nodes.put(parts, part.name, part_node(writing, part));
      return writing.nodes.put(into, "multipart", std::move(parts));
    }
  }
}

}  // namespace

std::string relative_path(const std::string& folder, const std::string& path) {
  const auto from = base::join_path(".", folder);
  const auto to = base::join_path(".", path);
  if (from.starts_with('/') != to.starts_with('/')) return path;
  // Segments that both begin with.
  std::size_t shared = 0;
  const auto begins = from == "." ? std::string() : from + "/";
  while (true) {
    const auto end = begins.find('/', shared);
    if (end == std::string::npos || to.compare(0, end + 1, begins, 0, end + 1) != 0) break;
    shared = end + 1;
  }
  std::string relative;
  const auto up =
      std::count(begins.begin() + static_cast<std::ptrdiff_t>(shared), begins.end(), '/');
  for (auto i = up; i > 0; --i)
    relative += "../";
  return relative + to.substr(shared);
}

Node request_node(Writing& writing, const RequestSpec& request) {
  auto& nodes = writing.nodes;
  auto node = mapping();
  nodes.put_text(node, "operation", request.operation);
  nodes.put_text(node, "server", request.server);
  nodes.put_text(node, "method", request.method);
  if (!request.path.is(tree::Kind::null)) nodes.put(node, "path", request.path);
  if (!request.url.is(tree::Kind::null)) nodes.put(node, "url", request.url);
  nodes.put_text(node, "auth", request.auth);
  put_named(writing, node, "with", request.with);
  if (!request.omit.empty()) {
    auto omit = sequence();
    for (const auto& name : request.omit)
      omit.items.push_back(nodes.text(name.value));
    nodes.put(node, "omit", std::move(omit));
  }
  put_named(writing, node, "query", request.query);
  put_named(writing, node, "headers", own_headers(writing, request));
  put_named(writing, node, "cookies", request.cookies);
  put_body(writing, node, request);
  return node;
}

}  // namespace assay::cases::writing
