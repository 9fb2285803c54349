#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docs/yfm_cells.h"
#include "docs/yfm_page.h"

namespace assay::docs::yfm {

/// Which part of a reference page a block stands in.
enum class Zone { preface, parameters, examples, answer, errors, other };

/// A block with the headings it stands under, from the second level down.
struct Placed {
  const Block* block = nullptr;
  Zone zone = Zone::preface;
  std::vector<const Block*> headings;
};

/// Places every block but headings. The zone is that of the nearest heading whose words tell one.
[[nodiscard]] std::vector<Placed> outline(const text::SourceMap& sources,
                                          const std::vector<Block>& blocks);

/// One row of a parameter or answer table.
struct Field {
  NameCell cell;
  text::Span description;
  bool told = false;                      ///< a column says whether it is required
  bool doubtful = false;                  ///< a column says of that neither yes nor no
  text::Span preset;                      ///< in a column of defaults; unknown where there is none
  std::vector<std::string_view> anchors;  ///< sections of the page that the row refers to
  std::vector<std::size_t> tables;        ///< tables that list what is inside, as indices
};

struct FieldTable {
  std::vector<Field> fields;
  std::vector<const Block*> headings;
  bool attached = false;  ///< some field's `tables` names it
};

/// The tables of a zone that list fields, with each sub-table attached to the field it explains: by
/// the anchor the field links to, else by the name, or the type, that its heading repeats, else to
/// the last field that may hold others. The first table is the root.
[[nodiscard]] std::vector<FieldTable> field_tables(const text::SourceMap& sources,
                                                   const std::vector<Placed>& placed,
                                                   Zone zone);

/// The rows of one table; the names of the fields stand in the first column, or in the one that its
/// header calls so. Types, defaults and what is required may have columns of their own.
[[nodiscard]] std::vector<Field> read_fields(const text::SourceMap& sources, const Table& table);

/// Whether a type says that the value holds others: `object`, `array`, `x[]`, or a name that is no
/// plain type.
[[nodiscard]] bool may_hold_others(const Field& field);

}  // namespace assay::docs::yfm
