#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/format.h"
#include "docs/lenient.h"
#include "docs/nodes.h"
#include "docs/resources.h"
#include "docs/rpc.h"
#include "docs/words.h"
#include "docs/yfm_errors.h"
#include "docs/yfm_requests.h"
#include "docs/yfm_shapes.h"

// Reference pages in Yandex Flavored Markdown, one method a page, as Bitrix24 writes them.

namespace assay::docs {
namespace yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// A JSON example with the status that was stated before it.
struct Shown {
  std::string status;
  const tree::Node* value = nullptr;
  text::Span span;
};

/// The statuses and examples of the answer's or of the errors' part of a page.
struct Answers {
  std::vector<std::pair<std::string, text::Span>> statuses;
  std::vector<Shown> examples;
};

class PageReader {
 public:
  PageReader(text::SourceMap& sources,
             text::Span page,
             const Surroundings& around,
             text::Diagnostics& out)
      : sources_(sources),
        out_(out),
        blocks_(cut_blocks(sources, page)),
        placed_(outline(sources, blocks_)),
        types_(sources, page, around, placed_) {
    reading_.contract.file = sources.name(page);
    reading_.contract.dialect = "https://json-schema.org/draft/2020-12/schema";
  }

  std::optional<Reading> read(text::Span page) {
    contract::Operation operation;
    if (!read_title(operation)) {
      out_.error(
          "docs.no-operation",
          page,
          "no heading of the page ends with the name of a method, such as `connector.delete`");
      return std::nullopt;
    }
    requests_ = read_requests(sources_, placed_, operation.name, reading_, operation, out_);
    operation.method = requests_.method.empty() ? "POST" : requests_.method;
    operation.path = requests_.path.empty() ? "/" + operation.name : requests_.path;
    auto& contract = reading_.contract;
    if (contract.api.empty()) contract.api = "api";
    operation.id = contract.api + "/" + operation.name;
    read_permissions(operation);
    read_parameters(operation);
    add_method_resources(contract, operation);
    add_dependents(contract, operation, prose());
    read_answers(operation);
    contract.operations.push_back(std::move(operation));
    settle_resources(contract, "id");
    return std::move(reading_);
  }

 private:
  /// The last word of a title that is a method's name.
  static std::string_view method_in(std::string_view words) {
    while (!words.empty()) {
      const auto begin = words.find_last_of(" `,()");
      const auto word = words.substr(begin == npos ? 0 : begin + 1);
      if (!word.empty() && is_method_name(word)) return word;
      words = words.substr(0, begin == npos ? 0 : begin);
    }
    return {};
  }

  bool read_title(contract::Operation& operation) {
    for (const auto& block : blocks_) {
      if (block.kind != Block::Kind::heading) continue;
      const auto words = sources_.text(block.span);
      const auto name = method_in(words);
      if (!name.empty()) {
        operation.name = std::string(name);
        operation.summary = in_one_line(std::string(words).replace(
            static_cast<std::size_t>(name.data() - words.data()), name.size(), ""));
        operation.span = block.span;
        operation.span.begin += static_cast<std::uint32_t>(name.data() - words.data());
        operation.span.end = operation.span.begin + static_cast<std::uint32_t>(name.size());
        operation.source = sources_.place(operation.span);
        return true;
      }
      if (block.level == 1) break;
    }
    return false;
  }

  /// What stands in quotes names the permission best: `user with access to the "Sales" section`.
  static std::string permission_name(std::string means) {
    means.erase(std::remove(means.begin(), means.end(), '\''), means.end());
    const auto open = means.find('"');
    const auto close = open == npos ? npos : means.find('"', open + 1);
    return slug(close == npos ? means : means.substr(open + 1, close - open - 1)).substr(0, 60);
  }

