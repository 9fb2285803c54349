#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/command_facts.h"
#include "docs/echoes.h"
#include "docs/format.h"
#include "docs/page_head.h"
#include "docs/resources.h"
#include "docs/stainless_contents.h"
#include "docs/stainless_nest.h"
#include "docs/stainless_page.h"
#include "docs/stainless_requests.h"
#include "docs/stainless_schema.h"
#include "docs/statements.h"
#include "docs/words.h"
#include "tree/read.h"

// Pages as Stainless' generator writes them for Cloudflare, Anthropic, OpenAI and others.

namespace assay::docs {
namespace stainless {
namespace {

class PageReader {
 public:
  PageReader(text::SourceMap& sources, text::Span page, text::Diagnostics& out)
      : sources_(sources),
        span_(page),
        out_(out),
        page_(cut_page(sources, page)),
        contents_(sources, reading_, out) {}

  Reading read() {
    for (const auto span : page_.unreadable)
      reading_.unread.push_back({span, "a field whose type is not understood"});
    for (const auto span : page_.unplaced)
      reading_.unread.push_back({span, "a field under a heading that is not known"});
    auto& contract = reading_.contract;
    contract.dialect = "https://json-schema.org/draft/2020-12/schema";
    contract.file = sources_.name(span_);
    if (page_.flat) announce_models();
    for (const auto& section : page_.models) {
      domain_trees_.push_back(tree_of(section, {}));
      domain_.add(domain_trees_.back());
    }
    for (const auto& operation : page_.operations)
      read_operation(operation);
    if (contract.api.empty()) contract.api = "api";
    for (auto& operation : contract.operations)
      operation.id = fmt::format("{}/{}", contract.api, operation.id);
    settle_resources(contract, {});
    make_ids_unique(contract);
    return std::move(reading_);
  }

 private:
  using Nodes = std::vector<const tree::Node*>;

  /// Where indentation tells the nesting, nobody asks what the labels announce.
  void announce_models() {
    for (const auto& operation : page_.operations) {
      for (const auto& section : operation.sections)
        models_.announce(section.bullets);
    }
    for (const auto& section : page_.models)
      models_.announce(section.bullets);
  }

  std::vector<Item> tree_of(const Section& section, const Nodes& examples) {
    const auto parents = page_.flat ? parents_by_counts(section.bullets, examples, models_)
                                    : parents_by_indent(section.bullets);
    for (std::size_t i = 0; i < parents.size(); ++i) {
      if (parents[i] == in_prose)
        reading_.unread.push_back(
            {section.bullets[i].span, "a bullet that has no place under the one above it"});
    }
    if (page_.flat && examples.empty()) note_doubtful_places(section.bullets, parents);
    return items_of(section.bullets, parents);
  }

  /// Without line breaks nothing tells where the bullets below a field end whose type is not
  /// understood, unless an example does, or the object around it names all of its members.
  void note_doubtful_places(const std::vector<Bullet>& bullets, const Parents& parents) {
    for (std::size_t i = 0; i + 1 < bullets.size(); ++i) {
      if (!is_unknown(*bullets[i].label) || names_all_members(bullets, parents[i])) continue;
      const auto is_below = [&](int at) {
        while (at >= 0 && static_cast<std::size_t>(at) != i)
          at = parents[static_cast<std::size_t>(at)];
        return at >= 0;
      };
      auto next = i + 1;
      while (next < bullets.size() && is_below(static_cast<int>(next)))
        ++next;
      if (next == bullets.size()) continue;
      reading_.unread.push_back({bullets[next].span,
                                 "a bullet that may stand below a field before it, whose type is "
                                 "not understood, or beside it: the line breaks are gone"});
    }
  }

  static bool names_all_members(const std::vector<Bullet>& bullets, int parent) {
    if (parent < 0) return false;
    const auto own = static_cast<std::size_t>(parent);
    const auto* next = own + 1 < bullets.size() ? bullets[own + 1].label : nullptr;
    const auto announced = expect(*bullets[own].label, next);
    return announced.count >= 0 &&
           static_cast<std::size_t>(announced.count) == announced.texts.size();
  }

  void read_operation(const PageOperation& page) {
    contract::Operation operation;
    operation.span = page.path;
    operation.source = sources_.place(page.method);
    operation.method = lower_case(sources_.text(page.method));
    operation.path = sources_.text(page.path);
    std::transform(
        operation.method.begin(), operation.method.end(), operation.method.begin(), [](char c) {
          return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
        });
    operation.summary = in_one_line(sources_.text(page.title));
    operation.id = operation_name(operation.method, operation.path, "-");
    operation.name = page.call.known() ? call_name(sources_.text(page.call)) : operation.id;
    const auto requests = read_requests(sources_, page, reading_, out_);
    add_command_facts(reading_.contract, operation, requests.commands);
    read_sections(page, operation, requests);
    for (const auto& words : page.prose)
      list_statements(sources_, {words, sources_.text(words)}, reading_.unread);
    add_resources(reading_.contract, operation);
    add_equalities(reading_.contract, operation);
    reading_.contract.operations.push_back(std::move(operation));
  }

