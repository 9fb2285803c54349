#include "docs/rpc.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "docs/resources.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;

struct Verb {
  std::string_view word;
  contract::Act act;
};

/// Verbs as they begin the last part of a method's name, in small letters; the longer ones first.
constexpr std::array<Verb, 22> verbs = {{
    {"getlist", contract::Act::list},       {"getfields", contract::Act::get},
    {"unregister", contract::Act::delete_}, {"register", contract::Act::create},
    {"create", contract::Act::create},      {"delete", contract::Act::delete_},
    {"remove", contract::Act::delete_},     {"unbind", contract::Act::delete_},
    {"update", contract::Act::update},      {"search", contract::Act::list},
    {"fields", contract::Act::get},         {"change", contract::Act::update},
    {"check", contract::Act::get},          {"count", contract::Act::get},
    {"items", contract::Act::list},         {"list", contract::Act::list},
    {"edit", contract::Act::update},        {"bind", contract::Act::create},
    {"add", contract::Act::create},         {"get", contract::Act::get},
    {"set", contract::Act::update},         {"is", contract::Act::get},
}};

std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  while (!name.empty()) {
    const auto dot = std::min(name.find('.'), name.size());
    parts.push_back(name.substr(0, dot));
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return parts;
}

std::optional<contract::Act> act_of(std::string_view part) {
  const auto lowered = lower_case(part);
  for (const auto& verb : verbs) {
    if (lowered.starts_with(verb.word)) return verb.act;
  }
  return std::nullopt;
}

std::string_view effect_of(std::optional<contract::Act> act) {
  if (act == contract::Act::delete_) return "destructive";
  if (act == contract::Act::get || act == contract::Act::list) return "read";
  return "write";
}

/// Whether the page gives it no other type than that of a list.
bool is_list(const contract::Parameter& parameter) {
  const auto& types = parameter.named_types;
  return !types.empty() && std::all_of(types.begin(), types.end(), [](const std::string& type) {
    return type == "array" || type.ends_with("[]");
  });
}

/// The parameter that names the one thing the method acts on.
std::string id_parameter(const contract::Operation& operation, const std::string& resource) {
  for (const std::string& wanted : {std::string("id"), resource + "id", resource + "_id"}) {
    for (const auto& parameter : operation.parameters) {
      if (equal_ignoring_case(parameter.name, wanted) && !is_list(parameter)) return parameter.name;
    }
  }
  return {};
}

/// Whether `value` has what `a.b[].c` stands in, without it.
bool lacks(const tree::Node& value, std::string_view name) {
  if (!value.is(tree::Kind::mapping)) return false;
  const auto dot = name.find('.');
  auto key = name.substr(0, dot);
  const bool each = key.ends_with("[]");
  if (each) key.remove_suffix(2);
  const auto* member = value.find(key);
  if (dot == npos) return member == nullptr;
  if (member == nullptr) return false;
  const auto rest = name.substr(dot + 1);
  if (!each) return lacks(*member, rest);
  return std::any_of(member->items.begin(), member->items.end(), [&](const tree::Node& item) {
    return lacks(item, rest);
  });
}

bool does_without(const contract::Operation& operation, const contract::Parameter& parameter) {
  if (parameter.in != contract::In::body || parameter.required == true) return false;
  return std::any_of(operation.body.begin(), operation.body.end(), [&](const auto& content) {
    return std::any_of(content.examples.begin(), content.examples.end(), [&](const auto* example) {
      return lacks(*example, parameter.name);
    });
  });
}

}  // namespace

bool is_method_name(std::string_view word) {
  if (word.find('.') == npos || word.front() == '.' || word.back() == '.') return false;
  if (word.front() >= '0' && word.front() <= '9') return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return is_word_character(c) || c == '.' || c == '-';
  });
}

void add_method_resources(contract::Contract& contract, contract::Operation& operation) {
  const auto parts = parts_of(operation.name);
  if (parts.empty()) return;
  const auto act = act_of(parts.back());
  operation.effect = effect_of(act);
  if (!act || parts.size() < 2) return;
  const auto name = resource_name(parts[parts.size() - 2]);
  if (name.empty()) return;
  operation.acts = contract::Acts{.on = name, .does = *act};
  const auto same = [&](const contract::Resource& one) { return one.name == name; };
  auto known = std::find_if(contract.resources.begin(), contract.resources.end(), same);
  if (known == contract.resources.end()) {
    contract.resources.push_back({.name = name});
    known = contract.resources.end() - 1;
  }
  const bool one = *act != contract::Act::create && *act != contract::Act::list;
  if (one && known->id_parameter.empty()) known->id_parameter = id_parameter(operation, name);
}

ResourceNames resource_names(const contract::Contract& contract) {
  std::vector<std::string_view> names;
  for (const auto& resource : contract.resources)
    names.push_back(resource.name);
  return ResourceNames(names);
}

Subjects subjects_of(const contract::Contract& contract,
                     const contract::Operation& operation,
                     ResourceNames resources) {
  Subjects subjects;
  subjects.resources = std::move(resources);
  for (const auto& parameter : operation.parameters) {
    // `UF_…` stands for names that nobody knows.
    if (parameter.name.find("...") != npos) continue;
    subjects.parameters.push_back(parameter.name);
    if (does_without(operation, parameter)) subjects.omitted.push_back(parameter.name);
    const bool omissible = parameter.in != contract::In::path;
    if (parameter.required == true && omissible) subjects.required.push_back(parameter.name);
  }
  if (operation.acts) {
    subjects.own_resource = operation.acts->on;
    const auto* resource = contract.resource(operation.acts->on);
    // One that lists has no id of it.
    if (resource != nullptr && operation.parameter(resource->id_parameter) != nullptr)
      subjects.id_parameter = resource->id_parameter;
  }
  return subjects;
}

}  // namespace assay::docs
