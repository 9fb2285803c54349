#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/file_system.h"
#include "docs/page_list.h"
#include "fetch/download.h"
#include "text/source_map.h"

namespace assay::fetch {

/// What became of a page.
enum class Outcome {
  added,      ///< it is new
  changed,    ///< other text was published before, and is replaced
  unchanged,  ///< the same is published as before: nothing was written
  edited,     ///< the same is published as before, but the file is another
  missing,    ///< nothing else is known to have been published, and there is no file
  restored,   ///< the same is published as before, and a file that was another or none is it again
};
[[nodiscard]] std::string_view name_of(Outcome outcome);

struct Stored {
  Outcome outcome = Outcome::added;
  std::string path;    ///< of the page
  std::string sha256;  ///< of what is published
  std::string before;  ///< of what was, where the list says it
};

/// The URL of the page that a URL leads into (RFC 3986 section 3.5).
[[nodiscard]] std::string_view without_fragment(std::string_view url);

/// The folder of the pages of one API, with its list `pages.yaml`, which is written where there is
/// none.
class Store {
 public:
  /// Reads the list, if there is one; what is wrong with it goes to `out`, and nothing is given.
  [[nodiscard]] static std::optional<Store> open(text::SourceMap& sources,
                                                 base::FileSystem& files,
                                                 std::string folder,
                                                 text::Diagnostics& out);

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const docs::PageList& list() const { return list_; }
  /// The record of the page of that URL, or nullptr. Fragments are parts of one page.
  [[nodiscard]] const docs::PageRecord* find(std::string_view url) const;

  /// What is published, held to the record and its file: never `added` or `restored`, since nothing
  /// is written.
  [[nodiscard]] Stored judge(const docs::PageRecord& record, const Download& page) const;

  /// Writes the page and its record; `day` is the ISO date. Where one of the two cannot be written,
  /// the page is as before (a new one may stay, without a record). `format` names the page's format
  /// where its text does not tell it.
  ///
  /// Fails with `fetch.restated` where the page is kept in words of one's own,
  /// `fetch.encoding` where it is not UTF-8,
  /// `fetch.unknown-format` where no format knows the text and none is named, `fetch.no-name` where
  /// no file's name is free, `fetch.unlisted-file` where another file has it, and as the file
  /// system does.
  [[nodiscard]] base::Result<Stored> put(const Download& page,
                                         const std::string& day,
                                         const std::string& format);

 private:
  Store(text::SourceMap& sources, base::FileSystem& files, std::string folder)
      : sources_(&sources), files_(&files), folder_(std::move(folder)) {}

  [[nodiscard]] std::string list_path() const { return folder_ + "/pages.yaml"; }
  [[nodiscard]] base::Result<void> write(const docs::PageList& list,
                                         const std::string& path,
                                         const std::string& text);

  text::SourceMap* sources_;
  base::FileSystem* files_;
  std::string folder_;
  std::string schema_;  ///< that the list names for editors
  docs::PageList list_;
};

}  // namespace assay::fetch
