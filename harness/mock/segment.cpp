#include "mock/segment.h"

#include <utility>

#include "http/url.h"

namespace assay::mock {
namespace {

Segment::Part literal(std::string_view text) {
  return {false, http::percent_decode(text).value_or(std::string(text))};
}

}  // namespace

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
      segment.parts.push_back(literal(text));
      break;
    }
    if (open > 0) segment.parts.push_back(literal(text.substr(0, open)));
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

/// Fits a segment against a text. What can be fitted from where is known before the ways are gone,
/// so that none of them ends in vain.
class Fitting {
 public:
  Fitting(const Segment& segment, std::string_view text)
      : parts_(segment.parts), text_(text), can_(parts_.size() + 1) {
    const auto size = text.size();
    can_.back().assign(size + 1, false);
    can_.back()[size] = true;
    for (auto index = parts_.size(); index-- > 0;) {
      const auto& next = can_[index + 1];
      auto& here = can_[index];
      here.assign(size + 1, false);
      const auto& part = parts_[index];
      for (auto at = size + 1; at-- > 0;) {
        if (part.variable) {
          here[at] = at < size && (next[at + 1] || here[at + 1]);
        } else {
          here[at] = text.substr(at).starts_with(part.text) && next[at + part.text.size()];
        }
      }
    }
  }

  /// The first `most` ways; a variable takes as little as it can first.
  std::vector<Values> ways(std::size_t most) {
    if (can_.front()[0]) walk(0, 0, most);
    return std::move(ways_);
  }

 private:
  void walk(std::size_t index, std::size_t at, std::size_t most) {
    if (index == parts_.size()) {
      ways_.push_back(values_);
      return;
    }
    const auto& part = parts_[index];
    if (!part.variable) return walk(index + 1, at + part.text.size(), most);
    for (auto end = at + 1; end <= text_.size() && ways_.size() < most; ++end) {
      if (!can_[index + 1][end]) continue;
      values_.emplace_back(part.text, text_.substr(at, end - at));
      walk(index + 1, end, most);
      values_.pop_back();
    }
  }

  const std::vector<Segment::Part>& parts_;
  std::string_view text_;
  std::vector<std::vector<bool>> can_;  // whether the parts from one on fit what begins at a place
  Values values_;
  std::vector<Values> ways_;
};

}  // namespace

std::vector<Values> fits(const Segment& segment, std::string_view text, std::size_t most) {
  return Fitting(segment, text).ways(most);
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
