#include "mock/world.h"

#include <algorithm>

#include <fmt/format.h>

#include "generate/credential.h"
#include "mock/id_schema.h"
#include "mock/id_text.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

}  // namespace

World::World(const contract::Contract& contract, std::uint64_t seed)
    : contract_(&contract), seed_(seed) {
  for (const auto& resource : contract.resources)
    add_kind(resource.name, line_to(contract, resource));
  for (const auto& resource : contract.resources) {
    for (const auto& other : contract.resources) {
      if (&other != &resource && other.id_parameter == resource.id_parameter)
        kinds_[kind_of(resource)].namesakes.push_back(kind_of(other));
    }
    for (const auto& [hanging, on_delete] : resource.has) {
      if (kind_of(hanging) == kinds_.size()) add_kind(hanging, {});
      kinds_[kind_of(resource)].has.push_back(kind_of(hanging));
    }
  }
  reset();
}

void World::add_kind(std::string_view name, Line line) {
  kinds_.push_back({name, id_schema(*contract_, name), std::move(line), {}, {}});
}

std::size_t World::kind_of(const contract::Resource& resource) const {
  return static_cast<std::size_t>(&resource - contract_->resources.data());
}

std::size_t World::kind_of(std::string_view name) const {
  const auto found = std::find_if(
      kinds_.begin(), kinds_.end(), [&](const Kind& kind) { return kind.name == name; });
  return static_cast<std::size_t>(found - kinds_.begin());
}

void World::reset() {
  by_id_.clear();
  gone_.clear();
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
      const auto kind = kind_of(resource);
      auto id = generate::variable(seed_, resource.id_parameter, kinds_[kind].id_schema, contract_);
      handles[resource.name] = add(kind, parent, std::move(id)).handle;
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
  for (const auto* each : kinds_[kind_of(resource)].line) {
    const bool last = each == &resource;
    const auto kind = kind_of(*each);
    auto id = last ? fresh_id(kind, key) : new_id(kind, key);
    given.vars[each->id_parameter] = id;
    if (last && presence == Presence::absent) {
      gone_.insert_or_assign({kind, std::string(IdText(id))}, key);
      continue;
    }
    // Two states of one case share what they live in.
    const auto* there = last ? nullptr : at(kind, parent, IdText(id));
    parent = there != nullptr ? there->handle : add(kind, parent, std::move(id)).handle;
  }
  for (const auto& [hanging, on_delete] : resource.has) {
    if (presence == Presence::with_dependents) {
      const auto kind = kind_of(hanging);
      for (int i = 1; i <= 2; ++i)
        add(kind, parent, fresh_id(kind, fmt::format("{}/{}", key, i)));
    }
    given.ids[hanging] = presence == Presence::absent ? json::array() : ids_of(hanging, parent);
  }
  return given;
}

Place World::locate(const contract::Resource& resource, const RequestValues& values) const {
  Place place;
  std::optional<std::uint64_t> parent;  // none: the request does not say in what it lives
  bool lost = false;                    // what it lives in is absent, and so is all that is below
  const auto& line = kinds_[kind_of(resource)].line;
  for (auto at = line.begin(); at != line.end(); ++at) {
    const auto* each = *at;
    const bool last = each == &resource;
    // Of several that share a parameter it names the innermost.
    const auto is_its_namesake = [&](const contract::Resource* one) {
      return one->id_parameter == each->id_parameter;
    };
    if (each->parent.empty()) parent = 0;
    if (last) {
      place.parent = parent.value_or(0);
      place.parent_known = parent.has_value() && !lost;
    }
    const auto* id = values.find(each->id_parameter);
    if (id == nullptr || std::any_of(at + 1, line.end(), is_its_namesake)) {
      parent.reset();
      continue;
    }
    const auto* instance = lost ? nullptr : look_up(kind_of(*each), parent, IdText(*id));
    if (instance == nullptr) {
      lost = true;
      place.absent.push_back(each);
      continue;
    }
    parent = instance->handle;
    if (last) place.instance = instance;
  }
  return place;
}

bool World::has_named(std::string_view id_parameter,
                      std::string_view text,
                      const json::value* exact) const {
  const auto& resources = contract_->resources;
  return std::any_of(resources.begin(), resources.end(), [&](const auto& resource) {
    if (resource.id_parameter != id_parameter) return false;
    const auto* there = look_up(kind_of(resource), std::nullopt, text);
    if (there != nullptr) return exact == nullptr || there->id == *exact;
    return is_gone(kind_of(resource), text, "");
  });
}

std::vector<json::value> World::samples(std::string_view id_parameter) const {
  constexpr int of_each = 8;
  std::vector<json::value> ids;
  for (const auto& resource : contract_->resources) {
    if (resource.id_parameter != id_parameter) continue;
    for (int i = 1; i <= of_each; ++i)
      ids.push_back(new_id(kind_of(resource), fmt::format("sample/{}", i)));
  }
  return ids;
}

bool World::is_gone(std::size_t kind, std::string_view id, std::string_view key) const {
  const auto is_so = [&](std::size_t one) {
    const auto found = gone_.find({one, std::string(id)});
    return found != gone_.end() && found->second != key;
  };
  const auto& namesakes = kinds_[kind].namesakes;
  return is_so(kind) || std::any_of(namesakes.begin(), namesakes.end(), is_so);
}