  static std::string call_name(std::string_view call) {
    call.remove_prefix(std::string_view("`client.").size());
    return std::string(call.substr(0, call.find('(')));
  }

  void read_sections(const PageOperation& page,
                     contract::Operation& operation,
                     const Requests& requests) {
    const auto answers = read_answers(page);
    const auto trees = read_trees(page, requests, answers);
    SpeltOut operation_wide;
    for (const auto& tree : trees)
      operation_wide.add(tree);
    for (std::size_t i = 0; i < trees.size(); ++i) {
      SpeltOut here;
      here.add(trees[i]);
      const bool returns = is_returns(page.sections[i]);
      SchemaMaker maker(sources_,
                        {&here, &operation_wide, &domain_},
                        returns ? Sent::to_us : Sent::by_us,
                        reading_.unread);
      if (returns) {
        contents_.add_response({page.sections[i], trees[i], maker}, answers, operation);
      } else {
        contents_.add_parameters({page.sections[i], trees[i], maker}, requests, operation);
      }
    }
    contents_.add_path_parameters(page.path, operation);
    const bool returns = std::any_of(page.sections.begin(), page.sections.end(), is_returns);
    if (!returns) contents_.add_bare_response(page.path, answers, operation);
  }

  static bool is_returns(const Section& section) { return section.kind == Section::Kind::returns; }

  /// The answers come first: their examples leave little doubt, and what they teach of models helps
  /// with the parameters.
  std::vector<std::vector<Item>> read_trees(const PageOperation& page,
                                            const Requests& requests,
                                            const Nodes& answers) {
    std::vector<std::vector<Item>> trees(page.sections.size());
    for (const bool returns : {true, false}) {
      for (std::size_t i = 0; i < trees.size(); ++i) {
        const auto& section = page.sections[i];
        if (is_returns(section) != returns) continue;
        const bool body = section.kind == Section::Kind::body;
        trees[i] = tree_of(section, returns ? answers : body ? requests.bodies : Nodes{});
        if (page_.flat && returns && !answers.empty()) learn(trees[i]);
      }
    }
    return trees;
  }

  void learn(const std::vector<Item>& items) {
    for (const auto& item : items) {
      const auto& type = item.bullet->label->type;
      const bool fields =
          !item.items.empty() && item.items.front().bullet->label->kind == Label::Kind::field;
      if (fields && type.alternatives.size() == 1) {
        const auto& core = unwrapped(type.alternatives.front());
        std::vector<std::string_view> names;
        for (const auto& one : item.items)
          names.push_back(one.bullet->label->name);
        if (core.kind == Alternative::Kind::model) models_.learn(core.text, std::move(names));
      }
      learn(item.items);
    }
  }

  /// The JSON of the examples' answers.
  Nodes read_answers(const PageOperation& page) {
    Nodes answers;
    for (const auto& example : page.examples) {
      for (const auto& response : example.responses) {
        text::Diagnostics problems;
        if (auto node = tree::read_json(sources_, response.body, problems)) {
          reading_.contract.made.push_back(std::move(*node));
          answers.push_back(&reading_.contract.made.back());
        } else if (!problems.items().empty()) {
          reading_.unread.push_back(
              {response.body, "an example that is not JSON: " + problems.items().front().message});
        }
      }
    }
    return answers;
  }

  text::SourceMap& sources_;
  text::Span span_;
  text::Diagnostics& out_;
  Page page_;
  Models models_;
  std::vector<std::vector<Item>> domain_trees_;
  SpeltOut domain_;
  Reading reading_;
  ContentsMaker contents_;
};

int detect(std::string_view page) {
  const auto text = page_head(page);
  const auto mark = find_operation_mark(text);
  if (mark == std::string_view::npos) return 0;
  for (const std::string_view sign : {"### Returns",
                                      "### Path Parameters",
                                      "### Query Parameters",
                                      "### Body Parameters",
                                      "### Header Parameters",
                                      "### Example"}) {
    if (text.find(sign, mark) != std::string_view::npos) return 90;
  }
  return 40;
}

std::optional<Reading> read(text::SourceMap& sources,
                            text::Span page,
                            const Surroundings& /*surroundings*/,
                            text::Diagnostics& out) {
  if (find_operation_mark(sources.text(page)) == std::string_view::npos) {
    out.error("docs.no-operation", page, "the page has no operation such as **get** `/path`");
    return std::nullopt;
  }
  if (const auto found = find_library_section(sources.text(page)); found.end > 0) {
    out.error("docs.library-page",
              text::Span{page.source, page.begin + found.begin, page.begin + found.end},
              "this page documents the calls of a programming language's library: its parameters "
              "and types are that language's, not those of HTTP",
              "take the page of the same operations for HTTP");
    return std::nullopt;
  }
  return PageReader(sources, page, out).read();
}

}  // namespace
}  // namespace stainless

extern const Format stainless_format;
const Format stainless_format = {
    .name = "stainless",
    .title = "Stainless Markdown",
    .detect = stainless::detect,
    .read = stainless::read,
};

}  // namespace assay::docs
