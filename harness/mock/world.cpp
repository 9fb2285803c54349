#include "mock/world.h"

#include <algorithm>

#include <fmt/format.h>

#include "generate/credential.h"
#include "mock/id_schema.h"
#include "mock/json_text.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
using contract::Condition;

/// An id as text. A number and the text that spells it name the same thing: an id may stand in a
/// path or in a body.
class IdText {
 public:
  explicit IdText(const json::value& id) {
    if (const auto* text = id.if_string()) {
      view_ = *text;
    } else {
      append_json(made_, id);
      view_ = made_;
    }
  }
  IdText(const IdText&) = delete;
  IdText& operator=(const IdText&) = delete;
  operator std::string_view() const { return view_; }  // NOLINT(google-explicit-constructor)

 private:
  std::string made_;
  std::string_view view_;
};

/// The resource and what it lives in, from the outermost inward.
std::vector<const contract::Resource*> line_to(const contract::Contract& contract,
                                               const contract::Resource& resource) {
  std::vector<const contract::Resource*> line;
  for (const auto* each = &resource; each != nullptr; each = contract.resource(each->parent)) {
    if (std::find(line.begin(), line.end(), each) != line.end()) break;  // a loop of parents
    line.insert(line.begin(), each);
    if (each->parent.empty()) break;
  }
  return line;
}

}  // namespace

World::World(const contract::Contract& contract, std::uint64_t seed)
    : contract_(&contract), seed_(seed) {
  for (const auto& resource : contract.resources)
    lines_.push_back(line_to(contract, resource));
  reset();
}

void World::reset() {
  by_id_.clear();
  instances_.clear();
  handles_ = 0;
  made_ = 0;
  // Parents first: a resource is added once what it lives in is there.
  std::map<std::string, std::uint64_t> handles;
  for (std::size_t round = 0; round <= contract_->resources.size(); ++round) {
    for (const auto& resource : contract_->resources) {
      const bool ready = resource.parent.empty() || handles.count(resource.parent) > 0;
      if (!ready || handles.count(resource.name) > 0 || resource.id_parameter.empty()) continue;
      const auto parent = resource.parent.empty() ? 0 : handles[resource.parent];
      auto id = generate::variable(
          seed_, resource.id_parameter, id_schema(*contract_, resource.name), contract_);
      handles[resource.name] = add(resource.name, parent, std::move(id)).handle;
    }
  }
}

GivenState World::set(const contract::Resource& resource,
                      Presence presence,
                      std::string_view purpose) {
  const auto number = ++made_;
  const auto key =
      purpose.empty() ? fmt::format("given/{}", number) : fmt::format("given/{}", purpose);
  GivenState given;
  std::uint64_t parent = 0;
  for (const auto* each : line_of(resource.name)) {
    const bool last = each->name == resource.name;
    auto id = last ? fresh_id(each->name, key) : new_id(each->name, key);
    given.vars[each->id_parameter] = id;
    if (last && presence == Presence::absent) continue;
    // Two states of one case share what they live in.
    const auto* there = last ? nullptr : at(each->name, parent, IdText(id));
    parent = there != nullptr ? there->handle : add(each->name, parent, std::move(id)).handle;
  }
  for (const auto& [hanging, on_delete] : resource.has) {
    if (presence == Presence::with_dependents) {
      for (int i = 1; i <= 2; ++i)
        add(hanging, parent, fresh_id(hanging, fmt::format("{}/{}", key, i)));
    }
    given.ids[hanging] = presence == Presence::absent ? json::array() : ids_of(hanging, parent);
  }
  return given;
}

std::vector<Trouble> World::find_absent(const contract::Acts& acts,
                                        const RequestValues& values) const {
  std::vector<Trouble> troubles;
  for (const auto name : search(acts.on, values).absent) {
    troubles.push_back(
        {Condition::absent, std::string(name), fmt::format("there is no such `{}`", name)});
  }
  return troubles;
}

std::vector<Trouble> World::find_absent_beside(const contract::Operation& operation,
                                               const RequestValues& values) const {
  const auto& line = line_of(operation.acts ? std::string_view(operation.acts->on) : "");
  std::vector<Trouble> troubles;
  for (const auto& error : operation.errors) {
    if (error.when.condition != Condition::absent) continue;
    const auto* resource = contract_->resource(error.when.subject);
    if (resource == nullptr || std::find(line.begin(), line.end(), resource) != line.end())
      continue;
    const auto* id = values.find(resource->id_parameter);
    if (id == nullptr || at(resource->name, std::nullopt, IdText(*id)) != nullptr) continue;
    troubles.push_back(
        {Condition::absent, resource->name, fmt::format("there is no such `{}`", resource->name)});
  }
  return troubles;
}

