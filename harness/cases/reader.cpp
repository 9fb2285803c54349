#include "cases/reader.h"

#include <fmt/format.h>

#include "base/below.h"
#include "cases/duration.h"

namespace assay::cases {

Reader::Reader(text::SourceMap& all_sources,
               base::FileSystem& all_files,
               std::string file_path,
               std::string root_folder,
               text::Diagnostics& problems)
    : FormReader("cases", problems),
      sources(all_sources),
      files(all_files),
      path(std::move(file_path)),
      folder(base::folder_of(path)),
      root(std::move(root_folder)) {}

std::optional<std::string> Reader::inside(std::string_view written, text::Span span) const {
  const auto wanted = base::join_path(folder, written);
  if (!files.exists(wanted)) {
    error("no-such-file", span, fmt::format("there is no file `{}`", text::printable(wanted)));
    return std::nullopt;
  }
  // A FIFO or a link to another place is refused before anything is opened.
  if (!base::is_below(files, wanted, root)) {
    error("outside-root",
          span,
          fmt::format("`{}` lies outside the project", text::printable(written)),
          "put the file into the project's folder");
    return std::nullopt;
  }
  return wanted;
}

std::optional<std::string> Reader::load(std::string_view written,
                                        text::Span span,
                                        std::size_t limit) const {
  const auto place = inside(written, span);
  if (!place) return std::nullopt;
  auto content = files.read(*place, limit);
  if (content) return std::move(*content);
  error("unreadable-file", span, text::printable(content.error().message));
  return std::nullopt;
}

std::optional<base::Duration> Reader::duration(const tree::Member& member) const {
  const auto& value = member.value;
  if (value.is(tree::Kind::string)) {
    if (const auto found = read_duration(value.scalar)) return found;
  }
  if (!value.is(tree::Kind::string) && !value.is(tree::Kind::integer) &&
      !value.is(tree::Kind::number)) {
    wrong_type(member.key, value, "a duration");
    return std::nullopt;
  }
  error(
      "bad-duration",
      value.span,
      fmt::format("`{}` is `{}`, which is no duration", member.key, text::printable(value.scalar)),
      "write a number and its unit, up to a day: `800ms`, `10s`, `2m`, `1h`");
  return std::nullopt;
}

std::vector<Named> Reader::named(const tree::Member& member) const {
  std::vector<Named> found;
  const auto* members = mapping(member);
  if (members == nullptr) return found;
  found.reserve(members->size());
  for (const auto& each : *members)
    found.push_back({std::string(each.key), each.value, each.key_span});
  return found;
}

}  // namespace assay::cases
