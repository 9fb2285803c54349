#include "docs/resources.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "docs/naming.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

bool is_parameter(std::string_view segment) {
  return segment.find('{') != std::string_view::npos;
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path = path.substr(0, path.find('?'));
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

bool is_version(std::string_view segment) {
  if (segment == "api" || segment == "rest") return true;
  if (segment.size() < 2 || (segment.front() != 'v' && segment.front() != 'V')) return false;
  return segment.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// Where a customer's things live: the words name no resource of their own.
bool is_tenant(std::string_view segment) {
  constexpr std::array<std::string_view, 6> words = {
      "accounts", "zones", "organizations", "orgs", "tenants", "workspaces"};
  return std::find(words.begin(), words.end(), segment) != words.end();
}

contract::Act act_of(std::string_view method, bool one) {
  if (equal_ignoring_case(method, "delete")) return contract::Act::delete_;
  if (equal_ignoring_case(method, "put") || equal_ignoring_case(method, "patch"))
    return contract::Act::update;
  if (equal_ignoring_case(method, "post"))
    return one ? contract::Act::update : contract::Act::create;
  return one ? contract::Act::get : contract::Act::list;
}

/// Whether a request of this method asks what can be done, and does nothing.
bool only_asks(std::string_view method) {
  return equal_ignoring_case(method, "options") || equal_ignoring_case(method, "trace");
}

std::string_view word_of(contract::Act act) {
  switch (act) {
    case contract::Act::create:
      return "create";
    case contract::Act::get:
      return "get";
    case contract::Act::list:
      return "list";
    case contract::Act::update:
      return "update";
    case contract::Act::delete_:
      return "delete";
  }
  return {};
}

contract::Resource& resource(contract::Contract& contract, const std::string& name) {
  for (auto& known : contract.resources) {
    if (known.name == name) return known;
  }
  contract.resources.push_back({.name = name});
  return contract.resources.back();
}

/// Whether it says in what form the answer is wanted: `{format}` of `{id}.{format}`.
bool is_ending(std::string_view segment, std::string_view parameter) {
  const auto at = static_cast<std::size_t>(parameter.data() - segment.data());
  return parameter.starts_with('.') || (at > 2 && segment[at - 2] == '.');
}

}  // namespace

std::string singular(std::string_view word) {
  if (word.size() > 3 && word.ends_with("ies"))
    return std::string(word.substr(0, word.size() - 3)) + "y";
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zes"}) {
    if (word.size() > ending.size() && word.ends_with(ending))
      return std::string(word.substr(0, word.size() - 2));
  }
  const bool plural = word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

std::string resource_name(std::string_view word) {
  for (const std::string_view ending :
       {"_id", "_ID", "-id", "Id", "ID", "_identifier", "_uuid", "_tag"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  std::string name;
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !name.empty() && name.back() != '_' &&
        !(name.back() >= 'A' && name.back() <= 'Z'))
      name += '_';
    name += c == '-' || c == '.' ? '_' : c;
  }
  return singular(lower_case(name));
}

std::vector<std::string_view> path_parameters(std::string_view path) {
  std::vector<std::string_view> names;
  for (auto open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    const auto close = path.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

std::vector<PathResource> resources_of_path(std::string_view path) {
  std::vector<PathResource> found;
  std::string_view before;
  for (const auto segment : segments_of(path)) {
    for (const auto parameter : path_parameters(segment)) {
      if (is_ending(segment, parameter)) continue;
      auto name = resource_name(parameter);
      if (name.empty() || name == "id") name = resource_name(before);
      if (!name.empty()) found.push_back({std::move(name), parameter});
    }
    if (!is_parameter(segment)) before = segment;
  }
  return found;
}

void add_resources(contract::Contract& contract, contract::Operation& operation) {
  const auto segments = segments_of(operation.path);
  std::string parent;
  bool last_is_choice = false;
  for (auto& [name, parameter] : resources_of_path(operation.path)) {
    last_is_choice = is_choice(contract, operation.parameter(parameter));
    if (last_is_choice) continue;
    auto& known = resource(contract, name);
    if (known.id_parameter.empty()) {
      known.id_parameter = parameter;
      known.parent = parent == name ? std::string() : parent;
    }
    parent = name;
  }
  if (segments.empty()) return;
  const bool one = is_parameter(segments.back());
  const auto does = act_of(operation.method, one);
  auto on = one ? parent : resource_name(segments.back());
  if (!on.empty()) {
    auto& known = resource(contract, on);
    if (!one && known.parent.empty() && known.id_parameter.empty()) known.parent = parent;
    if (!only_asks(operation.method) && !(one && last_is_choice))
      operation.acts = contract::Acts{.on = std::move(on), .does = does};
  }
  const bool reads = does == contract::Act::get || does == contract::Act::list;
  operation.effect = does == contract::Act::delete_ ? "destructive" : reads ? "read" : "write";
}

void settle_resources(contract::Contract& contract, std::string_view own_id) {
  using contract::Condition;
  std::string own;
  bool camel = false;
  for (const auto& operation : contract.operations) {
    if (operation.acts) own = operation.acts->on;
    for (const auto& parameter : operation.parameters) {
      camel = camel ||
              (parameter.name.find('_') == std::string::npos && parameter.name.ends_with("Id"));
    }
    for (const auto& error : operation.errors) {
      const bool speaks = error.when.condition == Condition::absent ||
                          error.when.condition == Condition::dependents;
      if (speaks && !error.when.subject.empty())
        static_cast<void>(resource(contract, error.when.subject));
    }
  }
  const auto namings = namings_of(contract);
  for (auto& one : contract.resources) {
    if (!one.id_parameter.empty()) continue;
    one.id_parameter = id_parameter_of(namings, one.name);
    if (!one.id_parameter.empty()) continue;
    one.id_parameter = one.name == own && !own_id.empty() ? std::string(own_id)
                                                          : one.name + (camel ? "Id" : "_id");
  }
}

std::string operation_name(std::string_view method,
                           std::string_view path,
                           std::string_view separator) {
  const auto segments = segments_of(path);
  std::string name;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_version(segments[i]) || is_parameter(segments[i])) continue;
    const bool scope =
        is_tenant(segments[i]) && i + 2 < segments.size() && is_parameter(segments[i + 1]);
    if (scope) continue;
    if (!name.empty()) name += separator;
    for (const char c : segments[i])
      name += is_word_character(c) || c == '-' ? c : '-';
  }
  const bool one = !segments.empty() && is_parameter(segments.back());
  const bool named = only_asks(method) || equal_ignoring_case(method, "head");
  return fmt::format("{}.{}",
                     name.empty() ? "root" : name,
                     named ? lower_case(method) : word_of(act_of(method, one)));
}

std::string vendor_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?"));
  const auto last = host.rfind('.');
  if (last == std::string_view::npos) return std::string(host);
  host = host.substr(0, last);
  const auto name =
      host.substr(host.rfind('.') == std::string_view::npos ? 0 : host.rfind('.') + 1);
  std::string clean;
  for (const char c : name) {
    if (is_word_character(c) || c == '-') clean += c;
  }
  return lower_case(clean);
}

void make_ids_unique(contract::Contract& contract) {
  std::map<std::string, int> seen;
  for (auto& operation : contract.operations) {
    const auto times = ++seen[operation.id];
    if (times > 1) operation.id += fmt::format("-{}", times);
  }
}

}  // namespace assay::docs
