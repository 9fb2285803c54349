#include "docs/yfm_types.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/words.h"
#include "docs/yfm_columns.h"

namespace assay::docs::yfm {
namespace {

struct PlainType {
  std::string_view name;
  std::string_view json;
};

constexpr std::array<PlainType, 31> plain_types = {{
    {"any", ""},          {"array", "array"},     {"base64", "string"},
    {"bool", "boolean"},  {"boolean", "boolean"}, {"callable", ""},
    {"char", "string"},   {"date", "string"},     {"datetime", "string"},
    {"double", "number"}, {"enum", ""},           {"file", ""},
    {"float", "number"},  {"function", ""},       {"html", "string"},
    {"int", "integer"},   {"integer", "integer"}, {"json", ""},
    {"list", "array"},    {"long", "integer"},    {"mixed", ""},
    {"null", "null"},     {"number", "number"},   {"object", "object"},
    {"string", "string"}, {"text", "string"},     {"timestamp", "integer"},
    {"unknown", ""},      {"url", "string"},      {"uuid", "string"},
    {"void", "null"},
}};

const PlainType* find_plain(std::string_view name) {
  const auto found = std::find_if(plain_types.begin(),
                                  plain_types.end(),
                                  [&](const PlainType& one) { return one.name == name; });
  return found == plain_types.end() ? nullptr : &*found;
}

/// "Integer identifier of a CRM lead" begins with what it is.
std::string_view type_in_words(std::string_view words) {
  const auto lowered = lower_letters(words.substr(0, 60));
  constexpr std::array<PlainType, 11> signs = {{{"integer", "integer"},
                                                {"numeric", "integer"},
                                                {"floating", "number"},
                                                {"string", "string"},
                                                {"symbolic code", "string"},
                                                {"object", "object"},
                                                {"array", "array"},
                                                {"целочисленн", "integer"},
                                                {"числов", "integer"},
                                                {"строк", "string"},
                                                {"символьный код", "string"}}};
  const PlainType* first = nullptr;
  auto nearest = std::string::npos;
  for (const auto& sign : signs) {
    const auto at = lowered.find(sign.name);
    if (at < nearest) {
      nearest = at;
      first = &sign;
    }
  }
  return first == nullptr ? std::string_view{} : first->json;
}

}  // namespace

std::vector<std::string_view> alternatives_of(std::string_view type) {
  std::vector<std::string_view> parts;
  while (!type.empty()) {
    const auto end = std::min(type.find_first_of("|,"), type.size());
    auto part = trimmed(type.substr(0, end));
    if (part.ends_with('\\')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(trimmed(part));
    type.remove_prefix(std::min(end + 1, type.size()));
  }
  return parts;
}

std::vector<std::string> type_names(const Field& field) {
  std::vector<std::string> names;
  for (const auto& type : field.cell.types) {
    for (const auto part : alternatives_of(type.text))
      names.emplace_back(part);
  }
  return names;
}

bool is_plain_type(std::string_view name) {
  return find_plain(name) != nullptr;
}

std::string_view json_type(std::string_view name) {
  const auto* plain = find_plain(name);
  return plain == nullptr ? std::string_view{} : plain->json;
}

TypeBook::TypeBook(text::SourceMap& sources,
                   text::Span page,
                   const Surroundings& around,
                   const std::vector<Placed>& own)
    : sources_(sources), page_(sources.name(page)), around_(around), own_(own) {}

text::Span TypeBook::open(std::string_view link) {
  link = link.substr(0, link.find('#'));
  if (around_.files == nullptr || around_.root.empty() || link.empty() ||
      link.find("://") != std::string_view::npos)
    return {};
  if (const auto known = files_.find(link); known != files_.end()) return known->second;
  // The page may lie elsewhere than below the root: the longest end of its path that leads to a
  // file there is taken.
  auto path = base::join_path(base::folder_of(page_), link);
  std::string_view rest = path;
  text::Span file;
  while (!rest.empty() && !file.known()) {
    while (rest.starts_with('/') || rest.starts_with("../"))
      rest.remove_prefix(rest.starts_with('/') ? 1 : 3);
    const auto candidate = around_.root + "/" + std::string(rest);
    if (around_.files->exists(candidate)) {
      if (auto text = around_.files->read(candidate))
        file = sources_.add(std::string(rest), std::move(*text));
    }
    const auto slash = rest.find('/');
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  }
  files_.emplace(std::string(link), file);
  return file;
}

const TypeBook::Chapter& TypeBook::chapter(std::string_view link) {
  const auto path = std::string(link.substr(0, link.find('#')));
  const auto [known, added] = chapters_.try_emplace(path);
  if (!added) return known->second;
  if (path.empty()) {
    fill(known->second, own_);
  } else if (const auto file = open(path); file.known()) {
    known->second.blocks = cut_blocks(sources_, file);
    fill(known->second, outline(sources_, known->second.blocks));
  }
  return known->second;
}

void TypeBook::fill(Chapter& chapter, const std::vector<Placed>& placed) {
  for (const auto& one : placed) {
    if (one.block->kind != Block::Kind::table) continue;
    const auto header = header_words(sources_, one.block->table);
    if (!header.empty() &&
        (header.front().starts_with("type") || header.front().starts_with("тип"))) {
      for (const auto& row : one.block->table.rows) {
        if (row.cells.size() < 2) continue;
        for (const auto name : code_spans(sources_.text(row.cells[0]))) {
          chapter.words.emplace(std::string(name), sources_.text(row.cells[1]));
        }
      }
    } else if (!one.headings.empty()) {
      const auto& heading = *one.headings.back();
      FieldTable table{.fields = read_fields(sources_, one.block->table), .headings = one.headings};
      if (table.fields.empty()) continue;
      const auto words = lower_case(sources_.text(heading.span));
      if (!heading.anchor.empty()) chapter.objects.emplace(std::string(heading.anchor), table);
      chapter.objects.emplace(slug(words), table);
      chapter.objects.emplace(slug(words.substr(0, words.find(' '))), std::move(table));
    }
  }
}

NamedType TypeBook::find(std::string_view type, std::string_view link) {
  NamedType named;
  const auto& chapter = this->chapter(link);
  const auto hash = link.find('#');
  const auto anchor = hash == std::string_view::npos ? std::string_view{} : link.substr(hash + 1);
  for (const std::string& key : {std::string(anchor), std::string(type), slug(type)}) {
    if (key.empty() || named.fields != nullptr) continue;
    const auto object = chapter.objects.find(key);
    if (object != chapter.objects.end()) named.fields = &object->second;
  }
  const auto words = chapter.words.find(type);
  if (words != chapter.words.end()) named.json_type = type_in_words(words->second);
  const auto dot = type.rfind('.');
  if (dot != std::string_view::npos) {
    // `sale_order.id` is one field of that object, not the object.
    named.fields = nullptr;
    if (equal_ignoring_case(type.substr(dot + 1), "id")) named.json_type = "integer";
  }
  if (named.fields != nullptr) named.json_type = "object";
  return named;
}

}  // namespace assay::docs::yfm
