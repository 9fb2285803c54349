#include "schema/keyword/alternatives.h"

namespace assay::schema::keyword {
namespace {

/// The last segment of a reference: what a schema in `components` is called.
std::string_view last_segment(std::string_view reference) {
  return reference.substr(reference.rfind('/') + 1);
}

/// A mapping's value is a reference, or the name of a schema in `components`.
std::string reference_of(std::string_view value) {
  const bool name = value.find_first_of("/#.") == std::string_view::npos;
  return name ? "#/components/schemas/" + std::string(value) : std::string(value);
}

}  // namespace

std::size_t Discriminator::find(const boost::json::value& value) const {
  const auto* object = value.if_object();
  if (object == nullptr || property.empty()) return npos;
  const auto* tag = object->if_contains(property);
  if (tag == nullptr || !tag->is_string()) return npos;
  const auto branch =
      branches.find(std::string_view(tag->get_string().data(), tag->get_string().size()));
  return branch == branches.end() ? npos : branch->second;
}

Discriminator read_discriminator(Builder& builder, const tree::Nodes& schemas) {
  Discriminator discriminator;
  const auto* keyword = builder.find("discriminator");
  if (keyword == nullptr) return discriminator;
  discriminator.property = keyword->string_at("propertyName");
  std::map<const tree::Node*, std::size_t> targets;
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    if (const auto* target = builder.find_target(schemas[i].string_at("$ref")))
      targets.emplace(target, i);
  }
  if (const auto* mapping = keyword->find("mapping")) {
    for (const auto& member : mapping->members) {
      const auto target = targets.find(builder.find_target(reference_of(member.value.scalar)));
      if (target != targets.end()) discriminator.branches.emplace(member.key, target->second);
    }
  }
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    const auto name = last_segment(schemas[i].string_at("$ref"));
    if (!name.empty()) discriminator.branches.emplace(name, i);
  }
  return discriminator;
}

}  // namespace assay::schema::keyword
