#include "mock/id_schema.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tree/read.h"
#include "tree/write.h"

namespace assay::mock {
namespace {

/// The schema of a kite's `id` where operations have parameters of that name: each acts on a kite,
/// or on something else, and has this schema.
std::string chosen(std::initializer_list<std::pair<bool, std::string_view>> operations) {
  text::SourceMap sources;
  text::Diagnostics out;
  contract::Contract contract;
  contract.resources = {{.name = "kite", .id_parameter = "id"}};
  for (const auto& [acts, schema] : operations) {
    contract.made.push_back(*tree::read_yaml(sources, sources.add("s", std::string(schema)), out));
    contract::Operation operation;
    operation.acts = contract::Acts{.on = acts ? "kite" : "string", .does = contract::Act::get};
    operation.parameters.push_back(
        {.name = "id", .in = contract::In::path, .schema = &contract.made.back()});
    contract.operations.push_back(std::move(operation));
  }
  const auto* found = id_schema(contract, "kite");
  return found == nullptr ? "none" : tree::write_flow_yaml(*found);
}

TEST(IdSchema, IsThatOfAnOperationWhichActsOnTheResource) {
  EXPECT_EQ(chosen({{false, "{type: string, minLength: 1}"}, {true, "{type: string}"}}),
            "{type: string}");
  EXPECT_EQ(chosen({{false, "{type: integer}"}, {true, "{type: string, format: uuid}"}}),
            "{type: string, format: uuid}");
  EXPECT_EQ(chosen({}), "none");
}

TEST(IdSchema, FitsTheOthersAsWellAsItCan) {
  EXPECT_EQ(chosen({{true, "{type: string}"}, {true, "{type: integer}"}}), "{type: integer}");
  EXPECT_EQ(chosen({{true, "{type: string}"}, {false, "{type: string, pattern: a+}"}}),
            "{type: string, pattern: a+}");
}

TEST(IdSchema, ListsNoValuesWhereOneOfTheResourceDoesNot) {
  EXPECT_EQ(chosen({{true, "{enum: [a, b]}"}, {true, "{type: string}"}}), "{type: string}");
  EXPECT_EQ(chosen({{false, "{enum: [a, b]}"}, {true, "{type: string}"}}), "{type: string}");
  EXPECT_EQ(chosen({{true, "{enum: [a, b]}"}, {false, "{type: string}"}}), "{enum: [a, b]}");
}

}  // namespace
}  // namespace assay::mock
