#include "docs/mintlify_target.h"

#include <algorithm>
#include <string>
#include <utility>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// `https://host/base` and `/path` of an address: the path begins behind the host.
void take_apart(std::string_view address, Target& target) {
  const auto scheme = address.find("://");
  const auto slash = scheme == npos ? 0 : std::min(address.find('/', scheme + 3), address.size());
  target.server = address.substr(0, slash);
  target.path = slash == address.size() ? std::string_view("/") : address.substr(slash);
  target.path = target.path.substr(0, target.path.find('?'));
}

/// The path with its parameters in braces, where the page writes `/things/:id`.
std::string_view in_braces(text::SourceMap& sources, std::string_view path) {
  std::string braced;
  std::size_t at = 0;
  for (auto colon = path.find("/:"); colon != npos; colon = path.find("/:", at)) {
    const auto end = std::min(path.find('/', colon + 1), path.size());
    const auto name = path.substr(colon + 2, end - colon - 2);
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), is_word_character);
    braced += path.substr(at, colon + 1 - at);
    if (is_name) {
      braced += '{';
      braced += name;
      braced += '}';
    } else {
      braced += path.substr(colon + 1, end - colon - 1);
    }
    at = end;
  }
  if (at == 0) return path;
  braced += path.substr(at);
  return sources.intern(std::move(braced));
}

/// Method and path of a command, if its URL shows where the parameters of the path stand.
std::optional<Target> target_of(text::SourceMap& sources,
                                const Curl& command,
                                const std::vector<Field>& fields) {
  const auto in_path = std::count_if(
      fields.begin(), fields.end(), [](const Field& field) { return field.place == "path"; });
  Target target{.method = sources.intern(command.method), .span = command.url_span};
  take_apart(sources.intern(command.url), target);
  const auto shown = std::count(target.path.begin(), target.path.end(), '{');
  if (!target.path.starts_with('/') || shown != in_path) return std::nullopt;
  return target;
}

}  // namespace

std::optional<Target> find_target(text::SourceMap& sources,
                                  const Page& page,
                                  const std::vector<Field>& fields,
                                  const std::vector<Curl>& commands,
                                  text::Diagnostics& out) {
  const auto* api = page.front ? page.front->find("api") : nullptr;
  if (api != nullptr && api->is(tree::Kind::string)) {
    const auto words = trimmed(api->scalar);
    const auto blank = std::min(words.find_first_of(" \t"), words.size());
    Target target{.method = words.substr(0, blank), .span = api->span};
    take_apart(trimmed(words.substr(blank)), target);
    target.path = in_braces(sources, target.path);
    if (is_method(target.method) && target.path.starts_with('/')) return target;
  } else {
    for (const auto& command : commands) {
      if (auto target = target_of(sources, command, fields)) return target;
    }
  }
  out.error("docs.no-operation",
            api != nullptr ? api->span : page.whole,
            "nothing says which method and path the page is about",
            "its front matter should have, say, `api: GET /v1/things`");
  return std::nullopt;
}

}  // namespace assay::docs::mintlify
