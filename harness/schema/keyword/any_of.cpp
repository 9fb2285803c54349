#include <fmt/format.h>

#include "schema/keyword/alternatives.h"
#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

void add(Builder& builder,
         std::string_view keyword,
         Alternatives::Ask ask,
         std::string_view words) {
  const auto* schemas = builder.find(keyword);
  if (schemas == nullptr) return;
  builder.node().is_compound = true;
  auto site = builder.clause(
      keyword, fmt::format("a value that {} of {} schemas allows", words, schemas->items.size()));
  std::vector<const Node*> branches;
  for (std::size_t i = 0; i < schemas->items.size(); ++i) {
    branches.push_back(builder.use(schemas->items[i],
                                   builder.link(Link::Kind::branch, keyword, std::to_string(i))));
  }
  builder.add(
      Group::any,
      std::make_unique<Alternatives>(
          std::move(site), ask, std::move(branches), read_discriminator(builder, schemas->items)));
}

}  // namespace

void compile_any_of(Builder& builder) {
  add(builder, "anyOf", Alternatives::Ask::any, "any");
  add(builder, "oneOf", Alternatives::Ask::one, "exactly one");
}

}  // namespace assay::schema::keyword