  /// `> Scope: [`x`](…)` and `> Who can execute the method: …`.
  void read_permissions(contract::Operation& operation) {
    for (const auto& one : placed_) {
      if (one.block->kind != Block::Kind::quote) continue;
      const auto line = sources_.text(one.block->span);
      const auto colon = line.find(':');
      if (colon == npos) continue;
      const auto what = lower_case(line.substr(0, colon));
      contract::Permission permission{.source = sources_.place(one.block->span),
                                      .span = one.block->span};
      if (what.starts_with("scope")) {
        for (const auto scope : code_spans(line)) {
          permission.name = scope;
          permission.means = fmt::format("the credentials have the scope `{}`", scope);
          operation.permissions.push_back(permission);
        }
      } else if (what.starts_with("who can")) {
        permission.means = plain_words(line.substr(colon + 1));
        permission.name = permission_name(permission.means);
        if (!permission.name.empty()) operation.permissions.push_back(std::move(permission));
      }
    }
  }

  // --- parameters
  // -------------------------------------------------------------------------------------------------------------

  void read_parameters(contract::Operation& operation) {
    tables_ = field_tables(sources_, placed_, Zone::parameters);
    note_unread_tables();
    stars_tell_ = mentions_required() ||
                  std::any_of(tables_.begin(), tables_.end(), [](const FieldTable& table) {
                    return std::any_of(table.fields.begin(),
                                       table.fields.end(),
                                       [](const Field& field) { return field.cell.starred; });
                  });
    const auto tree = build_tree(tables_, requests_.bodies, Placing::as_written);
    add_parameters(tree, operation);
    if (tree.children.empty() && requests_.bodies.empty()) return;
    ShapeMaker maker(sources_, types_, out_, Purpose::request);
    auto shape = maker.body(tree, requests_.bodies);
    operation.body_required = std::any_of(shape->properties.begin(),
                                          shape->properties.end(),
                                          [](const Property& one) { return one.required; });
    operation.body.push_back({.media_type = "application/json",
                              .schema = keep(schema_of(*shape, sources_)),
                              .examples = requests_.bodies,
                              .span = operation.span});
    for (auto& parameter : operation.parameters)
      parameter.schema = schema_at(*operation.body.back().schema, parameter.name);
  }

  /// A table of values or codes among the parameters lists no fields; what it says stays unread.
  void note_unread_tables() {
    for (const auto& one : placed_) {
      if (one.zone != Zone::parameters && one.zone != Zone::answer) continue;
      if (one.block->kind != Block::Kind::table) continue;
      if (!one.block->table.closed)
        reading_.unread.push_back({one.block->span, "a table that is never closed"});
      if (read_fields(sources_, one.block->table).empty())
        reading_.unread.push_back({one.block->span, "a table that lists no fields"});
    }
  }

  [[nodiscard]] bool mentions_required() const {
    return std::any_of(placed_.begin(), placed_.end(), [&](const Placed& one) {
      return one.block->kind == Block::Kind::include &&
             sources_.text(one.block->span).ends_with("required.md");
    });
  }

  void add_parameters(const DocNode& node, contract::Operation& operation) {
    for (const auto& child : node.children) {
      if (child.field != nullptr && named_.insert(child.path).second) {
        const auto& field = *child.field;
        contract::Parameter parameter{.name = child.path, .in = contract::In::body};
        if (field.cell.starred || stars_tell_) parameter.required = field.cell.starred;
        parameter.named_types = type_names(field);
        parameter.description = in_one_line(sources_.text(field.description));
        parameter.source = sources_.place(field.cell.span);
        parameter.span = field.cell.span;
        operation.parameters.push_back(std::move(parameter));
      }
      add_parameters(child, operation);
    }
  }

  /// The schema of `a.b[].c` inside a body's schema, or nullptr.
  static const tree::Node* schema_at(const tree::Node& body, const std::string& path) {
    const auto* schema = &body;
    for (const auto& key : keys_of(path)) {
      const auto* properties = schema->find("properties");
      schema = properties == nullptr ? nullptr : properties->find(key.name);
      if (schema != nullptr && key.list) schema = schema->find("items");
      if (schema == nullptr) return nullptr;
    }
    return schema;
  }

