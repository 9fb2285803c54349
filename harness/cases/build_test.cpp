#include "cases/build.h"

#include <gtest/gtest.h>

#include "cases/testing.h"
#include "cases/testing/contracts.h"
#include "generate/credential.h"

namespace assay::cases {
namespace {

/// A case that is built against one of the contracts for tests.
struct Bench : Reading {
  std::optional<contract::Contract> contract;
  Destination destination{.base = *http::read_url("https://api.example.com"),
                          .credentials = {{"default",
                                           {{"api_token", "cf-secret"},
                                            {"webhook", "hook-secret"},
                                            {"ApiKeyAuth", "poly-secret"}}}}};
  World world{.seed = 7};
  Variables given;

  explicit Bench(std::string_view api) { contract = contract_for_tests(api, sources); }

  /// Builds the only step of a case with these lines below its id.
  std::optional<Built> build(const std::string& lines, std::string_view effect = "destructive") {
    read("assay: 1\ncases:\n  - id: a/b\n    effect: " + std::string(effect) + "\n" + lines);
    if (!file) return std::nullopt;
    const auto& test = file->cases.at(0);
    Scope scope(world, test.id);
    scope.variables = given;
    bind_row(test.row, scope, out);
    return cases::build(
        test, test.steps.at(0), contract ? &*contract : nullptr, destination, scope, out);
  }
  /// Method, URL, headers and body of it, or what was said instead.
  std::string wire(const std::string& lines, std::string_view effect = "destructive") {
    const auto built = build(lines, effect);
    if (!built) return shown();
    std::string text = built->request.method + " " + built->request.url + "\n";
    for (const auto& header : built->request.headers.all())
      text += header.name + ": " + header.value + "\n";
    return text + built->request.body;
  }
  std::string code(const std::string& lines, std::string_view effect = "destructive") {
    EXPECT_FALSE(build(lines, effect));
    return out.items().empty() ? "" : out.items().back().code;
  }
};

struct Cloudflare : Bench {
  Cloudflare() : Bench("cloudflare") {
    given = {{"account_id", {.value = "acc"}}, {"connector_id", {.value = "c/1"}}};
  }
};
struct Bitrix : Bench {
  Bitrix() : Bench("bitrix24") {
    destination.server_variables = {{"user_id", "1"}};
    given = {{"id", {.value = 4}}};
  }
};
struct Poly : Bench {
  Poly() : Bench("polyai") {
    given = {{"agentId", {.value = "ag"}}, {"connectorId", {.value = "cn"}}};
  }
};

TEST(Build, TakesMethodPathParametersAndTokenFromTheContract) {
  Cloudflare bench;
  EXPECT_EQ(bench.wire("    request: {operation: magic-connectors.delete}\n"),
            "DELETE https://api.example.com/client/v4/accounts/acc/magic/connectors/c%2F1\n"
            "Authorization: Bearer cf-secret\n");
}

TEST(Build, ReplacesTheServersPathByTheTargets) {
  Cloudflare bench;
  bench.destination.base = *http::read_url("http://127.0.0.1:8080/v9/");
  const auto built = bench.build("    request: {operation: cloudflare/magic-connectors.delete}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->request.url, "http://127.0.0.1:8080/v9/accounts/acc/magic/connectors/c%2F1");
}

TEST(Build, GoesToTheContractsServerWithoutATarget) {
  Cloudflare bench;
  bench.destination.base = std::nullopt;
  const auto built = bench.build("    request: {operation: magic-connectors.delete}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->request.url,
            "https://api.cloudflare.com/client/v4/accounts/acc/magic/connectors/c%2F1");
}

TEST(Build, PutsAWebhooksSecretIntoThePath) {
  Bitrix bench;
  EXPECT_EQ(bench.wire("    request: {operation: biconnector.connector.delete}\n"),
            "POST https://api.example.com/rest/1/hook-secret/biconnector.connector.delete\n"
            "Content-Type: application/json\n"
            "{\"id\":4}");
}

TEST(Build, PutsATokenIntoTheBodyOfItsServer) {
  Bitrix bench;
  bench.destination.credentials["default"]["oauth"] = "oauth-secret";
  EXPECT_EQ(bench
                .wire("    request: {operation: biconnector.connector.delete, server: oauth, with: "
                      "{id: \"${unknown_id}\"}}\n")
                .substr(0, 62),
            "POST https://api.example.com/rest/biconnector.connector.delete");
  const auto built = bench.build(
      "    request: {operation: biconnector.connector.delete, server: oauth, omit: [id]}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->request.body, R"({"auth":"oauth-secret"})");
  EXPECT_EQ(built->secrets, std::vector<std::string>{"oauth-secret"});
}

TEST(Build, SendsAnEmptyObjectWhereTheOnlyParameterIsOmitted) {
  Bitrix bench;
  const auto built =
      bench.build("    request: {operation: biconnector.connector.delete, omit: [id]}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->request.body, "{}");
  EXPECT_TRUE(built->sent.empty());
}

TEST(Build, SendsNoCredentialsForAuthNone) {
  Poly poly;
  EXPECT_EQ(poly.wire("    request: {operation: agents.telephony.connectors.delete, auth: none}\n"),
            "DELETE https://api.example.com/v1/agents/ag/telephony/connectors/cn\n");
  Bitrix bitrix;
  const auto built =
      bitrix.build("    request: {operation: biconnector.connector.delete, auth: none}\n");
  ASSERT_TRUE(built) << bitrix.shown();
  EXPECT_EQ(built->request.url, "https://api.example.com/rest/biconnector.connector.delete");
  EXPECT_EQ(built->request.body, R"({"id":4})");
}

TEST(Build, SendsAWrongSecretWhereTheRightOneWouldStand) {
  Poly bench;
  const auto built =
      bench.build("    request: {operation: agents.telephony.connectors.delete, auth: wrong}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(*built->request.headers.find("x-api-key"),
            generate::credential(7, "ApiKeyAuth", "wrong"));
  EXPECT_TRUE(built->filled.empty());
}

TEST(Build, IsBlockedWithoutTheCredentialsThatACaseNames) {
  Poly bench;
  EXPECT_EQ(
      bench.wire("    request: {operation: agents.telephony.connectors.delete, auth: limited}\n"),
      "cases/x.yaml:5:68: error: the target has no credentials `limited` for ApiKeyAuth "
      "[cases.no-credentials]\n"
      "   |\n"
      " 5 |     request: {operation: agents.telephony.connectors.delete, auth: limited}\n"
      "   |                                                                    ^^^^^^^\n"
      "   = add `credentials: {limited: {ApiKeyAuth: {secret: NAME}}}` to the target in "
      "assay.yaml\n");
  EXPECT_TRUE(is_blocked(bench.out));
}

TEST(Build, FillsWhatIsMissingOnLoopbackAndSaysSo) {
  Poly bench;
  bench.given.clear();
  bench.destination = {.base = *http::read_url("http://127.0.0.1:1"), .fill_missing = true};
  const auto built =
      bench.build("    request: {operation: agents.telephony.connectors.delete, auth: limited}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->filled,
            (std::vector<std::string>{
                "parameter `agentId`", "parameter `connectorId`", "credentials of `ApiKeyAuth`"}));
  EXPECT_EQ(*built->request.headers.find("x-api-key"),
            generate::credential(7, "ApiKeyAuth", "limited"));
  EXPECT_TRUE(built->untrusted.empty());
}

TEST(Build, IsBlockedWhereNothingNamesAParameter) {
  Poly bench;
  bench.given.clear();
  EXPECT_EQ(bench.code("    request: {operation: agents.telephony.connectors.delete}\n"),
            "cases.no-value");
  EXPECT_TRUE(is_blocked(bench.out));
}

TEST(Build, TakesTheDocumentedTypeForAValueOfTheEnvironment) {
  Bitrix bench;
  bench.world.environment["ID"] = {.value = "17", .text_only = true};
  const auto* lines =
      "    request: {operation: biconnector.connector.delete, with: {id: \"${env.ID}\"}}\n";
  EXPECT_EQ(bench.build(lines)->request.body, R"({"id":17})");
  bench.world.environment["ID"].value = "seventeen";
  EXPECT_EQ(
      bench.wire(lines),
      "cases/x.yaml:5:67: error: the parameter `id`: `seventeen` cannot be taken as an integer "
      "[cases.cannot-take-type]\n"
      "   |\n"
      " 5 |     request: {operation: biconnector.connector.delete, with: {id: \"${env.ID}\"}}\n"
      "   |                                                                   ^^^^^^^^^^^\n"
      "   = correct it, or send it as it is with `{raw: …}`\n");
  EXPECT_FALSE(is_blocked(bench.out));
}

TEST(Build, SendsARawValueAsItIs) {
  Bitrix bench;
  bench.world.environment["ID"] = {.value = "seventeen", .text_only = true};
  const auto built = bench.build(
      "    request: {operation: biconnector.connector.delete, with: {id: {raw: \"${env.ID}\"}}}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_EQ(built->request.body, R"({"id":"seventeen"})");
}

TEST(Build, GivesAnUnknownIdTheDocumentedType) {
  Bitrix bitrix;
  Poly poly;
  const auto number = bitrix.build(
      "    request: {operation: biconnector.connector.delete, with: {id: \"${unknown_id}\"}}\n");
  const auto text = poly.build(
      "    request: {operation: agents.telephony.connectors.delete, with: {connectorId: "
      "\"${unknown_id}\"}}\n");
  ASSERT_TRUE(number && text);
  EXPECT_TRUE(number->sent.at("id").is_int64());
  EXPECT_TRUE(text->sent.at("connectorId").is_string());
  EXPECT_TRUE(number->untrusted.empty());
  EXPECT_TRUE(text->untrusted.empty());
}

TEST(Build, TrustsNoLiteralIdOfADestructiveRequest) {
  Poly poly;
  const auto built = poly.build(
      "    request: {operation: agents.telephony.connectors.delete, with: {connectorId: live}}\n");
  ASSERT_TRUE(built) << poly.shown();
  EXPECT_EQ(built->untrusted, std::vector<std::string>{"connectorId"});
  Bitrix bitrix;
  EXPECT_EQ(bitrix.build("    request: {operation: biconnector.connector.delete, with: {id: 5}}\n")
                ->untrusted,
            std::vector<std::string>{"id"});
}

TEST(Build, GivesARequiredParameterTheVariableOfItsName) {
  Poly poly;
  for (auto& operation : poly.contract->operations)
    operation.parameters.push_back({.name = "region", .in = contract::In::query, .required = true});
  poly.world.variables["region"] = {.value = "north", .text_only = true};
  poly.world.variables["connectorId"] = {.value = "mine", .text_only = true};
  const auto built = poly.build("    request: {operation: agents.telephony.connectors.delete}\n");
  ASSERT_TRUE(built) << poly.shown();
  EXPECT_EQ(built->sent.at("region"), "north");
  EXPECT_TRUE(built->filled.empty());
  EXPECT_TRUE(built->untrusted.empty());
}

TEST(Build, TrustsALiteralIdThatTheDocumentationCallsInvalid) {
  Bitrix bench;
  const auto built = bench.build(
      "    clauses: [bitrix24/biconnector.connector.delete/error/VALIDATION_INVALID_ID_FORMAT]\n"
      "    request: {operation: biconnector.connector.delete, with: {id: 0}}\n");
  ASSERT_TRUE(built) << bench.shown();
  EXPECT_TRUE(built->untrusted.empty());
  const auto other = bench.build(
      "    clauses: [bitrix24/biconnector.connector.delete/error/CONNECTOR_NOT_FOUND]\n"
      "    request: {operation: biconnector.connector.delete, with: {id: 0}}\n");
  EXPECT_EQ(other->untrusted, std::vector<std::string>{"id"});
}

TEST(Build, TrustsNoRowAndNoEnvironment) {
  Poly bench;
  bench.world.environment["ID"] = {.value = "x", .text_only = true};
  for (const auto* id : {"${env.ID}", "${row_id}", "a${unknown_id}"}) {
    const auto built = bench.build(
        "    each: [{row_id: live}]\n    request: {operation: "
        "agents.telephony.connectors.delete, with: {connectorId: \"" +
        std::string(id) + "\"}}\n");
    ASSERT_TRUE(built) << bench.shown();
    EXPECT_EQ(built->untrusted, std::vector<std::string>{"connectorId"}) << id;
  }
}

TEST(Build, RefusesAPathValueThatMeansMoreThanOneResource) {
  for (const auto* id : {"''", "'.'", "'..'", "'*'", "'../x'", "'a/..'", "'..\\x'", "'null'"}) {
    Poly bench;
    const auto value = std::string(id) == "'null'" ? std::string("null") : std::string(id);
    EXPECT_EQ(
        bench.code(
            "    request: {operation: agents.telephony.connectors.delete, with: {connectorId: " +
            value + "}}\n"),
        "cases.dangerous-path")
        << id;
  }
}

TEST(Build, RefusesAVariableThatIsEmptyOrUnknownInARawPath) {
  for (const auto* path :
       {"/v1/agents/${x}/connectors", "/v1//connectors", "/v1/../connectors", "/v1/*"}) {
    Poly bench;
    bench.given["x"] = {.value = ""};
    EXPECT_EQ(bench.code("    request: {method: DELETE, path: \"" + std::string(path) + "\"}\n"),
              "cases.dangerous-path")
        << path;
  }
  Poly bench;
  EXPECT_EQ(bench.code("    request: {method: DELETE, path: \"/v1/${nobody}\"}\n"),
            "cases.unknown-variable");
}

TEST(Build, LooksAtTheIdsOfARawRequestThatFitsAnOperation) {
  Poly bench;
  const auto live = bench.build(
      "    request: {method: DELETE, path: \"/v1/agents/${agentId}/telephony/connectors/live\"}\n");
  ASSERT_TRUE(live) << bench.shown();
  EXPECT_EQ(live->operation, bench.contract->operation("agents.telephony.connectors.delete"));
  EXPECT_EQ(live->untrusted, std::vector<std::string>{"connectorId"});
  EXPECT_EQ(live->sent.at("connectorId"), boost::json::value("live"));
  const auto own = bench.build(
      "    request: {method: DELETE, path: "
      "\"/v1/agents/${agentId}/telephony/connectors/${connectorId}\"}\n");
  EXPECT_TRUE(own->untrusted.empty());
  EXPECT_EQ(bench.build("    request: {method: DELETE, path: /v1/other/live}\n")->untrusted,
            std::vector<std::string>{"path"});
}

TEST(Build, TrustsNoLiteralIdBesideOneOfThisRunInARawPath) {
  for (const auto* path : {"/v1/other/${agentId}/5",
                           "/v1/other/${agentId}/0b1c2d3e-0000-4000-8000-000000000000",
                           "/v1/other/live",
                           "/v1/other/x${agentId}"}) {
    Poly bench;
    EXPECT_EQ(bench.build("    request: {method: DELETE, path: \"" + std::string(path) + "\"}\n")
                  ->untrusted,
              std::vector<std::string>{"path"})
        << path;
  }
  Poly bench;
  EXPECT_TRUE(bench.build("    request: {method: DELETE, path: \"/v1/other/${agentId}/photos\"}\n")
                  ->untrusted.empty());
}

TEST(Build, RefusesAServersVariableThatMeansMoreThanOneResource) {
  for (const auto* value : {"", ".", "..", "*", "a/.."}) {
    Bitrix bench;
    bench.destination.server_variables["user_id"] = value;
    EXPECT_EQ(bench.code("    request: {operation: biconnector.connector.delete, server: webhook, "
                         "with: {id: \"${unknown_id}\"}}\n"),
              "cases.dangerous-path")
        << value;
  }
}

TEST(Build, RefusesALineBreakInAHeader) {
  Poly bench;
  bench.given["v"] = {.value = "a\r\nSet-Cookie: b"};
  EXPECT_EQ(bench.code("    request: {operation: agents.telephony.connectors.delete, headers: "
                       "{X-A: \"${v}\"}}\n"),
            "cases.bad-header-value");
}

TEST(Build, SendsNothingToAHostThatIsNotListed) {
  Poly bench;
  const auto* lines = "    request: {method: GET, url: \"https://api.example.com.evil.com/x\"}\n";
  EXPECT_EQ(bench.code(lines, "read"), "cases.host-not-listed");
  bench.destination.hosts = {"api.example.com.evil.com:443"};
  EXPECT_EQ(bench.wire(lines, "read"), "GET https://api.example.com.evil.com/x\n");
  EXPECT_EQ(bench.code("    request: {operation: agents.telephony.connectors.delete}\n"),
            "cases.host-not-listed");
}

TEST(Build, SendsNoCredentialsOverPlainHttpToAnotherMachine) {
  Poly bench;
  bench.destination.base = *http::read_url("http://api.example.com");
  EXPECT_EQ(bench.code("    request: {operation: agents.telephony.connectors.delete}\n"),
            "cases.plain-http");
  bench.destination.base = *http::read_url("http://127.0.0.1:80");
  EXPECT_TRUE(bench.build("    request: {operation: agents.telephony.connectors.delete}\n"));
}

TEST(Build, SuggestsOperationsParametersAndServers) {
  Bitrix bench;
  const auto advice = [&](const std::string& request) {
    bench.out = {};
    EXPECT_FALSE(bench.build("    request: " + request + "\n"));
    return bench.out.items().empty() ? "" : bench.out.items()[0].advice;
  };
  EXPECT_EQ(advice("{operation: biconnector.connector.delet}"),
            "did you mean `biconnector.connector.delete`?");
  EXPECT_EQ(advice("{operation: biconnector.connector.delete, with: {ID: 3}}"), "known: `id`");
  EXPECT_EQ(advice("{operation: biconnector.connector.delete, server: webhok}"),
            "did you mean `webhook`?");
}

TEST(CheckNames, FindsInEveryStepWhatTheContractDoesNotHave) {
  Bitrix bench;
  bench.read(R"(assay: 1
cases:
  - id: a
    clauses: [bitrix24/biconnector.connector.delete/status/20]
    given: {conector: present}
    setup: [{request: {operation: biconnector.connector.delet}}]
    steps: [{request: {operation: biconnector.connector.delete, with: {di: 1}, omit: [id]}}]
    finally: [{request: {operation: biconnector.connector.delete, server: oath}}, {request: {method: GET, path: /}}]
)");
  ASSERT_TRUE(bench.file) << bench.shown();
  check_names(bench.file->cases[0], *bench.contract, bench.out);
  std::string codes;
  for (const auto& problem : bench.out.items())
    codes += problem.code + " " + problem.advice + "\n";
  EXPECT_EQ(codes,
            "cases.unknown-clause did you mean "
            "`bitrix24/biconnector.connector.delete/status/200`?\n"
            "cases.unknown-resource did you mean `connector`?\n"
            "cases.unknown-operation did you mean `biconnector.connector.delete`?\n"
            "cases.unknown-parameter did you mean `id`?\n"
            "cases.effect-too-weak add `effect: destructive`\n"
            "cases.effect-too-weak add `effect: destructive`\n"
            "cases.unknown-server did you mean `oauth`?\n");
}

TEST(Build, WritesARawRequestAsTheCaseDoes) {
  Bench bench("polyai");
  bench.contract.reset();
  bench.destination.base = *http::read_url("https://api.example.com/base");
  bench.destination.headers = {{"X-All", "yes"}};
  bench.given["q"] = {.value = "a b&c"};
  EXPECT_EQ(bench.wire("    request:\n"
                       "      method: POST\n"
                       "      path: /x?y=1\n"
                       "      query: {q: \"${q}\", n: [1, 2]}\n"
                       "      headers: {Accept: text/plain}\n"
                       "      cookies: {s: abc, t: 2}\n"
                       "      json: {a: [1, null, 1.5], \"b\": \"${q}\"}\n",
                       "write"),
            "POST https://api.example.com/base/x?y=1&q=a%20b%26c&n=1&n=2\n"
            "X-All: yes\n"
            "Accept: text/plain\n"
            "Cookie: s=abc; t=2\n"
            "Content-Type: application/json\n"
            R"({"a":[1,null,1.5E0],"b":"a b&c"})");
}

TEST(Build, WritesFormsAndTextsAndParts) {
  Bench bench("polyai");
  EXPECT_EQ(
      bench.wire("    request: {method: POST, path: /x, form: {a: 1, b: [x y, \"&\"]}}\n", "write"),
      "POST https://api.example.com/x\nContent-Type: "
      "application/x-www-form-urlencoded\na=1&b=x%20y&b=%26");
  EXPECT_EQ(bench.wire("    request: {method: POST, path: /x, text: hi}\n", "write"),
            "POST https://api.example.com/x\nContent-Type: text/plain; charset=utf-8\nhi");
  bench.disk.files["cases/f.txt"] = "${not} a variable\n";
  EXPECT_EQ(bench.wire("    request: {method: POST, path: /x, file: f.txt}\n", "write"),
            "POST https://api.example.com/x\nContent-Type: application/octet-stream\n${not} a "
            "variable\n");
  const auto parts = bench.build(
      "    request: {method: POST, path: /x, multipart: {n: 3, f: {file: f.txt, type: a/b}}}\n",
      "write");
  ASSERT_TRUE(parts) << bench.shown();
  const auto type = *parts->request.headers.find("Content-Type");
  const auto boundary = type.substr(type.find('=') + 1);
  EXPECT_EQ(parts->request.body,
            "--" + boundary + "\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n3\r\n" + "--" +
                boundary +
                "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n" +
                "Content-Type: a/b\r\n\r\n${not} a variable\n\r\n--" + boundary + "--\r\n");
}

TEST(Build, PutsTheNamedCredentialsIntoARawRequest) {
  Poly bench;
  EXPECT_EQ(bench.wire("    request: {method: GET, path: /x, auth: default}\n", "read"),
            "GET https://api.example.com/x\nx-api-key: poly-secret\n");
  EXPECT_EQ(bench.wire("    request: {method: GET, path: /x}\n", "read"),
            "GET https://api.example.com/x\n");
}

}  // namespace
}  // namespace assay::cases
