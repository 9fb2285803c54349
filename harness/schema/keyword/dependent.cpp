#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

/// Names that must come where `trigger` does.
class DependentRequired final : public Check {
 public:
  struct Name {
    std::string_view name;
    Site site;
  };
  DependentRequired(Site site, std::string_view trigger, std::vector<Name> names)
      : Check(std::move(site)), trigger_(trigger), names_(std::move(names)) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    const auto& object = visit.value.get_object();
    if (!object.contains(trigger_)) return true;
    bool ok = true;
    for (const auto& [name, site] : names_) {
      if (object.contains(name)) {
        visit.run.kept(site);
        continue;
      }
      ok = false;
      if (!visit.run.collects()) return false;
      visit.run.broken(site, visit, "absent");
    }
    return ok;
  }

 private:
  std::string_view trigger_;
  std::vector<Name> names_;
};

/// A schema that the object must hold where `trigger` comes.
class DependentSchema final : public Check {
 public:
  DependentSchema(Site site, std::string_view trigger, const Node& node)
      : Check(std::move(site)), trigger_(trigger), node_(node) {}

  [[nodiscard]] bool run(const Visit& visit) const override {
    return !visit.value.get_object().contains(trigger_) || visit.run.here(node_, visit);
  }

 private:
  std::string_view trigger_;
  const Node& node_;
};

void add_names(Builder& builder, std::string_view keyword, const tree::Member& dependency) {
  std::vector<DependentRequired::Name> names;
  for (const auto& name : dependency.value.items) {
    auto site =
        builder.clause(keyword,
                       fmt::format("present where `{}` is", dependency.key),
                       {.token = std::string(name.scalar), .subject = nullptr, .span = name.span});
    site.missing = name.scalar;
    names.push_back({.name = name.scalar, .site = std::move(site)});
  }
  builder.add(Group::objects,
              std::make_unique<DependentRequired>(
                  builder.site(keyword, {}), dependency.key, std::move(names)));
}

void add_schema(Builder& builder, std::string_view keyword, const tree::Member& dependency) {
  builder.node().is_compound = true;
  const auto* node = builder.use(
      dependency.value, builder.link(Link::Kind::branch, keyword, std::string(dependency.key)));
  builder.add(Group::objects,
              std::make_unique<DependentSchema>(builder.site(keyword, {}), dependency.key, *node));
}

}  // namespace

void compile_dependent(Builder& builder) {
  for (const std::string_view keyword : {"dependentRequired", "dependentSchemas", "dependencies"}) {
    const auto* dependencies = builder.find(keyword);
    if (dependencies == nullptr) continue;
    for (const auto& dependency : dependencies->members) {
      if (dependency.value.is(tree::Kind::sequence)) {
        add_names(builder, keyword, dependency);
      } else {
        add_schema(builder, keyword, dependency);
      }
    }
  }
}

}  // namespace assay::schema::keyword