  // --- answers
  // ----------------------------------------------------------------------------------------------------------------

  void read_answers(contract::Operation& operation) {
    auto good = answers_in(Zone::answer);
    auto bad = answers_in(Zone::errors);
    add_success(good, operation);
    add_errors(bad, operation);
    for (const auto& response : operation.responses) {
      const bool both = !response.success.empty() && !response.error.empty();
      if (both)
        reading_.contract.errors.present =
            reading_.contract.errors.at
                ? tree::Pointer{{reading_.contract.errors.at->tokens.front()}}
                : tree::Pointer{{"error"}};
    }
  }

  Answers answers_in(Zone zone) {
    Answers answers;
    std::string status;
    for (const auto& one : placed_) {
      if (one.zone != zone) continue;
      const auto words = sources_.text(one.block->span);
      if (is_status_line(*one.block, words)) {
        for (auto& found : statuses_in(words)) {
          status = found;
          answers.statuses.emplace_back(std::move(found), one.block->span);
        }
      } else if (one.block->kind == Block::Kind::fence &&
                 (one.block->info.starts_with("json") || one.block->info.empty())) {
        if (const auto* value = read_example(one.block->span))
          answers.examples.push_back({status, value, one.block->span});
      }
    }
    return answers;
  }

  /// `HTTP Status: **200**`, in its spellings.
  static bool is_status_line(const Block& block, std::string_view words) {
    if (block.kind != Block::Kind::line && block.kind != Block::Kind::quote) return false;
    const auto start = lower_case(words.substr(0, 20));
    return start.find("http status") != npos || start.find("http code") != npos ||
           start.find("http-status") != npos || start.find("status code") != npos;
  }

  const tree::Node* read_example(text::Span body) {
    const auto words = trimmed(sources_.text(body));
    if (!words.starts_with('{') && !words.starts_with('[')) return nullptr;
    auto value = docs::read_example(sources_, body, out_);
    return value ? keep(std::move(*value)) : nullptr;
  }

  static contract::ResponseSpec& response(contract::Operation& operation,
                                          const std::string& status) {
    for (auto& known : operation.responses) {
      if (known.status == status) return known;
    }
    operation.responses.push_back({.status = status});
    return operation.responses.back();
  }

  void add_success(Answers& answers, contract::Operation& operation) {
    const auto tables = field_tables(sources_, placed_, Zone::answer);
    Values values;
    for (const auto& shown : answers.examples) {
      if (shown.value->find("error") == nullptr || shown.value->find("result") != nullptr)
        values.push_back(shown.value);
    }
    const bool documented = !tables.empty() || !values.empty();
    if (answers.statuses.empty() && documented) answers.statuses.emplace_back("200", text::Span{});
    if (answers.statuses.empty()) return;
    ShapeMaker maker(sources_, types_, out_, Purpose::answer);
    const auto tree = build_tree(tables, values, Placing::by_example);
    const tree::Node* schema = nullptr;
    if (documented)
      schema = keep(schema_of(*(tree.children.empty() ? shape_of_values(values, Demand::nothing)
                                                      : maker.body(tree, values)),
                              sources_));
    // One schema for every status that is not an error; the first alone where all are.
    bool placed = false;
    for (const auto& [status, span] : answers.statuses) {
      auto& spec = response(operation, status);
      if (!spec.span.known()) spec.span = span.known() ? span : operation.span;
      spec.source = sources_.place(spec.span);
      if (!span.known()) spec.level = contract::Level::should;
      if (placed && status.front() >= '4') continue;
      if (!spec.success.empty()) continue;
      spec.success.push_back({.media_type = "application/json",
                              .schema = schema,
                              .examples = values,
                              .span = spec.span});
      placed = true;
    }
  }

