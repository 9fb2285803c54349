#include "docs/credential_parameters.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

using contract::In;
using Kind = contract::SecurityScheme::Kind;

TEST(DropCredentialParameters, KeepsThoseThatAreNotTheOperationsOwn) {
  contract::Contract contract;
  contract.security_schemes = {{.id = "key", .kind = Kind::api_key_query, .name = "key"},
                               {.id = "token", .kind = Kind::http_bearer},
                               {.id = "other", .kind = Kind::api_key_header, .name = "X-Key"}};
  contract::Operation operation;
  operation.security = {{"key", "token"}};
  operation.parameters = {{.name = "key", .in = In::query},
                          {.name = "key", .in = In::header},
                          {.name = "authorization", .in = In::header},
                          {.name = "x-key", .in = In::header}};
  contract.operations.push_back(std::move(operation));
  drop_credential_parameters(contract);
  std::vector<std::string> left;
  for (const auto& parameter : contract.operations[0].parameters)
    left.push_back(std::string(name_of(parameter.in)) + " " + parameter.name);
  EXPECT_EQ(left, (std::vector<std::string>{"header key", "header x-key"}));
}

TEST(DropCredentialParameters, MakesAnErrorThatCallsOneMissingOneOfTheCredentials) {
  contract::Contract contract;
  contract.security_schemes = {{.id = "token", .kind = Kind::http_bearer}};
  contract::Operation operation;
  operation.security = {{"token"}};
  operation.parameters = {{.name = "Authorization", .in = In::header}, {.name = "page"}};
  operation.errors = {{.when = {contract::Condition::missing, "Authorization"}},
                      {.when = {contract::Condition::missing, "page"}}};
  contract.operations.push_back(std::move(operation));
  drop_credential_parameters(contract);
  const auto& errors = contract.operations[0].errors;
  EXPECT_EQ(errors[0].when, (contract::When{contract::Condition::unauthorized, {}}));
  EXPECT_EQ(errors[1].when, (contract::When{contract::Condition::missing, "page"}));
}

}  // namespace
}  // namespace assay::docs
