#include "cli/instance.h"

#include <algorithm>

#include <fmt/format.h>
#include <tl/expected.hpp>

#include "text/diagnostic.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::cli {
namespace {

using schema::BodyError;

std::uint32_t offset(std::size_t bytes) {
  return static_cast<std::uint32_t>(bytes);
}

std::string_view code_of(BodyError::Kind kind) {
  switch (kind) {
    case BodyError::Kind::empty:
      return "instance.empty";
    case BodyError::Kind::syntax:
      return "instance.syntax";
    case BodyError::Kind::encoding:
      return "instance.encoding";
    case BodyError::Kind::too_deep:
      return "instance.too-deep";
    case BodyError::Kind::too_large:
      return "instance.too-large";
  }
  return {};
}

NotJudged explain(text::Span span, const BodyError& error) {
  NotJudged why;
  why.is_ours = error.kind == BodyError::Kind::too_deep || error.kind == BodyError::Kind::too_large;
  const auto at = std::min(span.begin + offset(error.offset), span.end);
  why.problems.error(std::string(code_of(error.kind)),
                     {.source = span.source, .begin = at, .end = std::min(at + 1, span.end)},
                     error.message);
  return why;
}

tl::expected<Instance, NotJudged> read_json(const text::SourceMap& sources, text::Span span) {
  const auto text = sources.text(span);
  auto body = schema::parse_body(text);
  if (!body) return tl::unexpected(explain(span, body.error()));
  Instance instance{.name = sources.name(span),
                    .span = span,
                    .tree = {},
                    .body = *std::move(body),
                    .size = text.size()};
  for (const auto& one : instance.body.irregularities) {
    if (one.kind != schema::Irregularity::Kind::duplicate_key) continue;
    instance.problems.warning("instance.duplicate-key",
                              instance.locate(sources, one.at),
                              fmt::format("`{}` stands here a second time; the last value counts",
                                          text::printable(one.text)));
  }
  return instance;
}

tl::expected<Instance, NotJudged> read_yaml(text::SourceMap& sources, text::Span span) {
  NotJudged why;
  auto tree = tree::read_yaml(sources, span, why.problems);
  if (!tree) return tl::unexpected(std::move(why));
  const auto text = tree::write_json(*tree);
  auto body = schema::parse_body(text);
  if (!body) {
    // The text is ours, so that its offsets mean nothing to anyone.
    return tl::unexpected(
        explain({.source = span.source, .begin = span.begin, .end = span.begin}, body.error()));
  }
  return Instance{.name = sources.name(span),
                  .span = span,
                  .tree = std::move(tree),
                  .body = *std::move(body),
                  .size = text.size(),
                  .problems = std::move(why.problems)};
}

/// The lines of NDJSON that hold something.
void read_lines(const text::SourceMap& sources,
                text::Span source,
                const std::function<void(const Instance&)>& take,
                const std::function<void(std::size_t, const NotJudged&)>& miss) {
  const auto text = sources.text(source);
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    ++line;
    const auto end = std::min(text.find('\n', begin), text.size());
    const text::Span span{.source = source.source,
                          .begin = source.begin + offset(begin),
                          .end = source.begin + offset(end)};
    begin = end + 1;
    if (sources.text(span).find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto instance = read_json(sources, span);
    if (!instance) {
      miss(line, instance.error());
      continue;
    }
    instance->line = line;
    take(*instance);
  }
}

}  // namespace

InstanceKind kind_of(std::string_view path) {
  if (path.ends_with(".yaml") || path.ends_with(".yml")) return InstanceKind::yaml;
  if (path.ends_with(".ndjson") || path.ends_with(".jsonl")) return InstanceKind::ndjson;
  return InstanceKind::json;
}

text::Span Instance::locate(const text::SourceMap& sources, const tree::Pointer& pointer) const {
  auto at = span;
  if (tree) {
    const auto* node = tree::find(*tree, pointer);
    if (node != nullptr) at = node->span;
  } else {
    const auto found = schema::locate(sources.text(span), pointer);
    at.end = at.begin + found.end;
    at.begin += found.begin;
  }
  const auto text = sources.text(at);
  const bool is_long =
      text.starts_with('{') || text.starts_with('[') || text.find('\n') != std::string_view::npos;
  if (is_long) at.end = at.begin + 1;
  return at;
}

void read_instances(text::SourceMap& sources,
                    text::Span source,
                    InstanceKind kind,
                    const std::function<void(const Instance&)>& take,
                    const std::function<void(std::size_t line, const NotJudged&)>& miss) {
  const bool is_empty = sources.text(source).find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (kind == InstanceKind::ndjson && !is_empty) return read_lines(sources, source, take, miss);
  auto instance =
      kind == InstanceKind::yaml ? read_yaml(sources, source) : read_json(sources, source);
  if (!instance) return miss(0, instance.error());
  take(*instance);
}

}  // namespace assay::cli
