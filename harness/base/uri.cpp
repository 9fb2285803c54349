#include "base/uri.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace assay::base {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// RFC 3986 section 3, without the fragment.
struct Uri {
  std::string_view scheme;
  std::optional<std::string_view> authority;
  std::string_view path;
  std::optional<std::string_view> query;

  [[nodiscard]] bool is_opaque() const {
    return !scheme.empty() && !authority && !path.starts_with('/');
  }
};

std::string_view take_scheme(std::string_view& text) {
  const auto end = text.find_first_of(":/?");
  if (end == std::string_view::npos || text[end] != ':' || end == 0 || !is_letter(text[0]))
    return {};
  const auto scheme = text.substr(0, end);
  text.remove_prefix(end + 1);
  return scheme;
}

Uri read(std::string_view text) {
  Uri uri;
  uri.scheme = take_scheme(text);
  if (const auto query = text.find('?'); query != std::string_view::npos) {
    uri.query = text.substr(query + 1);
    text = text.substr(0, query);
  }
  if (text.starts_with("//")) {
    const auto end = std::min(text.find('/', 2), text.size());
    uri.authority = text.substr(2, end - 2);
    text.remove_prefix(end);
  }
  uri.path = text;
  return uri;
}

/// RFC 3986 section 5.2.4, which has absolute paths alone: of a file name, what leads out of the
/// folder that it begins in stays at its front.
std::string remove_dots(std::string_view path, bool of_file = false) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> kept;
  bool ends_in_folder = false;
  for (std::size_t begin = rooted ? 1 : 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto segment = path.substr(begin, end - begin);
    ends_in_folder = segment == "." || segment == "..";
    const bool leads_out = of_file && !rooted && (kept.empty() || kept.back() == "..");
    if (segment == ".." && leads_out) {
      kept.push_back(segment);
    } else if (segment == ".." && !kept.empty()) {
      kept.pop_back();
    }
    if (!ends_in_folder) kept.push_back(segment);
    begin = end + 1;
  }
  std::string result = rooted ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) result += '/';
    result += kept[i];
  }
  if (ends_in_folder && !kept.empty()) result += '/';
  return result;
}

/// RFC 3986 section 5.2.3.
std::string merge(const Uri& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const auto slash = base.path.rfind('/');
  if (slash == std::string_view::npos) return std::string(path);
  return std::string(base.path.substr(0, slash + 1)) + std::string(path);
}

std::string write(std::string_view scheme,
                  std::optional<std::string_view> authority,
                  std::string_view path,
                  std::optional<std::string_view> query,
                  std::string_view fragment) {
  std::string text;
  if (!scheme.empty()) text.append(scheme).append(":");
  if (authority) text.append("//").append(*authority);
  text.append(path);
  if (query) text.append("?").append(*query);
  if (!fragment.empty()) text.append("#").append(fragment);
  return text;
}

}  // namespace

UriParts split_fragment(std::string_view reference) {
  const auto hash = reference.find('#');
  if (hash == std::string_view::npos) return {.document = reference, .fragment = {}};
  return {.document = reference.substr(0, hash), .fragment = reference.substr(hash + 1)};
}

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const auto [document, fragment] = split_fragment(reference);
  const auto base = read(split_fragment(base_text).document);
  const auto uri = read(document);
  if (!uri.scheme.empty()) {
    if (uri.is_opaque()) return std::string(reference);
    return write(uri.scheme, uri.authority, remove_dots(uri.path), uri.query, fragment);
  }
  if (document.empty()) return write(base.scheme, base.authority, base.path, base.query, fragment);
  if (base.is_opaque()) return std::string(reference);
  if (uri.authority)
    return write(base.scheme, uri.authority, remove_dots(uri.path), uri.query, fragment);
  if (uri.path.empty()) return write(base.scheme, base.authority, base.path, uri.query, fragment);
  const auto path =
      remove_dots(uri.path.starts_with('/') ? std::string(uri.path) : merge(base, uri.path),
                  base.scheme.empty() && !base.authority);
  return write(base.scheme, base.authority, path, uri.query, fragment);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace assay::base