std::vector<Trouble> World::find_dependents(const contract::Acts& acts,
                                            const RequestValues& values) const {
  const auto* resource =
      acts.does == contract::Act::delete_ ? contract_->resource(acts.on) : nullptr;
  if (resource == nullptr || resource->has.empty()) return {};
  const auto* instance = search(acts.on, values).found;
  if (instance == nullptr) return {};
  for (const auto& [hanging, on_delete] : resource->has) {
    if (on_delete != contract::OnDelete::restrict_ || ids_of(hanging, instance->handle).empty())
      continue;
    return {{Condition::dependents,
             acts.on,
             fmt::format("`{}` still hang on the `{}`", hanging, acts.on)}};
  }
  return {};
}

Instance* World::find(std::string_view resource, const RequestValues& values) {
  const auto* found = search(resource, values).found;
  if (found == nullptr) return nullptr;
  return &instances_.find(KeyView{found->parent, IdText(found->id), resource})->second;
}

Instance& World::create(std::string_view resource,
                        const RequestValues& values,
                        json::object fields) {
  auto& made = add(resource,
                   search(resource, values).parent,
                   fresh_id(resource, fmt::format("created/{}", ++made_)));
  made.fields = std::move(fields);
  return made;
}

void World::remove(std::string_view resource, const Instance& instance) {
  const auto handle = instance.handle;
  erase(instances_.find(KeyView{instance.parent, IdText(instance.id), resource}));
  remove_below(handle);
}

void World::erase(Instances::iterator instance) {
  const auto& [parent, id, resource] = instance->first;
  by_id_.erase({resource, id, parent});
  instances_.erase(instance);
}

void World::remove_below(std::uint64_t handle) {
  const auto first = [&] { return instances_.lower_bound(KeyView{handle, "", ""}); };
  for (auto each = first(); each != instances_.end() && each->second.parent == handle;
       each = first()) {
    const auto lower = each->second.handle;
    erase(each);
    remove_below(lower);
  }
}

std::vector<const Instance*> World::list(std::string_view resource,
                                         const RequestValues& values) const {
  const auto where = search(resource, values);
  std::vector<const Instance*> found;
  const auto from = where.parent_known ? where.parent : 0;
  for (auto each = instances_.lower_bound(KeyView{from, "", ""}); each != instances_.end();
       ++each) {
    if (where.parent_known && each->first.parent != where.parent) break;
    if (each->first.resource == resource) found.push_back(&each->second);
  }
  return found;
}

json::array World::ids_of(std::string_view hanging, std::uint64_t parent) const {
  json::array ids;
  for (auto each = instances_.lower_bound(KeyView{parent, "", ""});
       each != instances_.end() && each->first.parent == parent;
       ++each) {
    if (each->first.resource == hanging) ids.push_back(each->second.id);
  }
  return ids;
}

const World::Line& World::line_of(std::string_view resource) const {
  static const Line none;
  const auto* known = contract_->resource(resource);
  return known == nullptr ? none
                          : lines_[static_cast<std::size_t>(known - contract_->resources.data())];
}

World::Search World::search(std::string_view resource, const RequestValues& values) const {
  Search result;
  std::optional<std::uint64_t> parent;  // none: the request does not say in what it lives
  bool lost = false;                    // what it lives in is absent, and so is all that is below
  for (const auto* each : line_of(resource)) {
    const bool last = each->name == resource;
    if (each->parent.empty()) parent = 0;
    if (last) {
      result.parent = parent.value_or(0);
      result.parent_known = parent.has_value() && !lost;
    }
    const auto* id = values.find(each->id_parameter);
    if (id == nullptr) {
      parent.reset();
      continue;
    }
    const auto* instance = lost ? nullptr : at(each->name, parent, IdText(*id));
    if (instance == nullptr) {
      lost = true;
      result.absent.push_back(each->name);
      continue;
    }
    parent = instance->handle;
    if (last) result.found = instance;
  }
  return result;
}

const Instance* World::at(std::string_view resource,
                          std::optional<std::uint64_t> parent,
                          std::string_view id) const {
  if (parent) {
    const auto found = instances_.find(KeyView{*parent, id, resource});
    return found == instances_.end() ? nullptr : &found->second;
  }
  const auto first = by_id_.lower_bound({resource, id, 0});
  if (first == by_id_.end()) return nullptr;
  const auto& [of, called, where] = *first;
  return of == resource && called == id ? at(resource, where, id) : nullptr;
}

Instance& World::add(std::string_view resource, std::uint64_t parent, json::value id) {
  const IdText text(id);
  const auto there =
      instances_.try_emplace({parent, std::string(text), std::string(resource)}).first;
  by_id_.emplace(there->first.resource, there->first.id, parent);
  there->second = {.handle = ++handles_, .parent = parent, .id = std::move(id)};
  return there->second;
}

json::value World::new_id(std::string_view resource, const std::string& purpose) const {
  return generate::variable(
      seed_, fmt::format("{}/{}", resource, purpose), id_schema(*contract_, resource), contract_);
}

json::value World::fresh_id(std::string_view resource, const std::string& purpose) const {
  auto id = new_id(resource, purpose);
  for (int i = 2; at(resource, std::nullopt, IdText(id)) != nullptr && i < 1000; ++i) {
    id = new_id(resource, fmt::format("{}#{}", purpose, i));
  }
  return id;
}

}  // namespace assay::mock
