#include "cases/testing/contracts.h"

#include "text/diagnostic.h"
#include "tree/read.h"

namespace assay::cases {
namespace {

using contract::Contract;
using contract::Operation;
using Kind = contract::SecurityScheme::Kind;

/// A schema that the contract keeps.
const tree::Node* schema(Contract& contract, text::SourceMap& sources, std::string text) {
  text::Diagnostics out;
  contract.made.push_back(
      *tree::read_yaml(sources, sources.add("schema.yaml", std::move(text)), out));
  return &contract.made.back();
}

Contract cloudflare(text::SourceMap& sources) {
  Contract made;
  made.api = "cloudflare";
  made.servers = {{.url = "https://api.cloudflare.com/client/v4"}};
  made.security_schemes = {{.id = "api_token", .kind = Kind::http_bearer}};
  made.resources = {{.name = "connector", .id_parameter = "connector_id"}};
  const auto* text = schema(made, sources, "{type: string}");
  made.operations.push_back(
      {.id = "cloudflare/magic-connectors.delete",
       .name = "magic-connectors.delete",
       .method = "DELETE",
       .path = "/accounts/{account_id}/magic/connectors/{connector_id}",
       .parameters = {{.name = "account_id", .in = contract::In::path, .schema = text},
                      {.name = "connector_id", .in = contract::In::path, .schema = text}},
       .security = {{"api_token"}},
       .servers = {0},
       .effect = "destructive"});
  return made;
}

Contract bitrix(text::SourceMap& sources) {
  Contract made;
  made.api = "bitrix24";
  made.servers = {{.name = "webhook",
                   .url = "https://{host}/rest/{user_id}/{webhook}",
                   .variables = {{.name = "host", .value = "portal.example"},
                                 {.name = "user_id"},
                                 {.name = "webhook"}}},
                  {.name = "oauth",
                   .url = "https://{host}/rest",
                   .variables = {{.name = "host", .value = "portal.example"}}}};
  made.security_schemes = {
      {.id = "webhook", .kind = Kind::server_variable, .name = "webhook"},
      {.id = "oauth", .kind = Kind::body, .at = {{"auth"}}, .server = "oauth"}};
  made.resources = {{.name = "connector", .id_parameter = "id"}};
  const auto* id = schema(made, sources, "{type: integer, minimum: 1}");
  const std::string operation = "bitrix24/biconnector.connector.delete";
  made.operations.push_back(
      {.id = operation,
       .name = "biconnector.connector.delete",
       .method = "POST",
       .path = "/biconnector.connector.delete",
       .parameters = {{.name = "id", .in = contract::In::body, .required = true, .schema = id}},
       .body = {{.media_type = "application/json"}},
       .errors = {{.code = "VALIDATION_INVALID_ID_FORMAT",
                   .when = {contract::Condition::invalid, "id"},
                   .clause = operation + "/error/VALIDATION_INVALID_ID_FORMAT"},
                  {.code = "CONNECTOR_NOT_FOUND",
                   .when = {contract::Condition::absent, "connector"},
                   .clause = operation + "/error/CONNECTOR_NOT_FOUND"}},
       .security = {{"webhook"}, {"oauth"}},
       .servers = {0, 1},
       .effect = "destructive"});
  made.clauses = {{.id = operation + "/status/200", .operation = operation}};
  return made;
}

Contract polyai(text::SourceMap& sources) {
  Contract made;
  made.api = "polyai";
  made.servers = {{.name = "us", .url = "https://api.us.poly.ai"},
                  {.name = "eu", .url = "https://api.eu.poly.ai"}};
  made.security_schemes = {{.id = "ApiKeyAuth", .kind = Kind::api_key_header, .name = "x-api-key"}};
  const auto* text = schema(made, sources, "{type: string}");
  made.operations.push_back(
      {.id = "polyai/agents.telephony.connectors.delete",
       .name = "agents.telephony.connectors.delete",
       .method = "DELETE",
       .path = "/v1/agents/{agentId}/telephony/connectors/{connectorId}",
       .parameters = {{.name = "agentId", .in = contract::In::path, .schema = text},
                      {.name = "connectorId", .in = contract::In::path, .schema = text}},
       .security = {{"ApiKeyAuth"}},
       .servers = {0, 1},
       .effect = "destructive"});
  return made;
}

}  // namespace

Contract contract_for_tests(std::string_view api, text::SourceMap& sources) {
  if (api == "cloudflare") return cloudflare(sources);
  return api == "bitrix24" ? bitrix(sources) : polyai(sources);
}

}  // namespace assay::cases
