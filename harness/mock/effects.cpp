#include "mock/effects.h"

#include <algorithm>
#include <deque>
#include <string_view>

#include "generate/place.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
using contract::Act;

/// The outermost array of a body.
json::array* list_in(json::value& body) {
  std::deque<json::value*> next{&body};
  while (!next.empty()) {
    auto* value = next.front();
    next.pop_front();
    if (auto* items = value->if_array()) return items;
    if (auto* object = value->if_object()) {
      for (auto& member : *object)
        next.push_back(&member.value());
    }
  }
  return nullptr;
}

bool keeps_schema(const Draft& draft, generate::Generator& generator, const json::value& body) {
  const auto* schema = draft.content->schema;
  return schema == nullptr || generator.conforms(*schema, body, schema::Direction::response);
}

/// Changes the draft's body as far as its schema still holds: with the fields of instances, else
/// without.
template <class Change>
void change(Draft& draft, generate::Generator& generator, Change make) {
  if (!draft.body) return;
  for (const bool with_fields : {true, false}) {
    auto changed = draft.body->copy();
    make(changed, with_fields);
    if (!keeps_schema(draft, generator, changed)) continue;
    draft.body.emplace(std::move(changed));
    return;
  }
}

void show(json::value& body,
          const contract::Resource& resource,
          const Instance& instance,
          bool with_fields) {
  auto at = place_of_id(body, resource);
  if (!at) return;
  const auto id_name = std::move(at->tokens.back());
  at->tokens.pop_back();
  auto& object = generate::find(body, *at)->as_object();
  if (with_fields) {
    for (const auto& field : instance.fields)
      object[field.key()] = field.value();
  }
  object[id_name] = instance.id;
}

void show(Draft& draft,
          generate::Generator& generator,
          const contract::Resource& resource,
          const Instance& instance) {
  auto* documented = draft.body ? draft.body->documented() : nullptr;
  if (documented != nullptr && instance.fields.empty()) {
    const auto keeps = [&](const json::value& body) {
      return keeps_schema(draft, generator, body);
    };
    if (documented->id_at() && documented->may_show(instance.id, keeps))
      draft.body->put(*documented->id_at(), instance.id);
    return;
  }
  change(draft, generator, [&](json::value& body, bool with_fields) {
    show(body, resource, instance, with_fields);
  });
}

void show_list(Draft& draft,
               generate::Generator& generator,
               const contract::Resource& resource,
               const std::vector<const Instance*>& instances) {
  change(draft, generator, [&](json::value& body, bool with_fields) {
    auto* items = list_in(body);
    if (items == nullptr) return;
    const json::value pattern =
        items->empty() ? json::value(json::object{{"id", nullptr}}) : items->front();
    items->clear();
    for (const auto* instance : instances) {
      auto item = pattern;
      if (item.is_object()) {
        show(item, resource, *instance, with_fields);
      } else {
        item = instance->id;  // a list of ids
      }
      items->push_back(std::move(item));
    }
  });
}

json::object fields_of(const Asked& asked) {
  if (!asked.body || !asked.body->is_object()) return {};
  auto fields = asked.body->get_object();
  for (const auto& scheme : asked.contract().security_schemes) {
    // A credential is no property of what it creates.
    if (scheme.kind == contract::SecurityScheme::Kind::body && scheme.at.tokens.size() == 1)
      fields.erase(scheme.at.tokens[0]);
  }
  return fields;
}

bool hangs_on(const contract::Resource& resource, std::string_view name) {
  return std::any_of(
      resource.has.begin(), resource.has.end(), [&](const auto& one) { return one.first == name; });
}

}  // namespace

void write_equalities(const Asked& asked,
                      const Instance* addressed,
                      const World& world,
                      Draft& draft) {
  if (!draft.body || draft.spec == nullptr) return;
  for (const auto& equality : draft.spec->equalities) {
    const auto& subject = equality.subject;
    if (equality.to == contract::Equality::To::parameter) {
      if (const auto* value = asked.values.find(subject)) draft.body->put(equality.at, *value);
    } else if (addressed != nullptr && hangs_on(*asked.plan->acts_on, subject)) {
      draft.body->put(equality.at, world.ids_of(subject, addressed->handle));
    }
  }
}

void perform(const Asked& asked,
             const Place& place,
             World& world,
             generate::Generator& generator,
             Draft& draft) {
  const auto* resource = asked.plan->acts_on;
  if (resource == nullptr) return write_equalities(asked, nullptr, world, draft);
  const auto does = asked.operation().acts->does;
  const auto* instance = place.instance;
  if (does == Act::create && instance == nullptr) {
    instance = &world.create(*resource, place, asked.values, fields_of(asked));
  } else if (does == Act::update && instance != nullptr) {
    world.update(*instance, fields_of(asked));
  }
  if (does == Act::list) {
    show_list(draft, generator, *resource, world.list(*resource, place));
  } else if (instance != nullptr) {
    show(draft, generator, *resource, *instance);
  }
  write_equalities(asked, instance, world, draft);
  if (does == Act::delete_ && instance != nullptr) world.remove(*instance);
}

}  // namespace assay::mock
