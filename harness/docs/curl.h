#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source_map.h"
#include "text/span.h"

namespace assay::docs {

/// A word of a shell command, quotes and escapes resolved.
struct ShellWord {
  std::string text;
  text::Span span;    ///< as it stands in the page, quotes included
  text::Span inside;  ///< of a word in single quotes without escapes: what stands between them;
                      ///< else nowhere
};

/// What a `curl` command line in a page would send.
struct Curl {
  std::string method;
  std::string url;
  text::Span url_span;
  struct Header {
    std::string name;
    std::string value;
    text::Span span;
  };
  std::vector<Header> headers;
  std::optional<ShellWord> data;
  std::vector<ShellWord> form;    ///< `-F name=value`
  std::optional<ShellWord> user;  ///< `-u`
};

/// Reads the first `curl` command of `block`; a flattened one too, where `\ ` stands for a
/// continued line. Nothing when there is none with a URL.
[[nodiscard]] std::optional<Curl> read_curl(const text::SourceMap& sources, text::Span block);

}  // namespace assay::docs
