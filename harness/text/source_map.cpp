#include "text/source_map.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::text {
namespace {

/// Texts have many lines, of which few are asked for, and texts of one long line are common (JSON
/// of machines): lines and columns are counted by blocks, so that a place far behind costs no more
/// than one in front.
constexpr std::size_t block = 256;

/// In sums of a byte, so that compilers count many bytes at once.
std::uint32_t count_line_feeds(std::string_view bytes) {
  constexpr std::size_t part = 128;
  std::uint32_t count = 0;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(part, bytes.size()))) {
    unsigned char here = 0;
    for (const char c : bytes.substr(0, part))
      here = static_cast<unsigned char>(here + (c == '\n' ? 1 : 0));
    count += here;
  }
  return count;
}

std::uint32_t count_points(std::string_view bytes) {
  return static_cast<std::uint32_t>(is_ascii(bytes) ? bytes.size() : count_code_points(bytes));
}

/// What `count` says of all before each block of the text, and of all of it.
template <class Count>
std::vector<std::uint32_t> sums_by_block(std::string_view text, Count count) {
  std::vector<std::uint32_t> sums;
  sums.reserve(text.size() / block + 2);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < text.size(); at += block) {
    sums.push_back(sum);
    sum += count(text.substr(at, block));
  }
  sums.push_back(sum);
  return sums;
}

}  // namespace

Span SourceMap::add(std::string name, std::string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  sources_.push_back({.name = std::move(name), .text = std::move(text), .line_feeds = {}});
  return {.source = static_cast<std::uint32_t>(sources_.size()), .begin = 0, .end = size};
}

std::string_view SourceMap::intern(std::string text) {
  return interned_.emplace_back(std::move(text));
}

const SourceMap::Source* SourceMap::find(Span span) const {
  if (span.source == 0 || span.source > sources_.size()) return nullptr;
  return &sources_[span.source - 1];
}

std::string_view SourceMap::name(Span span) const {
  const auto* source = find(span);
  return source == nullptr ? std::string_view{} : source->name;
}

std::string_view SourceMap::whole(Span span) const {
  const auto* source = find(span);
  return source == nullptr ? std::string_view{} : source->text;
}

std::string_view SourceMap::text(Span span) const {
  const auto all = whole(span);
  const auto begin = std::min<std::size_t>(span.begin, all.size());
  const auto end = std::clamp<std::size_t>(span.end, begin, all.size());
  return all.substr(begin, end - begin);
}

SourceMap::Line SourceMap::line_of(const Source& source, std::size_t offset) {
  const std::string_view text = source.text;
  auto& sums = source.line_feeds;
  if (sums.empty()) sums = sums_by_block(text, count_line_feeds);
  offset = std::min(offset, text.size());
  const auto start = offset / block * block;
  const auto index = sums[offset / block] + count_line_feeds(text.substr(start, offset - start));
  if (index == 0) return {};
  // The line begins behind the line feed of that number, which stands in the last block before
  // which there are fewer.
  const auto behind = std::lower_bound(sums.begin(), sums.end(), index);
  auto at = static_cast<std::size_t>(behind - sums.begin() - 1) * block;
  for (auto left = index - *(behind - 1); left > 0; --left)
    at = text.find('\n', at) + 1;
  return {.index = index, .start = at};
}

std::uint32_t SourceMap::points_before(const Source& source, std::size_t offset) {
  if (source.points.empty()) source.points = sums_by_block(source.text, count_points);
  offset = std::min(offset, source.text.size());
  const auto start = offset / block * block;
  return source.points[offset / block] +
         count_points(std::string_view(source.text).substr(start, offset - start));
}

std::string_view SourceMap::line(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const std::string_view all = source->text;
  const auto start = line_of(*source, span.begin).start;
  auto found = all.substr(start, all.find('\n', start) - start);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

Position SourceMap::position(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const auto [index, start] = line_of(*source, span.begin);
  const bool is_near = span.begin - start < block;
  auto points = is_near ? count_points(whole(span).substr(start, span.begin - start))
                        : points_before(*source, span.begin) - points_before(*source, start);
  // A byte order mark has no column.
  if (index == 0 && points > 0 && source->text.starts_with("\xEF\xBB\xBF")) --points;
  return {.line = index + 1, .column = points + 1};
}

std::string SourceMap::place(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const auto at = position(span);
  return fmt::format("{}:{}:{}", source->name, at.line, at.column);
}

}  // namespace assay::text
