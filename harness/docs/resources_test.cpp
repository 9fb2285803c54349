#include "docs/resources.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace assay::docs
