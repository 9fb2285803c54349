#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

/// Members or items that no schema in place has seen.
class Unevaluated final : public Check {
 public:
  Unevaluated(Site site, const Node* node) : Check(std::move(site)), node_(node) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    bool ok = true;
    std::size_t index = 0;
    if (visit.seen->has_all()) return visit.run.kept(site());
    if (const auto* object = visit.value.if_object()) {
      for (const auto& member : *object) {
        const std::string_view key(member.key().data(), member.key().size());
        if (!visit.seen->has(index++))
          ok &= judge(visit, member.value(), {.up = &visit.step, .key = key});
        if (!ok && !visit.run.collects()) return false;
      }
    } else {
      for (const auto& item : visit.value.get_array()) {
        if (!visit.seen->has(index))
          ok &= judge(visit, item, {.up = &visit.step, .key = {}, .index = index});
        ++index;
        if (!ok && !visit.run.collects()) return false;
      }
    }
    visit.seen->mark_all();
    if (ok) visit.run.kept(site());
    return ok;
  }

 private:
  [[nodiscard]] bool judge(const Visit& visit,
                           const boost::json::value& value,
                           const Step& step) const {
    if (node_ != nullptr) return visit.run.child(*node_, value, step);
    return visit.run.broken(site(), {visit.run, value, step, nullptr});
  }

  const Node* node_;  // nullptr: none may be left
};

void add(Builder& builder, std::string_view keyword, Group group) {
  const auto* schema = builder.find(keyword);
  if (schema == nullptr) return;
  builder.node().keeps_seen = true;
  const bool none = schema->is(tree::Kind::boolean) && schema->scalar == "false";
  const auto* things = group == Group::objects ? "members" : "items";
  auto site =
      none ? builder.clause(keyword, fmt::format("without {} that no schema describes", things))
           : builder.site(keyword, {});
  const auto* node =
      none ? nullptr : builder.use(*schema, builder.link(Link::Kind::every, keyword));
  builder.add(group, std::make_unique<Unevaluated>(std::move(site), node));
}

}  // namespace

void compile_unevaluated(Builder& builder) {
  add(builder, "unevaluatedProperties", Group::objects);
  add(builder, "unevaluatedItems", Group::arrays);
}

}  // namespace assay::schema::keyword
