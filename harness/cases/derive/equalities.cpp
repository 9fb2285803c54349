#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"

namespace assay::cases::deriving {
namespace {

using contract::Equality;

void add(Deriving& deriving,
         const contract::ResponseSpec& response,
         const Equality& equality,
         const std::string& variant,
         std::string title,
         const Asking& asking,
         std::vector<Assertion> body) {
  const auto& way = deriving.ways.front();
  std::vector<std::string> tags{"success"};
  if (!way.server.empty()) tags.push_back(way.server);
  auto test =
      begin_case(deriving,
                 fmt::format("{}/status/{}/{}", deriving.operation.id, response.status, variant),
                 std::move(title),
                 {equality.clause},
                 std::move(tags),
                 asking);
  auto expect = expect_success(deriving);
  expect.body = std::move(body);
  test.steps.push_back(make_step(deriving, asking, way, std::move(expect)));
  add_case(deriving, std::move(test), equality.source);
}

std::string name_of_place(const Equality& equality) {
  const auto& tokens = equality.at.tokens;
  std::string name;
  for (const auto& token : tokens)
    name += (name.empty() ? "" : ".") + token;
  return name;
}

void derive_echo(Deriving& deriving,
                 const contract::ResponseSpec& response,
                 const Equality& equality) {
  const auto name = name_of_place(equality);
  add(deriving,
      response,
      equality,
      "echo/" + name,
      fmt::format("the answer's `{}` is the request's `{}`", name, equality.subject),
      deriving.valid,
      {});
}

/// Whether something else that hangs on the resource keeps it from being deleted.
bool is_kept_by_others(const Deriving& deriving) {
  const auto& acts = *deriving.operation.acts;
  const auto* resource = deriving.contract.resource(acts.on);
  return acts.does == contract::Act::delete_ && resource != nullptr &&
         std::any_of(resource->has.begin(), resource->has.end(), [](const auto& one) {
           return one.second == contract::OnDelete::restrict_;
         });
}

/// What hung on it, where something did, and where nothing did.
void derive_ids(Deriving& deriving,
                const contract::ResponseSpec& response,
                const Equality& equality) {
  const auto& acts = deriving.operation.acts;
  if (!acts) return;
  const auto noun = words_of(equality.subject);
  const auto on = words_of(acts->on);
  const auto name = name_of_place(equality);
  auto asking = deriving.valid;
  for (auto& given : asking.given) {
    if (given.resource == acts->on) given.presence = Presence::with_dependents;
  }
  if (!is_kept_by_others(deriving)) {
    auto above = writing::mapping();
    deriving.nodes.put(above, "above", deriving.nodes.integer(0));
    add(deriving,
        response,
        equality,
        "lists/" + name,
        fmt::format("the answer's `{}` lists each {} that hung on the {}", name, noun, on),
        asking,
        {{equality.at.to_string(), {{Matcher::Kind::length, std::move(above), {}}}, {}}});
  }
  add(deriving,
      response,
      equality,
      "lists-none/" + name,
      fmt::format("the answer's `{}` lists no {} where none hung on the {}", name, noun, on),
      deriving.valid,
      {{equality.at.to_string(), {{Matcher::Kind::is, writing::sequence(), {}}}, {}}});
}

void derive(Deriving& deriving) {
  if (!deriving.fault.empty()) return;
  for (const auto& response : deriving.operation.responses) {
    for (const auto& equality : response.equalities) {
      // The answer that it speaks of may be one that nothing can be.
      if (deriving.why.contains(equality.clause)) continue;
      if (equality.to == Equality::To::parameter) {
        derive_echo(deriving, response, equality);
      } else {
        derive_ids(deriving, response, equality);
      }
    }
  }
}

}  // namespace

extern const Family equalities_family;
const Family equalities_family = {.name = "equalities", .derive = derive};

}  // namespace assay::cases::deriving
