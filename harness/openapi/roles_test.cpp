#include "openapi/roles.h"

#include <initializer_list>
#include <string_view>

#include <gtest/gtest.h>

namespace assay::openapi {
namespace {

Role role_at(std::initializer_list<std::string_view> keys) {
  auto role = Role::object;
  for (const auto key : keys)
    role = key == "0" ? role_of_items(role) : role_below(role, key);
  return role;
}

TEST(Roles, AreNotMistakenForDataByTheNamesOfTheirPlaces) {
  EXPECT_EQ(role_at({"paths", "/a", "get", "responses", "default", "content", "a/b", "schema"}),
            Role::schema);
  EXPECT_EQ(role_at({"components", "responses", "example", "headers", "value", "schema"}),
            Role::schema);
  EXPECT_EQ(role_at({"components", "parameters", "examples", "schema"}), Role::schema);
  EXPECT_EQ(role_at({"paths", "/a", "parameters", "0", "schema"}), Role::schema);
  EXPECT_EQ(role_at({"components", "schemas", "default", "properties", "enum"}), Role::schema);
}

TEST(Roles, TellData) {
  EXPECT_EQ(role_at({"components", "schemas", "Ship", "default"}), Role::data);
  EXPECT_EQ(role_at({"components", "schemas", "Ship", "properties", "a", "enum"}), Role::data);
  EXPECT_EQ(role_at({"paths", "/a", "parameters", "0", "example"}), Role::data);
  EXPECT_EQ(role_at({"components", "responses", "Gone", "x-own"}), Role::data);
}

}  // namespace
}  // namespace assay::openapi
