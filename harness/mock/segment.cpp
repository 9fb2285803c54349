#include "mock/segment.h"

#include <algorithm>

namespace assay::mock {

bool Segment::is_literal() const {
  for (const auto& part : parts) {
    if (part.variable) return false;
  }
  return true;
}

Segment read_segment(std::string_view text) {
  Segment segment;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      segment.parts.push_back({false, std::string(text)});
      break;
    }
    if (open > 0) segment.parts.push_back({false, std::string(text.substr(0, open))});
    segment.parts.push_back({true, std::string(text.substr(open + 1, close - open - 1))});
    text.remove_prefix(close + 1);
  }
  return segment;
}

std::size_t Segment::literal_size() const {
  std::size_t size = 0;
  for (const auto& part : parts)
    size += part.variable ? 0 : part.text.size();
  return size;
}

namespace {

constexpr std::size_t usual_segments = 12;
constexpr std::size_t most_ways = 64;

/// Fits the parts from `index` on against `text`; a variable takes as little as it can first.
void fit(const Segment& segment,
         std::size_t index,
         std::string_view text,
         Values& values,
         std::vector<Values>& ways) {
  if (index == segment.parts.size()) {
    if (text.empty()) ways.push_back(values);
    return;
  }
  const auto& part = segment.parts[index];
  if (!part.variable) {
    if (text.starts_with(part.text))
      fit(segment, index + 1, text.substr(part.text.size()), values, ways);
    return;
  }
  const bool last = index + 1 == segment.parts.size();
  for (std::size_t size = last ? std::max<std::size_t>(text.size(), 1) : 1;
       size <= text.size() && ways.size() < most_ways;
       ++size) {
    values.emplace_back(part.text, text.substr(0, size));
    fit(segment, index + 1, text.substr(size), values, ways);
    values.pop_back();
  }
}

}  // namespace

std::vector<Values> fits(const Segment& segment, std::string_view text) {
  std::vector<Values> ways;
  Values values;
  fit(segment, 0, text, values, ways);
  return ways;
}

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> segments;
  segments.reserve(usual_segments);
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const auto end = path.find('/');
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end == std::string_view::npos ? path.size() : end);
  }
  return segments;
}

}  // namespace assay::mock
