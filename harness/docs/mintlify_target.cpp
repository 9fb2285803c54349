#include "docs/mintlify_target.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// `https://host/base` and `/path` of an address: the path begins behind the host, if it has one.
void take_apart(std::string_view address, Target& target) {
  const auto scheme = address.starts_with('/') ? npos : address.find("://");
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

/// The names of the fields that are said to stand in the path, and in no other field.
void add_path_names(const text::SourceMap& sources,
                    const std::vector<Element>& elements,
                    std::vector<std::string_view>& names) {
  for (const auto& element : elements) {
    const auto* path = element.find("path");
    if (path != nullptr) names.push_back(sources.text(path->value));
    if (path == nullptr && element.name == "Expandable")
      add_path_names(sources, element.children, names);
  }
}

/// Whether the body that the command sends has one of these keys, which is no part of the path
/// then.
bool sends_any(const text::SourceMap& sources,
               const Curl& command,
               const std::vector<std::string_view>& names) {
  if (!command.data || !command.data->inside.known()) return false;
  constexpr std::ptrdiff_t most = 50;  // nobody says `path` of more
  const auto body = sources.text(command.data->inside);
  const auto end = names.begin() + std::min(std::ssize(names), most);
  return std::any_of(names.begin(), end, [&](std::string_view name) {
    return body.find("\"" + std::string(name) + "\"") != npos;
  });
}

/// Method and path of a command, if its URL shows where the parameters of the path stand.
std::optional<Target> target_of(text::SourceMap& sources,
                                const Curl& command,
                                const std::vector<std::string_view>& path_names) {
  Target target{.method = sources.intern(command.method), .span = command.url_span};
  take_apart(sources.intern(command.url), target);
  const auto shown = std::count(target.path.begin(), target.path.end(), '{');
  const bool all_shown = static_cast<std::size_t>(shown) == path_names.size();
  if (!target.path.starts_with('/') ||
      (!all_shown && (shown > 0 || !sends_any(sources, command, path_names))))
    return std::nullopt;
  return target;
}

/// `GET /v1/ships`, perhaps of a whole address.
std::optional<Target> target_of(text::SourceMap& sources, std::string_view words, text::Span span) {
  const auto blank = std::min(words.find_first_of(" \t"), words.size());
  Target target{.method = words.substr(0, blank), .span = span};
  take_apart(trimmed(words.substr(blank)), target);
  target.path = in_braces(sources, target.path);
  const bool one_word = target.path.find_first_of(" \t\n") == npos;
  if (!is_method(target.method) || !target.path.starts_with('/') || !one_word) return std::nullopt;
  return target;
}

/// The value of `name="…"`, or `name={'…'}`, in a tag.
std::string_view attribute_in(std::string_view tag, std::string_view name) {
  const auto at = tag.find(name);
  if (at == npos || at + name.size() >= tag.size()) return {};
  auto value = tag.substr(at + name.size());
  if (value.starts_with('{')) value = trimmed(value.substr(1));
  if (value.empty()) return {};
  const auto end = value.find(value.front(), 1);
  return end == npos ? std::string_view{} : value.substr(1, end - 1);
}

std::string_view without_slash(std::string_view address) {
  while (address.ends_with('/'))
    address.remove_suffix(1);
  return address;
}

/// The operation that a line tells: a component that has a method and an address, or a method and
/// a path, perhaps marked as code, in bold or quoted, with nothing behind it but what it does, as
/// in `DELETE /ships/{id} — Sink a ship`.
std::optional<Target> target_of_line(text::SourceMap& sources,
                                     std::string_view line,
                                     text::Span span) {
  if (line.size() > 1 && line.front() == '<' && line[1] >= 'A' && line[1] <= 'Z') {
    for (const std::string_view place : {" url=", " path=", " endpoint="}) {
      const auto address = attribute_in(line, place);
      const auto method = attribute_in(line, " method=");
      if (address.empty() || method.empty()) continue;
      auto words = std::string(method) + " ";
      if (address.starts_with('/')) words += without_slash(attribute_in(line, " baseUrl="));
      words += address;
      return target_of(sources, sources.intern(std::move(words)), span);
    }
    return std::nullopt;
  }
  if (line.starts_with("> ")) line = trimmed(line.substr(2));
  for (const std::string_view dash : {" — ", " – ", " - "})
    line = line.substr(0, line.find(dash));  // what it does
  std::string words(line);
  std::erase_if(words, [](char c) { return c == '`' || c == '*'; });
  const auto blank = std::min(words.find(' '), words.size());
  if (!is_method(std::string_view(words).substr(0, blank))) return std::nullopt;
  return target_of(sources, sources.intern(std::move(words)), span);
}

/// The operation that lines of the page tell; nothing when they tell of several.
std::optional<Target> target_of_lines(text::SourceMap& sources, text::Span body) {
  std::optional<Target> found;
  const auto text = sources.text(body);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = trimmed(text.substr(at, end - at));
    const auto begin = body.begin + static_cast<std::uint32_t>(at);
    at = end + 1;
    auto target = target_of_line(
        sources, line, {body.source, begin, begin + static_cast<std::uint32_t>(line.size())});
    if (!target) continue;
    if (found && (found->path != target->path || found->method != target->method))
      return std::nullopt;
    if (!found) found = target;
  }
  return found;
}

}  // namespace

bool has_place_for(const Target& target, std::string_view name) {
  return target.path.find("{" + std::string(name) + "}") != npos;
}

std::string_view place_of(Part part, std::string_view name, const Target& target) {
  switch (part) {
    case Part::path:
      return "path";
    case Part::query:
      return "query";
    case Part::header:
      return "header";
    case Part::cookie:
      return "cookie";
    case Part::body:
      return "body";
    case Part::answer:
    case Part::request:
    case Part::unknown:
    case Part::other:
      break;
  }
  if (has_place_for(target, name)) return "path";
  const bool sends = equal_ignoring_case(target.method, "post") ||
                     equal_ignoring_case(target.method, "put") ||
                     equal_ignoring_case(target.method, "patch");
  return sends ? "body" : "query";
}

std::optional<Target> find_target(text::SourceMap& sources,
                                  const Page& page,
                                  const Element& root,
                                  const Examples& examples,
                                  text::Diagnostics& out) {
  const auto* api = page.front ? page.front->find("api") : nullptr;
  if (api != nullptr && api->is(tree::Kind::string)) {
    if (auto target = target_of(sources, trimmed(api->scalar), api->span)) return target;
  } else {
    const auto* words = page.front ? page.front->find("description") : nullptr;
    if (words != nullptr && words->is(tree::Kind::string)) {
      if (auto target = target_of_line(sources, trimmed(words->scalar), words->span)) return target;
    }
    if (auto target = target_of_lines(sources, page.body)) return target;
    std::vector<std::string_view> path_names;
    add_path_names(sources, root.children, path_names);
    for (const auto* commands : {&examples.commands, &examples.others}) {
      for (const auto& command : *commands) {
        if (auto target = target_of(sources, command, path_names)) return target;
      }
    }
  }
  out.error("docs.no-operation",
            api != nullptr ? api->span : page.whole,
            "nothing says which method and path the page is about",
            "its front matter should have, say, `api: GET /v1/things`");
  return std::nullopt;
}

}  // namespace assay::docs::mintlify
