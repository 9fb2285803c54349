#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "contract/contract.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::docs {

/// A statement, or what may be one, that was not understood: listed, never dropped in silence.
struct Unread {
  text::Span span;
  std::string why;
  /// The words themselves, a view into the SourceMap, where the page does not have them as they are
  /// said, so that `span` is that of more: a string with escapes, a text that is folded.
  std::string_view text{};
};

/// What a page says.
struct Reading {
  contract::Contract contract;
  std::vector<Unread> unread;
};

/// Whether a contract is read with its clauses, or in less time without.
enum class Clauses { stated, left_out };

/// Whether a contract knows the sums of the pages it was read from. Where it is only shown, nobody
/// asks, and summing a large page takes longer than much of reading it.
enum class PageSums { taken, left_out };

/// What a reader may need besides the page: included files below `root`.
struct Surroundings {
  base::FileSystem* files = nullptr;
  std::string root;
  Clauses clauses = Clauses::stated;
  /// Reads the schemas of older OpenAPI documents as those of 3.1, so that they go with others.
  bool modern = false;
  PageSums page_sums = PageSums::taken;
};

/// The sum of the page's text as `contract::Page` has it; empty where none is taken.
[[nodiscard]] std::string sum_of(const text::SourceMap& sources,
                                 text::Span page,
                                 const Surroundings& surroundings);

/// A documentation format: data and two functions. One file each; the list in meson.build is the
/// registry.
struct Format {
  std::string_view name;
  std::string_view title;
  /// How sure it is, 0 to 100, that `text` is a page of this format.
  int (*detect)(std::string_view text);
  /// Reads the page; nothing when it cannot be read at all, which `out` then explains.
  std::optional<Reading> (*read)(text::SourceMap& sources,
                                 text::Span page,
                                 const Surroundings& surroundings,
                                 text::Diagnostics& out);
};

}  // namespace assay::docs
