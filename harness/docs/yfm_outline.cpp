#include "docs/yfm_outline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docs/cell_words.h"
#include "docs/words.h"
#include "docs/yfm_columns.h"
#include "docs/yfm_types.h"

namespace assay::docs::yfm {
namespace {

/// Whether a word of the text begins so: `ответ` is none of `соответствие`, nor of those that are
/// `ответственный`.
bool has_word(std::string_view text, std::string_view beginning) {
  for (auto at = text.find(beginning); at != text.npos; at = text.find(beginning, at + 1)) {
    const bool inside = at > 1 && (text[at - 2] == '\xD0' || text[at - 2] == '\xD1');
    if (!inside && !text.substr(at).starts_with("ответств")) return true;
  }
  return false;
}

/// The zone a heading opens, by its words in small letters; the first row that fits rules.
std::optional<Zone> zone_of(const std::string& words) {
  const auto speaks_of = [&](std::initializer_list<std::string_view> signs) {
    return std::any_of(
        signs.begin(), signs.end(), [&](std::string_view sign) { return has_word(words, sign); });
  };
  if (speaks_of({"error", "ошиб"})) return Zone::errors;
  if (speaks_of({"response", "returned", "result", "ответ", "возвращаем", "результат"}))
    return Zone::answer;
  if (speaks_of({"example", "пример"})) return Zone::examples;
  if (speaks_of({"parameter", "параметр"}) || words.starts_with("fields") ||
      words.starts_with("request") || words.starts_with("поля"))
    return Zone::parameters;
  return std::nullopt;
}

/// `Parameter fields`, `FIELDS Parameter` or `Object fields`: the word that is left when the words
/// of the trade are taken away.
std::vector<std::string> telling_words(std::string_view heading) {
  constexpr std::array<std::string_view, 16> common = {"parameter",
                                                       "parameters",
                                                       "object",
                                                       "objects",
                                                       "structure",
                                                       "of",
                                                       "the",
                                                       "type",
                                                       "array",
                                                       "field",
                                                       "element",
                                                       "description",
                                                       "for",
                                                       "in",
                                                       "an",
                                                       "a"};
  std::vector<std::string> telling;
  std::string word;
  const auto take = [&] {
    if (!word.empty() && std::find(common.begin(), common.end(), lower_case(word)) == common.end())
      telling.push_back(lower_case(word));
    word.clear();
  };
  for (const char c : heading) {
    if (is_word_character(c)) {
      word += c;
    } else {
      take();
    }
  }
  take();
  return telling;
}

/// Ties the tables of one zone together.
class Attacher {
 public:
  Attacher(const text::SourceMap& sources, std::vector<FieldTable>& tables)
      : sources_(sources), tables_(tables) {}

  void run() {
    for (std::size_t i = 1; i < tables_.size(); ++i) {
      const auto& headings = tables_[i].headings;
      if (headings == tables_[0].headings) {
        go_on_with_root(i);
      } else if (headings.empty() || !(by_anchor(i, *headings.back()) || by_name(i) || by_type(i) ||
                                       by_anchor_above(i))) {
        by_place(i);
      }
    }
  }

 private:
  bool by_anchor(std::size_t table, const Block& heading) {
    const auto made = slug(sources_.text(heading.span));
    bool found = false;
    for (auto& owner : tables_) {
      if (&owner == &tables_[table]) continue;
      for (auto& field : owner.fields) {
        const bool links =
            std::any_of(field.anchors.begin(), field.anchors.end(), [&](std::string_view anchor) {
              return (!heading.anchor.empty() && anchor == heading.anchor) || anchor == made;
            });
        if (links) found = attach(field, table) || found;
      }
    }
    return found;
  }

  /// A heading above the table's own that the root table does not stand under.
  bool by_anchor_above(std::size_t table) {
    const auto headings = tables_[table].headings;
    const auto& shared = tables_[0].headings;
    for (auto i = headings.size(); i-- > 1;) {
      const auto* above = headings[i - 1];
      if (std::find(shared.begin(), shared.end(), above) != shared.end()) return false;
      if (by_anchor(table, *above)) return true;
    }
    return false;
  }

  bool by_name(std::size_t table) {
    const auto words = telling_words(sources_.text(tables_[table].headings.back()->span));
    for (auto owner = table; owner-- > 0;) {
      for (auto& field : tables_[owner].fields) {
        const auto name = lower_case(field.cell.name);
        if (std::find(words.begin(), words.end(), name) != words.end()) return attach(field, table);
      }
    }
    return false;
  }

  bool by_type(std::size_t table) {
    const auto words = telling_words(sources_.text(tables_[table].headings.back()->span));
    bool found = false;
    for (std::size_t owner = 0; owner < tables_.size(); ++owner) {
      if (owner == table) continue;
      for (auto& field : tables_[owner].fields) {
        const bool same = std::any_of(
            field.cell.types.begin(), field.cell.types.end(), [&](const TypeName& type) {
              const auto name = lower_case(type.text.substr(0, type.text.find('[')));
              return std::find(words.begin(), words.end(), name) != words.end() &&
                     !is_plain_type(name);
            });
        if (same) found = attach(field, table) || found;
      }
    }
    return found;
  }

