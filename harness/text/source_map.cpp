#include "text/source_map.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::text {
namespace {

/// Texts of one long line are common (JSON of machines): their columns are counted by blocks, so
/// that a place far behind costs no more than one in front.
constexpr std::size_t block = 1024;

std::uint32_t count_points(std::string_view bytes) {
  return static_cast<std::uint32_t>(is_ascii(bytes) ? bytes.size() : count_code_points(bytes));
}

/// The code points before each block of the text, and in all of it.
std::vector<std::uint32_t> points_by_block(std::string_view text) {
  std::vector<std::uint32_t> counts;
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); at += block) {
    counts.push_back(points);
    points += count_points(text.substr(at, block));
  }
  counts.push_back(points);
  return counts;
}

}  // namespace

Span SourceMap::add(std::string name, std::string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  sources_.push_back({.name = std::move(name), .text = std::move(text), .line_starts = {}});
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

void SourceMap::measure(const Source& source) {
  const std::string_view text = source.text;
  source.line_starts.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    source.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
}

std::size_t SourceMap::line_index(const Source& source, std::uint32_t offset) {
  if (source.line_starts.empty()) measure(source);
  const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  return static_cast<std::size_t>(after - source.line_starts.begin()) - 1;
}

std::uint32_t SourceMap::points_before(const Source& source, std::size_t offset) {
  if (source.points.empty()) source.points = points_by_block(source.text);
  offset = std::min(offset, source.text.size());
  const auto start = offset / block * block;
  return source.points[offset / block] +
         count_points(std::string_view(source.text).substr(start, offset - start));
}

std::string_view SourceMap::line(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const std::string_view all = source->text;
  const auto start = source->line_starts[line_index(*source, span.begin)];
  auto found = all.substr(start, all.find('\n', start) - start);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

Position SourceMap::position(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const auto index = line_index(*source, span.begin);
  const auto start = source->line_starts[index];
  const bool is_near = span.begin - start < block;
  auto points = is_near ? count_points(whole(span).substr(start, span.begin - start))
                        : points_before(*source, span.begin) - points_before(*source, start);
  // A byte order mark has no column.
  if (index == 0 && points > 0 && source->text.starts_with("\xEF\xBB\xBF")) --points;
  return {.line = static_cast<std::uint32_t>(index + 1), .column = points + 1};
}

std::string SourceMap::place(Span span) const {
  const auto* source = find(span);
  if (source == nullptr) return {};
  const auto at = position(span);
  return fmt::format("{}:{}:{}", source->name, at.line, at.column);
}

}  // namespace assay::text