  void add_errors(const Answers& answers, contract::Operation& operation) {
    Values values;
    for (const auto& shown : answers.examples)
      values.push_back(shown.value);
    for (const auto* value : values) {
      const auto* error = value->find("error");
      if (error != nullptr)
        reading_.contract.errors.at = error->is(tree::Kind::mapping)
                                          ? tree::Pointer{{"error", "code"}}
                                          : tree::Pointer{{"error"}};
    }
    const auto* schema = error_schema(values);
    auto statuses = answers.statuses;
    // Errors without a status: whatever is not documented otherwise.
    if (statuses.empty() && !values.empty())
      statuses.emplace_back("default", answers.examples.front().span);
    for (const auto& [status, span] : statuses) {
      auto& spec = response(operation, status);
      if (!spec.span.known()) {
        spec.span = span;
        spec.source = sources_.place(span);
      }
      if (spec.error.empty())
        spec.error.push_back(
            {.media_type = "application/json", .schema = schema, .examples = values, .span = span});
    }
    const bool one = answers.statuses.size() == 1 &&
                     answers.statuses.front().first.find('X') == std::string::npos;
    const auto subjects = subjects_of(reading_.contract, operation);
    operation.errors = read_errors(
        sources_, placed_, one ? std::stoi(answers.statuses.front().first) : 0, subjects);
    for (auto& error : operation.errors)
      settle_status(error, answers);
    add_bounds(operation);
    check_example_codes(values, operation);
    add_included_errors(operation);
  }

  /// Several statuses and no column: the condition tells which one is meant, if it does.
  static void settle_status(contract::ErrorCode& error, const Answers& answers) {
    if (error.status != 0) return;
    const auto has = [&](const std::string& status) {
      return std::any_of(answers.statuses.begin(), answers.statuses.end(), [&](const auto& one) {
        return one.first == status;
      });
    };
    if (error.when.condition == contract::Condition::unauthorized && has("401")) error.status = 401;
    if (error.when.condition == contract::Condition::forbidden && has("403")) error.status = 403;
    if (error.status == 0 && has("400")) error.status = 400;
  }

  /// "ID has to be a positive integer", of a parameter that may be invalid, is a bound of that
  /// parameter.
  void add_bounds(const contract::Operation& operation) {
    if (operation.body.empty()) return;
    for (const auto& error : operation.errors) {
      if (error.when.condition != contract::Condition::invalid ||
          lower_case(error.message).find("positive integer") == npos)
        continue;
      const auto* schema = schema_at(*operation.body.front().schema, error.when.subject);
      if (schema == nullptr || schema->string_at("type") != "integer") continue;
      for (auto& made : reading_.contract.made) {
        if (&made != operation.body.front().schema) continue;
        put_bound(made, error.when.subject, error.span);
      }
    }
  }

  static void put_bound(tree::Node& body, const std::string& parameter, text::Span span) {
    auto* schema = &body;
    for (const auto& key : keys_of(parameter)) {
      for (const std::string& step :
           {std::string("properties"), key.name, std::string(key.list ? "items" : "")}) {
        const auto found = std::find_if(schema->members.begin(),
                                        schema->members.end(),
                                        [&](const auto& one) { return one.key == step; });
        if (found != schema->members.end()) schema = &found->value;
      }
    }
    put(*schema, "minimum", tree::Node{.kind = tree::Kind::integer, .span = span, .scalar = "1"});
  }

