#include "cases/write.h"

#include <array>

#include <fmt/format.h>

#include "base/file_system.h"
#include "cases/write/forms.h"
#include "cases/write/layout.h"
#include "text/diagnostic.h"

namespace assay::cases {
namespace {

using writing::Writing;

/// One line, whatever a page or the name of a file holds: nothing of it gets out of the comment.
void append_comment(std::string& out, std::string_view line, std::size_t indent) {
  out.append(indent, ' ').append("#");
  if (!line.empty()) out.append(1, ' ').append(text::printable(line));
  out += '\n';
}

tree::Node defaults_node(Writing& writing) {
  auto& nodes = writing.nodes;
  auto node = writing::mapping();
  const auto& defaults = writing.defaults;
  if (defaults.timeout != base::Duration::zero())
    nodes.put_text(node, "timeout", write_duration(defaults.timeout));
  if (defaults.retries != 0) nodes.put(node, "retry", nodes.integer(defaults.retries));
  if (!defaults.headers.empty()) {
    auto headers = writing::mapping();
    for (const auto& header : defaults.headers)
      nodes.put(headers, header.name, header.value);
    nodes.put(node, "headers", std::move(headers));
  }
  if (defaults.undocumented) {
    Expectation said;
    said.undocumented = defaults.undocumented;
    auto expect = writing::expectation_node(writing, said, std::nullopt);
    node.members.push_back(std::move(expect.members.front()));
  }
  return node;
}

void append_head(std::string& out, Writing& writing, const File& file) {
  auto& nodes = writing.nodes;
  const auto put = [&](std::string_view key, const tree::Node& value) {
    writing::append_member(out, key, value, 0);
  };
  put("assay", nodes.integer(1));
  if (!file.contract.empty())
    put("contract", nodes.text(writing::relative_path(writing.folder, file.contract)));
  put("origin", nodes.text(file.derived ? "derived" : "hand"));
  if (file.source) {
    auto source = writing::mapping();
    nodes.put(source, "page", nodes.text(file.source->page));
    nodes.put(source, "sha256", nodes.text(file.source->sha256));
    put("source", source);
  }
  const auto defaults = defaults_node(writing);
  if (!defaults.members.empty()) put("defaults", defaults);
}

void append_fragments(std::string& out, Writing& writing, const File& file) {
  if (file.fragments.empty()) return;
  out += "fragments:\n";
  for (const auto& [name, steps] : file.fragments) {
    writing::append_key(out, name, 2);
    out += '\n';
    for (const auto& step : steps) {
      auto node = writing::mapping();
      writing::put_step(writing, node, step);
      writing::append_item(out, node, 4);
    }
  }
}

std::string_view without_row(std::string_view id) {
  return id.ends_with(']') ? id.substr(0, id.rfind('[')) : id;
}

void append_cases(std::string& out, Writing& writing, const File& file, const Remarks& remarks) {
  if (file.cases.empty()) return;
  out += "cases:\n";
  for (std::size_t i = 0; i < file.cases.size();) {
    std::vector<const Case*> rows{&file.cases[i]};
    const auto id = without_row(rows.front()->id);
    while (rows.front()->id.size() > id.size() && i + rows.size() < file.cases.size() &&
           without_row(file.cases[i + rows.size()].id) == id)
      rows.push_back(&file.cases[i + rows.size()]);
    if (i > 0) out += '\n';
    if (const auto said = remarks.cases.find(id); said != remarks.cases.end())
      append_comment(out, said->second, 2);
    writing::append_item(out, writing::case_node(writing, rows), 2);
    i += rows.size();
  }
}

}  // namespace

std::string write_duration(base::Duration duration) {
  struct Unit {
    std::string_view name;
    base::Duration length;
  };
  static constexpr std::array<Unit, 3> units{{{"h", std::chrono::hours(1)},
                                              {"m", std::chrono::minutes(1)},
                                              {"s", std::chrono::seconds(1)}}};
  for (const auto& unit : units) {
    if (duration.count() % unit.length.count() == 0)
      return fmt::format("{}{}", duration / unit.length, unit.name);
  }
  const auto micros = duration / std::chrono::microseconds(1);
  auto text = fmt::format("{}", micros / 1000);
  if (micros % 1000 != 0) {
    text += fmt::format(".{:03}", micros % 1000);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "ms";
}

std::string write(const File& file, const Remarks& remarks) {
  Writing writing{
      .nodes = {}, .folder = base::folder_of(file.path), .defaults = writing::find_defaults(file)};
  std::string out;
  for (const auto& line : remarks.head)
    append_comment(out, line, 0);
  append_head(out, writing, file);
  append_fragments(out, writing, file);
  append_cases(out, writing, file, remarks);
  return out;
}

}  // namespace assay::cases