bool World::has(const contract::Resource& resource, const json::value& id) const {
  return look_up(kind_of(resource), std::nullopt, IdText(id)) != nullptr;
}

const std::string* World::what_keeps(const contract::Resource& resource,
                                     const Instance& instance) const {
  const auto& kinds = kinds_[kind_of(resource)].has;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto& [hanging, on_delete] = resource.has[i];
    if (on_delete == contract::OnDelete::restrict_ && has_any(kinds[i], instance.handle))
      return &hanging;
  }
  return nullptr;
}

const Instance& World::create(const contract::Resource& resource,
                              const Place& place,
                              const RequestValues& values,
                              json::object fields) {
  const auto kind = kind_of(resource);
  const auto* chosen = values.find(resource.id_parameter);
  ++made_;
  auto& made = add(kind,
                   place.parent,
                   chosen != nullptr ? *chosen : fresh_id(kind, fmt::format("created/{}", made_)));
  made.fields = std::move(fields);
  return made;
}

void World::update(const Instance& instance, const json::object& fields) {
  auto& own = where(instance)->second.fields;
  for (const auto& field : fields)
    own[field.key()] = field.value();
}

void World::remove(const Instance& instance) {
  const auto handle = instance.handle;
  erase(where(instance));
  remove_below(handle);
}

void World::erase(Instances::iterator instance) {
  const auto& [parent, kind, id] = instance->first;
  by_id_.erase({kind, id, parent});
  instances_.erase(instance);
}

void World::remove_below(std::uint64_t handle) {
  const auto first = [&] { return instances_.lower_bound(KeyView{handle, 0, ""}); };
  for (auto each = first(); each != instances_.end() && each->second.parent == handle;
       each = first()) {
    const auto lower = each->second.handle;
    erase(each);
    remove_below(lower);
  }
}

std::vector<const Instance*> World::list(const contract::Resource& resource,
                                         const Place& place) const {
  const auto kind = kind_of(resource);
  std::vector<const Instance*> found;
  const auto from = place.parent_known ? place.parent : 0;
  for (auto each = instances_.lower_bound(KeyView{from, 0, ""}); each != instances_.end(); ++each) {
    if (place.parent_known && each->first.parent != place.parent) break;
    if (each->first.kind == kind) found.push_back(&each->second);
  }
  return found;
}

json::array World::ids_of(std::string_view hanging, std::uint64_t parent) const {
  const auto kind = kind_of(hanging);
  json::array ids;
  for (auto each = instances_.lower_bound(KeyView{parent, kind, ""});
       each != instances_.end() && each->first.parent == parent && each->first.kind == kind;
       ++each) {
    ids.push_back(each->second.id);
  }
  return ids;
}

bool World::has_any(std::size_t kind, std::uint64_t parent) const {
  const auto first = instances_.lower_bound(KeyView{parent, kind, ""});
  return first != instances_.end() && first->first.parent == parent && first->first.kind == kind;
}

const Instance* World::at(std::size_t kind,
                          std::optional<std::uint64_t> parent,
                          std::string_view id) const {
  if (parent) {
    const auto found = instances_.find(KeyView{*parent, kind, id});
    return found == instances_.end() ? nullptr : &found->second;
  }
  const auto first = by_id_.lower_bound({kind, id, 0});
  if (first == by_id_.end()) return nullptr;
  const auto& [of, called, where] = *first;
  return of == kind && called == id ? at(kind, where, id) : nullptr;
}

const Instance* World::look_up(std::size_t kind,
                               std::optional<std::uint64_t> parent,
                               std::string_view id) const {
  const auto* found = at(kind, parent, id);
  for (const auto other : kinds_[kind].namesakes) {
    if (found != nullptr) break;
    found = at(other, std::nullopt, id);
  }
  return found;
}

World::Instances::iterator World::where(const Instance& instance) {
  return instances_.find(KeyView{instance.parent, instance.kind, IdText(instance.id)});
}

Instance& World::add(std::size_t kind, std::uint64_t parent, json::value id) {
  const auto there = instances_.try_emplace({parent, kind, std::string(IdText(id))}).first;
  by_id_.emplace(kind, there->first.id, parent);
  there->second = {
      .handle = ++handles_, .parent = parent, .kind = kind, .id = std::move(id), .fields = {}};
  return there->second;
}

json::value World::new_id(std::size_t kind, const std::string& purpose) const {
  const auto& of = kinds_[kind];
  return generate::variable(seed_, fmt::format("{}/{}", of.name, purpose), of.id_schema, contract_);
}

json::value World::fresh_id(std::size_t kind, const std::string& purpose) const {
  const auto is_taken = [&](std::string_view text) {
    return look_up(kind, std::nullopt, text) != nullptr || is_gone(kind, text, purpose);
  };
  auto id = new_id(kind, purpose);
  for (int i = 2; is_taken(IdText(id)) && i < 1000; ++i) {
    id = new_id(kind, fmt::format("{}#{}", purpose, i));
  }
  return id;
}

}  // namespace assay::mock
