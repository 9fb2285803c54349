#include "docs/resources.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tree/read.h"

namespace assay::docs {
namespace {

TEST(Singular, TakesThePluralOff) {
  EXPECT_EQ(singular("connectors"), "connector");
  EXPECT_EQ(singular("policies"), "policy");
  EXPECT_EQ(singular("boxes"), "box");
  EXPECT_EQ(singular("addresses"), "address");
  EXPECT_EQ(singular("address"), "address");
  EXPECT_EQ(singular("status"), "status");
}

TEST(ResourceName, IsTheParameterWithoutItsId) {
  EXPECT_EQ(resource_name("connector_id"), "connector");
  EXPECT_EQ(resource_name("connectorId"), "connector");
  EXPECT_EQ(resource_name("phoneNumbers"), "phone_number");
}

TEST(OperationName, LeavesOutVersionAndTenant) {
  EXPECT_EQ(operation_name("delete", "/accounts/{account_id}/magic/connectors/{connector_id}", "-"),
            "magic-connectors.delete");
  EXPECT_EQ(operation_name("GET", "/v1/agents/{agentId}/telephony/connectors", "."),
            "agents.telephony.connectors.list");
  EXPECT_EQ(operation_name("post", "/v1/complete", "-"), "complete.create");
  EXPECT_EQ(operation_name("get", "/accounts/{id}", "-"), "accounts.get");
  EXPECT_EQ(operation_name("OPTIONS", "/accounts/{id}", "-"), "accounts.options");
  EXPECT_EQ(operation_name("head", "/accounts", "-"), "accounts.head");
}

TEST(VendorOf, IsTheNameInTheHost) {
  EXPECT_EQ(vendor_of("https://api.cloudflare.com/client/v4"), "cloudflare");
  EXPECT_EQ(vendor_of("https://localhost:8080"), "localhost");
  EXPECT_EQ(vendor_of("no url"), "");
}

TEST(AddResources, PutsEachIntoTheOneBeforeIt) {
  contract::Contract contract;
  contract::Operation operation;
  operation.method = "DELETE";
  operation.path = "/accounts/{account_id}/connectors/{connector_id}";
  add_resources(contract, operation);
  ASSERT_EQ(contract.resources.size(), 2U);
  EXPECT_EQ(contract.resources[1].name, "connector");
  EXPECT_EQ(contract.resources[1].id_parameter, "connector_id");
  EXPECT_EQ(contract.resources[1].parent, "account");
  EXPECT_EQ(operation.acts->on, "connector");
  EXPECT_EQ(operation.acts->does, contract::Act::delete_);
  EXPECT_EQ(operation.effect, "destructive");
}

TEST(ResourcesOfPath, AreNamedByTheLastWordBeforeAndNotByAnEnding) {
  const auto names = [](std::string_view path) {
    std::string said;
    for (const auto& [name, parameter] : resources_of_path(path))
      said += name + " " + std::string(parameter) + ";";
    return said;
  };
  EXPECT_EQ(names("/users/{entityId}/{id}"), "entity entityId;user id;");
  EXPECT_EQ(names("/projects/{id}{.format}"), "project id;");
  EXPECT_EQ(names("/tags/{id}.{format}"), "tag id;");
}

TEST(AddResources, TakesAChoiceOfWordsForNoResource) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto schema =
      tree::read_json(sources, sources.add("schema", R"({"enum": ["csv", "json"]})"), out);
  ASSERT_TRUE(schema);
  contract::Contract contract;
  contract::Operation operation;
  operation.method = "GET";
  operation.path = "/ports/{port_id}/list/{format}";
  operation.parameters = {{.name = "port_id"}, {.name = "format", .schema = &*schema}};
  add_resources(contract, operation);
  ASSERT_EQ(contract.resources.size(), 1U);
  EXPECT_EQ(contract.resources[0].name, "port");
  EXPECT_FALSE(operation.acts);
  EXPECT_EQ(operation.effect, "read");
}

/// An operation that creates files, with parameters of these names and a text or a number in each.
contract::Contract filing(const std::vector<std::pair<std::string, const tree::Node*>>& named) {
  contract::Contract contract;
  auto& operation = contract.operations.emplace_back();
  operation.acts = {"file", contract::Act::create};
  for (const auto& [name, schema] : named)
    operation.parameters.push_back({.name = name, .schema = schema});
  operation.errors = {{.when = {contract::Condition::absent, "file"}},
                      {.when = {contract::Condition::absent, "folder"}}};
  settle_resources(contract, "id");
  return contract;
}

std::string id_of_folder(const std::string& parameter, const tree::Node* schema) {
  const auto contract = filing({{"title", schema}, {parameter, schema}});
  return contract.resource("folder")->id_parameter;
}

TEST(SettleResources, TakesTheParameterThatNamesOne) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto text = tree::read_json(sources, sources.add("t", R"({"type": "string"})"), out);
  const auto number = tree::read_json(sources, sources.add("n", R"({"type": "integer"})"), out);
  for (const auto* name : {"FOLDER_ID", "folderId", "idFolder", "folder_id"}) {
    EXPECT_EQ(id_of_folder(name, &*text), name);
    EXPECT_EQ(id_of_folder(name, &*number), name);
  }
  EXPECT_EQ(id_of_folder("FOLDER", &*number), "FOLDER");
  // A text may be the thing itself; a member of an object is none of the operation's own.
  EXPECT_EQ(id_of_folder("folder", &*text), "folder_id");
  EXPECT_EQ(id_of_folder("fields.idFolder", &*number), "folder_id");
  EXPECT_EQ(filing({{"file", &*number}}).resource("file")->id_parameter, "id");
}

}  // namespace
}  // namespace assay::docs
