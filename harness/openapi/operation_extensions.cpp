#include <array>

#include <fmt/format.h>

#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using contract::Act;
using contract::Acts;
using contract::Permission;

constexpr std::array<tree::Field<Acts, Reader>, 2> acts_fields = {{
    {"on",
     [](const tree::Member& member, Acts& acts, Reader& reader) {
       acts.on = reader.text(member).value_or("");
       if (acts.on.empty() || reader.contract.resource(acts.on) != nullptr) return;
       reader.error("unknown-resource",
                    member.value.span,
                    fmt::format("`{}` is no resource of this contract", text::printable(acts.on)),
                    "add it to `x-assay-resources`");
     },
     tree::Need::required},
    {"does",
     [](const tree::Member& member, Acts& acts, Reader& reader) {
       constexpr std::array acts_in_order = {
           Act::create, Act::get, Act::list, Act::update, Act::delete_};
       const auto word = reader.choice(member, {"create", "get", "list", "update", "delete"});
       if (word) acts.does = acts_in_order.at(*word);
     },
     tree::Need::required},
}};

constexpr std::array<tree::Field<Permission, Reader>, 4> permission_fields = {{
    {"name",
     [](const tree::Member& member, Permission& permission, Reader& reader) {
       permission.name = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"means",
     [](const tree::Member& member, Permission& permission, Reader& reader) {
       permission.means = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"source",
     [](const tree::Member& member, Permission& permission, Reader& reader) {
       permission.source = reader.text(member).value_or("");
     }},
    {"level",
     [](const tree::Member& member, Permission& permission, Reader& reader) {
       permission.level = read_level(reader, member);
     }},
}};

/// What a method does unless the page says otherwise (RFC 9110 section 9.2.1: safe methods).
std::string effect_of(std::string_view method) {
  if (method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE")
    return "read";
  return method == "DELETE" ? "destructive" : "write";
}

}  // namespace

void read_operation_extensions(Reader& reader,
                               const tree::Node& node,
                               contract::Operation& operation) {
  operation.effect = effect_of(operation.method);
  if (const auto* effect = node.find("x-assay-effect")) {
    const tree::Member member{.key = "x-assay-effect", .key_span = effect->span, .value = *effect};
    if (reader.choice(member, {"read", "write", "destructive"})) operation.effect = effect->scalar;
  }
  if (const auto* acts = node.find("x-assay-acts")) {
    operation.acts.emplace();
    tree::read_form(*acts, acts->span, "x-assay-acts", acts_fields, *operation.acts, reader);
  }
  if (const auto* permissions = sequence_at(reader, node, "x-assay-permissions")) {
    for (const auto& item : permissions->items) {
      Permission permission;
      permission.span = item.span;
      tree::read_form(item, item.span, "permission", permission_fields, permission, reader);
      operation.permissions.push_back(std::move(permission));
    }
  }
}

}  // namespace assay::openapi
