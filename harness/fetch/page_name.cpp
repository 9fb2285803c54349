#include "fetch/page_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "docs/registry.h"
#include "http/url.h"

namespace assay::fetch {
namespace {

constexpr std::array<std::string_view, 5> endings = {".md", ".mdx", ".yaml", ".yml", ".json"};

/// A piece of a URL that is safe in the name of a file, whatever the vendor writes.
std::string safe(std::string_view segment) {
  const auto decoded = http::percent_decode(segment);
  std::string name;
  for (const char c : decoded ? *decoded : std::string(segment)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    const bool capital = c >= 'A' && c <= 'Z';
    if (plain || capital) {
      name += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (name.ends_with('-') || name.ends_with('.'))
    name.pop_back();
  // No hidden file, and no name that is an option to other programs.
  const auto start = name.find_first_not_of(".-");
  return start == std::string::npos ? std::string() : name.substr(start, 80);
}

std::vector<std::string> segments_of(std::string_view url) {
  std::vector<std::string> segments;
  const auto read = http::read_url(url);
  if (!read) return segments;
  segments.push_back(safe(read->host));
  std::string_view path = read->path;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    if (auto name = safe(segment); !name.empty()) segments.push_back(std::move(name));
  }
  return segments;
}

std::string_view ending_of(std::string_view text) {
  const auto* format = docs::detect_format(text);
  if (format == nullptr || format->name != "openapi") return ".md";
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && text[start] == '{' ? ".json" : ".yaml";
}

bool is_taken(const docs::PageList& list, const std::string& name) {
  return name == "pages.yaml" ||
         std::any_of(list.pages.begin(), list.pages.end(), [&](const docs::PageRecord& one) {
           return one.page == name;
         });
}

}  // namespace

std::string page_name(std::string_view url, std::string_view text, const docs::PageList& list) {
  const auto segments = segments_of(url);
  std::string name;
  for (auto at = segments.rbegin(); at != segments.rend(); ++at) {
    name = name.empty() ? *at : *at + "-" + name;
    if (name == "index" || name == "index.md") continue;
    const bool ends = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
      return name.ends_with(ending);
    });
    auto whole = ends ? name : name + std::string(ending_of(text));
    if (!is_taken(list, whole)) return whole;
  }
  return {};
}

}  // namespace assay::fetch
