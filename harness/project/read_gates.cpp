#include <array>
#include <charconv>

#include <fmt/format.h>

#include "project/reader.h"
#include "tree/read.h"

namespace assay::project {
namespace {

using tree::Kind;
using tree::Member;

constexpr std::array<tree::Field<Gates, Reader>, 2> gate_fields{{
    {"clauses",
     [](const Member& member, Gates& into, Reader& reader) {
       const auto written = reader.text(member);
       if (!written) return;
       into.clauses = read_percent(*written);
       if (!into.clauses) {
         reader.error("bad-share",
                      member.value.span,
                      fmt::format("`{}` is no share", text::printable(*written)),
                      "write it in percent, such as `90%`");
       }
     }},
    {"mutation", [](const Member& member, Gates&, Reader& reader) { not_yet(member, reader); }},
}};

constexpr std::array<tree::Field<std::vector<Waiver>, Reader>, 2> baseline_fields{{
    {"assay",
     [](const Member& member, std::vector<Waiver>&, Reader& reader) {
       check_version(member, "baseline", reader);
     },
     tree::Need::required},
    {"known",
     [](const Member& member, std::vector<Waiver>& into, Reader& reader) {
       const auto* known = reader.mapping(member);
       if (known == nullptr) return;
       for (const auto& one : *known) {
         const auto reason = reader.text(one);
         if (!reason) continue;
         if (reason->find_first_not_of(" \t\r\n") == std::string::npos) {
           reader.error("no-reason",
                        one.key_span,
                        fmt::format("`{}` is waived without a reason", text::printable(one.key)),
                        "say why it is known, such as the number of an issue");
         }
         into.push_back({.clause = std::string(one.key), .reason = *reason, .span = one.key_span});
       }
     },
     tree::Need::required},
}};

}  // namespace

std::optional<double> read_percent(std::string_view text) {
  double percent = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), percent);
  const auto unit = text.substr(static_cast<std::size_t>(parsed.ptr - text.data()));
  if (parsed.ec != std::errc{} || unit != "%" || !(percent >= 0 && percent <= 100))
    return std::nullopt;
  return percent;
}

void read_gates(const Member& member, Project& into, Reader& reader) {
  tree::read_form(member.value, member.key_span, "gate", gate_fields, into.gates, reader);
}

void read_baseline(const Member& member, Project& into, Reader& reader) {
  constexpr std::size_t limit = std::size_t{4} << 20;
  const auto written = reader.text(member);
  if (!written) return;
  const auto path = reader.inside(*written, member.value.span);
  if (!path) return;
  auto content = reader.files.read(*path, limit);
  if (!content) {
    reader.error("unreadable-file", member.value.span, text::printable(content.error().message));
    return;
  }
  const auto source = reader.sources.add(*path, std::move(*content));
  const text::Span start{.source = source.source, .begin = source.begin, .end = source.begin};
  if (const auto root = tree::read_yaml(reader.sources, source, reader.out))
    tree::read_form(*root, start, "baseline", baseline_fields, into.baseline, reader);
}

std::vector<tree::FormKeys> gate_forms() {
  return {tree::keys_of("gate", gate_fields), tree::keys_of("baseline", baseline_fields)};
}

}  // namespace assay::project
