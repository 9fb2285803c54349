#include "mock/segment.h"

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

namespace {

constexpr std::size_t usual_segments = 12;
constexpr std::size_t usual_variables = 4;

/// Fits the parts from `index` on against `text`; a variable takes as little as it can.
bool fit(const Segment& segment, std::size_t index, std::string_view text, Values& values) {
  if (index == segment.parts.size()) return text.empty();
  const auto& part = segment.parts[index];
  if (!part.variable) {
    return text.starts_with(part.text) &&
           fit(segment, index + 1, text.substr(part.text.size()), values);
  }
  if (index + 1 == segment.parts.size()) {
    if (text.empty()) return false;
    values.emplace_back(part.text, text);
    return true;
  }
  for (std::size_t size = 1; size <= text.size(); ++size) {
    values.emplace_back(part.text, text.substr(0, size));
    if (fit(segment, index + 1, text.substr(size), values)) return true;
    values.pop_back();
  }
  return false;
}

}  // namespace

bool match(const Segment& segment, std::string_view text, Values& values) {
  if (values.empty()) values.reserve(usual_variables);
  return fit(segment, 0, text, values);
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