  /// A second table in the root's own section goes on with it.
  void go_on_with_root(std::size_t table) {
    for (auto& field : tables_[table].fields)
      tables_[0].fields.push_back(std::move(field));
    tables_[table].fields.clear();
  }

  /// The last field before it that may hold others and holds none yet; else any that may.
  void by_place(std::size_t table) {
    for (const bool empty : {true, false}) {
      for (auto owner = table; owner-- > 0;) {
        auto& fields = tables_[owner].fields;
        for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
          if (may_hold_others(*field) && (!empty || field->tables.empty())) {
            attach(*field, table);
            return;
          }
        }
      }
    }
    go_on_with_root(table);  // another way to call the method
  }

  bool attach(Field& field, std::size_t table) {
    tables_[table].attached = true;
    if (std::find(field.tables.begin(), field.tables.end(), table) == field.tables.end())
      field.tables.push_back(table);
    return true;
  }

  const text::SourceMap& sources_;
  std::vector<FieldTable>& tables_;
};

}  // namespace

std::vector<Placed> outline(const text::SourceMap& sources, const std::vector<Block>& blocks) {
  std::vector<Placed> placed;
  std::vector<const Block*> headings;
  std::vector<Zone> zones;
  const auto title = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == Block::Kind::heading && block.level == 1;
  });
  const Block* first = title == blocks.end() ? nullptr : &*title;
  for (const auto& block : blocks) {
    if (block.kind != Block::Kind::heading) {
      // A table of fields above all headings is one of parameters.
      const bool fields = zones.empty() && block.kind == Block::Kind::table &&
                          find_column(header_of(sources, block.table), Column::name).has_value();
      placed.push_back({.block = &block,
                        .zone = fields          ? Zone::parameters
                                : zones.empty() ? Zone::preface
                                                : zones.back(),
                        .headings = headings});
      continue;
    }
    if (&block == first || (block.level == 1 && first == nullptr)) continue;
    while (!headings.empty() && headings.back()->level >= block.level) {
      headings.pop_back();
      zones.pop_back();
    }
    const auto above = zones.empty() ? Zone::other : zones.back();
    auto zone = zone_of(lower_letters(sources.text(block.span)));
    // Below the second level a heading only narrows: `Errors in the select parameter` stays among
    // the errors. But answers that stand below the examples are answers, and so is what follows
    // them.
    const bool out_of_place =
        above == Zone::examples && (zone == Zone::answer || zone == Zone::errors);
    if (out_of_place) zones.back() = *zone;
    if (!zones.empty() && above != Zone::other && !out_of_place) zone = above;
    headings.push_back(&block);
    zones.push_back(zone.value_or(above));
  }
  return placed;
}

bool may_hold_others(const Field& field) {
  return std::any_of(field.cell.types.begin(), field.cell.types.end(), [](const TypeName& type) {
    const auto name = lower_case(type.text);
    return name == "object" || name == "array" || name.ends_with("[]") || !is_plain_type(name);
  });
}

std::vector<Field> read_fields(const text::SourceMap& sources, const Table& table) {
  const auto columns = header_of(sources, table);
  const auto named = find_column(columns, Column::name);
  const auto type = find_column(columns, Column::type);
  const auto required = find_column(columns, Column::required);
  const auto description = find_column(columns, Column::description).value_or(1);
  const auto preset = find_column(columns, Column::preset);
  const auto bare_name = !named ? Bare::refused : type || required ? Bare::any : Bare::in_code;
  std::vector<Field> fields;
  for (std::size_t i = columns.empty() ? 0 : 1; i < table.rows.size(); ++i) {
    const auto& cells = table.rows[i].cells;
    const auto has = [&](const std::optional<std::size_t>& at) { return at && *at < cells.size(); };
    if (named.value_or(0) >= cells.size()) continue;
    Field field{.cell = read_name_cell(sources, cells[named.value_or(0)], bare_name)};
    if (field.cell.name.empty()) continue;
    if (description < cells.size()) field.description = cells[description];
    if (has(type) && field.cell.types.empty())
      field.cell.types = read_type_cell(sources.text(cells[*type]));
    if (has(preset)) field.preset = cells[*preset];
    if (has(required)) {
      const auto answer = answer_of(sources.text(cells[*required]));
      field.told = answer.has_value();
      field.doubtful = !field.told;
      field.cell.starred |= answer.value_or(false);
    }
    for (const auto& cell : cells) {
      for (const auto anchor : anchors_in(sources.text(cell)))
        field.anchors.push_back(anchor);
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

std::vector<FieldTable> field_tables(const text::SourceMap& sources,
                                     const std::vector<Placed>& placed,
                                     Zone zone) {
  std::vector<FieldTable> tables;
  for (const auto& one : placed) {
    if (one.zone != zone || one.block->kind != Block::Kind::table) continue;
    auto fields = read_fields(sources, one.block->table);
    if (!fields.empty()) tables.push_back({.fields = std::move(fields), .headings = one.headings});
  }
  Attacher(sources, tables).run();
  return tables;
}

}  // namespace assay::docs::yfm
