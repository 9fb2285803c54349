#include "docs/stainless_assembler.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

std::optional<Section::Kind> section_of(std::string_view heading) {
  using Kind = Section::Kind;
  if (equal_ignoring_case(heading, "Returns")) return Kind::returns;
  const auto place = heading.substr(0, std::min(heading.find(' '), heading.size()));
  if (!equal_ignoring_case(trimmed(heading.substr(place.size())), "Parameters"))
    return std::nullopt;
  constexpr std::array<std::pair<std::string_view, Kind>, 6> places = {{{"Path", Kind::path},
                                                                        {"Query", Kind::query},
                                                                        {"Header", Kind::header},
                                                                        {"Cookie", Kind::cookie},
                                                                        {"Body", Kind::body},
                                                                        {"Form", Kind::body}}};
  const auto* found = std::find_if(places.begin(), places.end(), [&](const auto& one) {
    return equal_ignoring_case(one.first, place);
  });
  return found == places.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Assembler::Assembler(std::string_view text, std::uint32_t source, bool flat)
    : text_(text), source_(source) {
  page_.flat = flat;
}

void Assembler::heading(std::size_t level, std::size_t begin, std::size_t end) {
  const auto words = trimmed(text_.substr(begin, end - begin));
  if (const auto kind = section_of(words); kind && operation() != nullptr && !in_models_) {
    operation()->sections.push_back({.kind = *kind, .heading = span(words)});
    place_ = Place::section;
  } else if (words == "Domain Types") {
    in_models_ = true;
    place_ = Place::nowhere;
  } else if (words.starts_with("Example") && level == 3 && operation() != nullptr) {
    operation()->examples.emplace_back();
    place_ = Place::request;
  } else if (words == "Response" && operation() != nullptr && !operation()->examples.empty()) {
    place_ = Place::response;
  } else {
    other_heading(level, words);
  }
}

void Assembler::mark(std::string_view method, std::string_view path) {
  page_.operations.push_back(
      {.title = title_, .call = call_, .method = span(method), .path = span(path)});
  title_ = {};
  call_ = {};
  in_models_ = false;
  under_other_ = false;
  place_ = Place::prose;
}

const Section* Assembler::bullet(std::string_view text, std::uint32_t indent) {
  auto* section = this->section();
  if (section == nullptr) {
    if (place_ == Place::prose && under_other_ && page_.labels.read(text) != nullptr)
      page_.unplaced.push_back(span(text));
    return nullptr;
  }
  const auto* label = page_.labels.read(text);
  if (label == nullptr) {
    words(text);
    return nullptr;
  }
  if (is_unknown(*label)) page_.unreadable.push_back(span(text));
  section->bullets.push_back({.label = label, .span = span(text), .indent = indent});
  return section;
}

void Assembler::repeat(std::uint32_t earlier) {
  auto& bullets = section()->bullets;
  auto& last = bullets.back();
  const auto& first = bullets[earlier];
  last.same_as = earlier;
  if (!first.description.known()) return;
  const auto further = last.span.begin - first.span.begin;
  last.description = {source_, first.description.begin + further, first.description.end + further};
}

void Assembler::fence(std::string_view info, std::string_view body) {
  const Fence fence{.info = span(info), .body = span(body)};
  // An example may have any title: `### Streaming`. What tells it is the call.
  const bool call = info == "http" && trimmed(body).starts_with("curl ");
  const bool may_begin = place_ == Place::prose || (page_.flat && place_ == Place::section);
  if (call && may_begin && operation() != nullptr && !in_models_) {
    operation()->examples.emplace_back();
    place_ = Place::request;
  }
  if (place_ == Place::request) operation()->examples.back().requests.push_back(fence);
  if (place_ == Place::response) operation()->examples.back().responses.push_back(fence);
  if (place_ == Place::section || place_ == Place::prose) words(body);
}

void Assembler::words(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return;
  if (auto* section = this->section()) {
    if (section->bullets.empty()) return;
    auto& description = section->bullets.back().description;
    const auto here = span(text);
    description = description.known() ? text::Span{source_, description.begin, here.end} : here;
  } else if (place_ == Place::prose) {
    operation()->prose.push_back(span(text));
  } else if (text.starts_with("`client.")) {
    call_ = span(text);
  }
}

Page Assembler::take() {
  return std::move(page_);
}

void Assembler::other_heading(std::size_t level, std::string_view words) {
  if (in_models_ && level >= 3) {
    page_.models.push_back({.kind = Section::Kind::model, .heading = span(words)});
    place_ = Place::model;
    return;
  }
  // A flattened page shows no end of a heading: it may be a title or words of a description.
  title_ = span(words);
  if (page_.flat) return;
  if (level <= 2) {
    in_models_ = false;
    place_ = Place::nowhere;
  } else if (operation() != nullptr && !in_models_) {
    place_ = Place::prose;
    under_other_ = true;
  }
}

PageOperation* Assembler::operation() {
  return page_.operations.empty() ? nullptr : &page_.operations.back();
}

Section* Assembler::section() {
  if (place_ == Place::section) return &operation()->sections.back();
  if (place_ == Place::model) return &page_.models.back();
  return nullptr;
}

text::Span Assembler::span(std::string_view part) const {
  const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
  return {
      .source = source_, .begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())};
}

std::size_t heading_level(std::string_view line) {
  const auto level = line.find_first_not_of('#');
  if (level == std::string_view::npos || level == 0 || level > 6 || line[level] != ' ') return 0;
  return level;
}

std::string_view label_of(std::string_view line) {
  const bool opens = is_bullet(line) && line.substr(2).starts_with('`');
  if (!opens || !line.ends_with('`') || line.size() < 5) return {};
  const auto label = line.substr(3, line.size() - 4);
  return label.find('`') == std::string_view::npos ? label : std::string_view{};
}

}  // namespace assay::docs::stainless
