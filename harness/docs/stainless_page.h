#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "docs/stainless_labels.h"
#include "text/source_map.h"
#include "text/span.h"

namespace assay::docs::stainless {

/// A fenced block: its info string and what stands between the fences.
struct Fence {
  text::Span info;
  text::Span body;
};

/// ``- `label` `` with the words behind it.
struct Bullet {
  const Label* label = nullptr;  ///< shared by all bullets of the same text
  text::Span span;               ///< of the label
  text::Span description;        ///< from the first to the last word; unknown where there is none
  std::uint32_t indent = 0;
  /// The bullet of the section, by its number, under which the same lines stand: those below this
  /// one are not listed again.
  std::optional<std::uint32_t> same_as;
};

struct Section {
  enum class Kind { path, query, header, cookie, body, returns, model };
  Kind kind = Kind::returns;
  text::Span heading;
  std::vector<Bullet> bullets;
};

/// `### Example` with its `#### Response`.
struct Example {
  std::vector<Fence> requests;
  std::vector<Fence> responses;
};

/// One operation as it stands in the page.
struct PageOperation {
  text::Span title;
  text::Span call;  ///< `client.sdk.call(...)`, where the page is an SDK's
  text::Span method;
  text::Span path;
  std::vector<text::Span> prose;
  std::vector<Section> sections;
  std::vector<Example> examples;
};

/// A page cut into its parts; nothing is understood yet.
struct Page {
  bool flat = false;  ///< every run of blanks and line breaks was made one blank
  std::vector<PageOperation> operations;
  std::vector<Section> models;         ///< under `## Domain Types`
  std::vector<text::Span> unreadable;  ///< bullets that speak of a field in words not understood
  std::vector<text::Span> unplaced;    ///< bullets of an operation under a heading nobody knows
  Labels labels;                       ///< of the bullets
};

/// Cuts the page up. A flattened page gives bullets without indentation.
[[nodiscard]] Page cut_page(const text::SourceMap& sources, text::Span page);

/// Where ``**get** `/path` `` stands first: the offset, or npos. The mark of the format.
[[nodiscard]] std::size_t find_operation_mark(std::string_view text, std::size_t from = 0);

/// The section, or the call, that tells a page of a programming language's library: the generator
/// writes `### Parameters` there, and the language's own types, where a page of the HTTP API says
/// of each parameter whether it stands in the path, the query, a header or the body. Offsets into
/// `text`; unknown for a page of the HTTP API.
[[nodiscard]] text::Span find_library_section(std::string_view text);

/// The end of the operation mark that begins at `at`, behind its closing backtick; npos when there
/// is none. `method` and `path` are set to the words inside.
std::size_t read_operation_mark(std::string_view text,
                                std::size_t at,
                                std::string_view& method,
                                std::string_view& path);

}  // namespace assay::docs::stainless
