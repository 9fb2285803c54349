#include "docs/yfm_parameters.h"

#include <algorithm>
#include <set>
#include <utility>

#include "docs/cell_words.h"
#include "docs/word_facts.h"
#include "docs/word_limits.h"
#include "docs/words.h"
#include "docs/yfm_columns.h"
#include "docs/yfm_shapes.h"
#include "docs/yfm_tree.h"

namespace assay::docs::yfm {
namespace {

/// Columns of a table of fields that say something else, such as notes, and cells of a column of
/// what is required that say neither yes nor no.
void note_unread_cells(Context& page, const Table& table) {
  const auto columns = header_of(page.sources, table);
  const auto names = find_column(columns, Column::name).value_or(0);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == names) continue;
    if (columns[i] == Column::required) {
      for (const auto& row : table.rows) {
        const bool is_head = &row == &table.rows.front();
        if (!is_head && i < row.cells.size() && !answer_of(page.sources.text(row.cells[i])))
          page.reading.unread.push_back({row.cells[i], "whether it is required"});
      }
    }
    const auto head = table.rows.front().cells[i];
    const bool other = columns[i] == Column::other || columns[i] == Column::value;
    if (other && head.begin != head.end)
      page.reading.unread.push_back({head, "a column that is not read"});
  }
}

/// A table of values or codes among the parameters lists no fields; what it says stays unread.
void note_unread_tables(Context& page) {
  for (const auto& one : page.placed) {
    if (one.zone != Zone::parameters && one.zone != Zone::answer) continue;
    if (one.block->kind != Block::Kind::table) continue;
    if (!one.block->table.closed)
      page.reading.unread.push_back({one.block->span, "a table that is never closed"});
    if (read_fields(page.sources, one.block->table).empty()) {
      page.reading.unread.push_back({one.block->span, "a table that lists no fields"});
    } else {
      note_unread_cells(page, one.block->table);
    }
  }
}

bool mentions_required(const Context& page) {
  return std::any_of(page.placed.begin(), page.placed.end(), [&](const Placed& one) {
    return one.block->kind == Block::Kind::include &&
           page.sources.text(one.block->span).ends_with("required.md");
  });
}

/// Adds one parameter a documented value, however often it is documented.
class ParameterList {
 public:
  ParameterList(const Context& page, bool stars_tell, contract::Operation& operation)
      : page_(page), stars_tell_(stars_tell), operation_(operation) {}

  void add(const DocNode& node) {
    for (const auto& child : node.children) {
      if (child.field != nullptr && named_.insert(child.path).second) {
        const auto& field = *child.field;
        contract::Parameter parameter{.name = child.path, .in = contract::In::body};
        if (field.cell.starred || field.told || (stars_tell_ && !field.doubtful))
          parameter.required = field.cell.starred;
        parameter.named_types = type_names(field);
        parameter.description = without_links(in_one_line(page_.sources.text(field.description)));
        parameter.source = page_.sources.place(field.cell.span);
        parameter.span = field.cell.span;
        operation_.parameters.push_back(std::move(parameter));
      }
      add(child);
    }
  }

 private:
  const Context& page_;
  bool stars_tell_;
  contract::Operation& operation_;
  std::set<std::string> named_;
};

}  // namespace

const tree::Node* schema_at(const tree::Node& body, const std::string& path) {
  const auto* schema = &body;
  for (const auto& key : keys_of(path)) {
    const auto* properties = schema->find("properties");
    schema = properties == nullptr ? nullptr : properties->find(key.name);
    if (schema != nullptr && key.list) schema = schema->find("items");
    if (schema == nullptr) return nullptr;
  }
  return schema;
}

void read_parameters(Context& page, contract::Operation& operation) {
  const auto tables = field_tables(page.sources, page.placed, Zone::parameters);
  note_unread_tables(page);
  const bool stars_tell =
      mentions_required(page) ||
      std::any_of(tables.begin(), tables.end(), [](const FieldTable& table) {
        return std::any_of(table.fields.begin(), table.fields.end(), [](const Field& field) {
          return field.cell.starred;
        });
      });
  const auto tree = build_tree(tables, page.requests.bodies, Placing::as_written);
  ParameterList(page, stars_tell, operation).add(tree);
  if (tree.children.empty() && page.requests.bodies.empty()) return;
  ShapeMaker maker(page, Purpose::request);
  auto shape = maker.body(tree, page.requests.bodies);
  operation.body_required = std::any_of(shape->properties.begin(),
                                        shape->properties.end(),
                                        [](const Property& one) { return one.required; });
  auto schema = schema_of(*shape, page.sources);
  add_formats(schema);
  check_formats(schema, page.requests.bodies, page.out);
  WordLimits(page.sources, page.out, page.reading.unread)
      .add(schema, page.requests.bodies, Sent::by_us);
  operation.body.push_back({.media_type = "application/json",
                            .schema = page.keep(std::move(schema)),
                            .examples = example_bodies(page.requests.bodies, page.reading.contract),
                            .span = operation.span});
  for (auto& parameter : operation.parameters)
    parameter.schema = schema_at(*operation.body.back().schema, parameter.name);
}

}  // namespace assay::docs::yfm