  /// The body of an error as `error-info.md` lists its fields, beside the page's example.
  const tree::Node* error_schema(const Values& values) {
    std::vector<FieldTable> tables;
    for (const auto& one : placed_) {
      if (one.block->kind != Block::Kind::include ||
          sources_.text(one.block->span).find("error-info") == npos)
        continue;
      const auto file = types_.open(sources_.text(one.block->span));
      if (!file.known()) continue;
      included_.push_back(cut_blocks(sources_, file));
      for (const auto& block : included_.back()) {
        if (block.kind == Block::Kind::table)
          tables.push_back({.fields = read_fields(sources_, block.table)});
      }
    }
    if (tables.empty() && values.empty()) return nullptr;
    if (tables.empty() || tables.front().fields.empty())
      return keep(schema_of(*shape_of_values(values, Demand::all), sources_));
    ShapeMaker maker(sources_, types_, out_, Purpose::answer);
    tables.resize(1);
    included_tables_.push_back(std::move(tables));
    const auto tree = build_tree(included_tables_.back(), values, Placing::as_written);
    return keep(schema_of(*maker.body(tree, values), sources_));
  }

  /// The code of an error example that no row of the table has.
  void check_example_codes(const Values& values, const contract::Operation& operation) {
    for (const auto* value : values) {
      const auto* code = value->find("error");
      if (code != nullptr && code->is(tree::Kind::mapping)) code = code->find("code");
      if (code == nullptr || code->scalar.empty() || operation.errors.empty()) continue;
      const auto same = [&](const contract::ErrorCode& error) {
        return error.code == code->scalar;
      };
      if (std::any_of(operation.errors.begin(), operation.errors.end(), same)) continue;
      out_.warning("docs.example-error-code",
                   code->span,
                   fmt::format("the table of error codes does not list `{}`", code->scalar));
    }
  }

  /// The codes that any method may answer, of `system-errors.md`.
  void add_included_errors(contract::Operation& operation) {
    for (const auto& one : placed_) {
      if (one.block->kind != Block::Kind::include ||
          !sources_.text(one.block->span).ends_with("system-errors.md"))
        continue;
      const auto file = types_.open(sources_.text(one.block->span));
      if (!file.known()) continue;
      included_.push_back(cut_blocks(sources_, file));
      std::vector<Placed> placed;
      for (const auto& block : included_.back())
        placed.push_back({.block = &block, .zone = Zone::errors});
      for (auto& error : read_errors(sources_, placed, 0, {})) {
        // Of any method, so of no parameter and no resource of this one.
        using contract::Condition;
        const auto of_this = {
            Condition::missing, Condition::invalid, Condition::absent, Condition::dependents};
        if (std::find(of_this.begin(), of_this.end(), error.when.condition) != of_this.end()) {
          error.when = {.condition = Condition::unknown, .subject = error.message};
        }
        operation.errors.push_back(std::move(error));
      }
      return;
    }
  }

  [[nodiscard]] std::string prose() const {
    std::string words;
    for (const auto& one : placed_) {
      if (one.zone != Zone::preface || one.block->kind != Block::Kind::line) continue;
      words += sources_.text(one.block->span);
      words += ' ';
    }
    return words;
  }

  const tree::Node* keep(tree::Node node) {
    reading_.contract.made.push_back(std::move(node));
    return &reading_.contract.made.back();
  }

  text::SourceMap& sources_;
  text::Diagnostics& out_;
  std::vector<Block> blocks_;
  std::vector<Placed> placed_;
  TypeBook types_;
  std::vector<FieldTable> tables_;
  std::deque<std::vector<Block>> included_;
  std::deque<std::vector<FieldTable>> included_tables_;
  Requests requests_;
  std::set<std::string> named_;
  bool stars_tell_ = false;
  Reading reading_;
};

int detect(std::string_view text) {
  const bool liquid = text.find("{% ") != npos;
  const bool table = text.find("#|") != npos;
  return (liquid ? 40 : 0) + (table ? 40 : 0);
}

std::optional<Reading> read(text::SourceMap& sources,
                            text::Span page,
                            const Surroundings& around,
                            text::Diagnostics& out) {
  return PageReader(sources, page, around, out).read(page);
}

}  // namespace
}  // namespace yfm

extern const Format yfm_format;
const Format yfm_format = {
    .name = "yfm", .title = "Yandex Flavored Markdown", .detect = yfm::detect, .read = yfm::read};

}  // namespace assay::docs
