#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

struct Count {
  std::uint64_t limit;
  bool is_least;

  bool operator()(const Visit& visit) const {
    const auto count =
        visit.value.is_array() ? visit.value.get_array().size() : visit.value.get_object().size();
    return is_least ? count >= limit : count <= limit;
  }
};

void add(Builder& builder, std::string_view keyword, bool is_least) {
  const auto limit = builder.find_count(keyword);
  if (!limit) return;
  const bool items = keyword.ends_with("Items");
  const auto expected = fmt::format("{} of at {} {} {}{}",
                                    items ? "an array" : "an object",
                                    is_least ? "least" : "most",
                                    *limit,
                                    items ? "item" : "member",
                                    *limit == 1 ? "" : "s");
  builder.check(items ? Group::arrays : Group::objects,
                builder.clause(keyword, expected),
                Count{*limit, is_least});
}

}  // namespace

void compile_counts(Builder& builder) {
  add(builder, "minItems", true);
  add(builder, "maxItems", false);
  add(builder, "minProperties", true);
  add(builder, "maxProperties", false);
}

}  // namespace assay::schema::keyword
