#include "docs/page_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/registry.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs {
namespace {

using tree::Kind;
using tree::Member;
using Reader = tree::FormReader;

template <std::string PageRecord::*field>
void text_into(const Member& member, PageRecord& into, Reader& reader) {
  if (auto text = reader.text(member)) into.*field = *std::move(text);
}

void read_page_path(const Member& member, PageRecord& into, Reader& reader) {
  auto text = reader.text(member);
  if (!text) return;
  const auto resolved = base::join_path(".", *text);
  if (text->starts_with('/') || resolved == ".." || resolved.starts_with("../")) {
    reader.error(
        "outside-root",
        member.value.span,
        fmt::format("`{}` does not lie below the folder of this list", text::printable(*text)));
    return;
  }
  into.page = *std::move(text);
}

void read_format(const Member& member, PageRecord& into, Reader& reader) {
  auto name = reader.text(member);
  if (!name) return;
  if (find_format(*name) == nullptr) {
    std::vector<std::string_view> known;
    for (const auto* format : formats())
      known.push_back(format->name);
    reader.error("unknown-format",
                 member.value.span,
                 fmt::format("`{}` is no documentation format", text::printable(*name)),
                 text::suggestion(*name, known));
    return;
  }
  into.format = *std::move(name);
}

void read_sha256(const Member& member, PageRecord& into, Reader& reader) {
  auto text = reader.text(member);
  if (!text) return;
  const bool right = text->size() == 64 && std::all_of(text->begin(), text->end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                     });
  if (!right) {
    reader.error("wrong-hash",
                 member.value.span,
                 fmt::format("`{}` is no SHA-256 hash", text::printable(*text)),
                 "write 64 hexadecimal digits, in small letters");
    return;
  }
  into.sha256 = *std::move(text);
}

void read_restated(const Member& member, PageRecord& into, Reader& reader) {
  if (member.value.is(Kind::boolean)) {
    into.restated = member.value.scalar == "true";
  } else {
    reader.wrong_type(member.key, member.value, "a boolean");
  }
}

constexpr std::array<tree::Field<PageRecord, Reader>, 6> record_fields = {{
    {"format", read_format},
    {"page", read_page_path, tree::Need::required},
    {"restated", read_restated},
    {"retrieved", text_into<&PageRecord::retrieved>},
    {"sha256", read_sha256},
    {"url", text_into<&PageRecord::url>, tree::Need::required},
}};

void read_records(const Member& member, PageList& into, Reader& reader) {
  const auto* records = reader.sequence(member);
  if (records == nullptr) return;
  for (const auto& node : *records) {
    PageRecord record{.span = node.span};
    tree::read_form(node, node.span, "page", record_fields, record, reader);
    const auto same = [&](const PageRecord& one) { return one.page == record.page; };
    const auto first = std::find_if(into.pages.begin(), into.pages.end(), same);
    if (first != into.pages.end()) {
      reader.out.add({.code = "docs.duplicate-page",
                      .message = fmt::format("`{}` is listed twice", text::printable(record.page)),
                      .span = node.span,
                      .related = {{.span = first->span, .message = "first here"}}});
    }
    into.pages.push_back(std::move(record));
  }
}

constexpr std::array<tree::Field<PageList, Reader>, 2> list_fields = {{
    {"assay",
     [](const Member& member, PageList&, Reader& reader) {
       if (member.value.is(Kind::integer) && member.value.scalar == "1") return;
       reader.error("version",
                    member.value.span,
                    fmt::format("this is written for version `{}` of the list of pages; this "
                                "program reads 1",
                                text::printable(member.value.scalar)));
     },
     tree::Need::required},
    {"pages", read_records, tree::Need::required},
}};

}  // namespace

std::optional<PageList> read_page_list(text::SourceMap& sources,
                                       base::FileSystem& files,
                                       const std::string& path,
                                       text::Diagnostics& out) {
  constexpr std::size_t limit = std::size_t{4} << 20;
  auto content = files.read(path, limit);
  if (!content) {
    out.error("docs.unreadable-file", {}, text::printable(content.error().message));
    return std::nullopt;
  }
  const auto source = sources.add(path, *std::move(content));
  text::Diagnostics own;
  Reader reader("docs", own);
  PageList list;
  if (const auto root = tree::read_yaml(sources, source, own)) {
    const text::Span start{.source = source.source, .begin = source.begin, .end = source.begin};
    tree::read_form(*root, start, "list of pages", list_fields, list, reader);
  }
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return list;
}

std::string write_page_list(text::SourceMap& sources,
                            const PageList& list,
                            std::string_view schema) {
  auto records = sequence_node({});
  for (const auto& one : list.pages) {
    auto record = mapping_node({});
    const auto add = [&](std::string_view key, const std::string& text) {
      if (!text.empty()) put(record, key, string_node(sources.intern(text), {}));
    };
    add("page", one.page);
    add("url", one.url);
    add("sha256", one.sha256);
    add("retrieved", one.retrieved);
    if (one.restated) put(record, "restated", boolean_node(true, {}));
    add("format", one.format);
    records.items.push_back(std::move(record));
  }
  auto root = mapping_node({});
  put(root, "assay", {.kind = Kind::integer, .scalar = "1"});
  put(root, "pages", std::move(records));
  const auto comment =
      schema.empty() ? std::string() : fmt::format("# yaml-language-server: $schema={}\n", schema);
  return comment + tree::write_yaml(root);
}

std::vector<tree::FormKeys> page_list_forms() {
  return {tree::keys_of("list of pages", list_fields), tree::keys_of("page", record_fields)};
}

}  // namespace assay::docs
