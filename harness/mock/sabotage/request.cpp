#include <algorithm>

#include <fmt/format.h>

#include "http/url.h"
#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

using contract::Condition;

/// A saboteur that does not notice a kind of trouble, and answers as if all were well.
Saboteur overlook(Workshop& workshop, Trouble kind, std::string keyword) {
  Saboteur saboteur;
  const auto* error = documented_error(workshop.operation, kind);
  const auto status =
      error != nullptr ? error->status : documented_status(workshop.operation, kind.condition);
  if (error == nullptr && status == 0)
    return cannot_break("the contract documents no answer to a request that breaks it");
  saboteur.overlooks = [kind = std::move(kind),
                        keyword = std::move(keyword)](const Trouble& trouble) {
    if (trouble.condition != kind.condition || trouble.subject != kind.subject) return false;
    return keyword.empty() ||
           std::find(trouble.keywords.begin(), trouble.keywords.end(), keyword) !=
               trouble.keywords.end();
  };
  constexpr std::string_view reason = "this is how the contract answers a request that breaks it";
  if (error != nullptr) add_also(workshop, saboteur.breakage, error->clause, reason);
  const auto* response = workshop.operation.response_for(status);
  if (response != nullptr && status >= 400) {
    add_also(workshop,
             saboteur.breakage,
             fmt::format("{}/status/{}", workshop.operation.id, response->status),
             reason);
  }
  return saboteur;
}

std::string decoded(std::string_view piece) {
  auto text = http::percent_decode(piece);
  return text ? std::move(*text) : std::string(piece);
}

/// `parameter/<in>/<name>:<keyword>`.
Saboteur break_parameter(Workshop& workshop) {
  auto said = workshop.said();
  said.remove_prefix(std::string_view("parameter/").size());
  const auto in = said.substr(0, said.find('/'));
  said.remove_prefix(std::min(said.size(), in.size() + 1));
  const auto colon = said.rfind(':');
  auto name = decoded(said.substr(0, colon));
  // What an item of a list breaks is a trouble of the list.
  if (name.ends_with("[]")) name.resize(name.size() - 2);
  const std::string keyword(colon == std::string_view::npos ? std::string_view()
                                                            : said.substr(colon + 1));
  if (keyword == "required") return overlook(workshop, {Condition::missing, name}, {});
  return overlook(workshop, {Condition::invalid, name}, keyword);
}

/// `security/<scheme>` or `security/<permission>`.
Saboteur break_security(Workshop& workshop) {
  const auto name = decoded(workshop.said().substr(std::string_view("security/").size()));
  const auto& permissions = workshop.operation.permissions;
  const bool permission = std::any_of(
      permissions.begin(), permissions.end(), [&](const auto& one) { return one.name == name; });
  return overlook(workshop, {permission ? Condition::forbidden : Condition::unauthorized, {}}, {});
}

}  // namespace

Saboteur break_request(Workshop& workshop) {
  return workshop.clause.kind == contract::ClauseKind::security ? break_security(workshop)
                                                                : break_parameter(workshop);
}

}  // namespace assay::mock
