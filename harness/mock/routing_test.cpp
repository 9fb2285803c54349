#include "mock/routing.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "mock/segment.h"

namespace assay::mock {
namespace {

using Texts = std::vector<std::string>;

contract::Contract contract_of(const std::vector<std::string>& servers,
                               const std::vector<std::pair<std::string, std::string>>& operations) {
  contract::Contract contract;
  for (const auto& url : servers) {
    contract::Server server;
    server.url = url;
    server.name = url;
    contract.servers.push_back(server);
  }
  for (const auto& [method, path] : operations) {
    contract::Operation operation;
    operation.id = method + " " + path;
    operation.method = method;
    operation.path = path;
    for (std::size_t i = 0; i < servers.size(); ++i)
      operation.servers.push_back(i);
    contract.operations.push_back(operation);
  }
  return contract;
}

/// The operations found, with their values, as one text.
std::string found_by(const contract::Contract& contract,
                     std::string_view method,
                     std::string_view path) {
  Router router;
  router.add(contract);
  const auto found = router.find(method, path);
  std::string text;
  for (const auto& match : found.matches) {
    text += match.route->operation->id;
    for (const auto& [name, value] : match.values)
      text += fmt::format(" {}={}", name, value);
    text += ";";
  }
  for (const auto& known : found.methods)
    text += "allow " + known + ";";
  return text;
}

TEST(Router, PutsTheServersPathBeforeTheTemplate) {
  const auto contract =
      contract_of({"https://{host}/rest/{user}/{key}/"}, {{"POST", "/thing.delete"}});
  EXPECT_EQ(found_by(contract, "POST", "/rest/1/secret/thing.delete"),
            "POST /thing.delete user=1 key=secret;");
  EXPECT_EQ(found_by(contract, "POST", "/rest/thing.delete"), "");
  EXPECT_EQ(found_by(contract, "POST", "/rest/1/secret/thing.delete/"), "");
}

TEST(Router, FindsOneOperationUnderEachOfItsServers) {
  const auto contract =
      contract_of({"https://{host}/rest/{user}/{key}", "https://{host}/rest"}, {{"POST", "/x"}});
  EXPECT_EQ(found_by(contract, "POST", "/rest/x"), "POST /x;");
  EXPECT_EQ(found_by(contract, "POST", "/rest/1/k/x"), "POST /x user=1 key=k;");
}

TEST(Router, DecodesEachSegmentOnce) {
  const auto contract = contract_of({}, {{"GET", "/files/{name}"}, {"GET", "/files/a b"}});
  EXPECT_EQ(found_by(contract, "GET", "/files/x%2Fy"), "GET /files/{name} name=x/y;");
  EXPECT_EQ(found_by(contract, "GET", "/files/%252e%252e"), "GET /files/{name} name=%2e%2e;");
  EXPECT_EQ(found_by(contract, "GET", "/files/%2e%2e"), "GET /files/{name} name=..;");
  EXPECT_EQ(found_by(contract, "GET", "/files/%zz"), "");
  EXPECT_EQ(found_by(contract, "GET", "/files/a%20b"),
            "GET /files/a b;GET /files/{name} name=a b;");
}

TEST(Router, ReadsTheBracesOfATemplateBeforeItDecodes) {
  const auto contract = contract_of(
      {},
      {{"GET", "/lit/%7Bx%7D"}, {"GET", "/q/{a%20b}"}, {"GET", "/a%20{b}%2F"}, {"GET", "/%zz"}});
  EXPECT_EQ(found_by(contract, "GET", "/lit/%7Bx%7D"), "GET /lit/%7Bx%7D;");
  EXPECT_EQ(found_by(contract, "GET", "/lit/{x}"), "GET /lit/%7Bx%7D;");
  EXPECT_EQ(found_by(contract, "GET", "/lit/known"), "");
  EXPECT_EQ(found_by(contract, "GET", "/q/7"), "GET /q/{a%20b} a%20b=7;");
  EXPECT_EQ(found_by(contract, "GET", "/a%20b%2F"), "GET /a%20{b}%2F b=b;");
}

TEST(Router, TakesALiteralSegmentBeforeAVariableOne) {
  const auto contract =
      contract_of({}, {{"GET", "/users/{id}"}, {"GET", "/users/me"}, {"GET", "/users/{id}.json"}});
  EXPECT_EQ(found_by(contract, "GET", "/users/me"), "GET /users/me;GET /users/{id} id=me;");
  EXPECT_EQ(found_by(contract, "GET", "/users/7.json"),
            "GET /users/{id}.json id=7;GET /users/{id} id=7.json;");
}

TEST(Router, ComparesTemplatesUpToTheFirstSegmentOfWhichOneSaysMore) {
  const auto contract = contract_of({},
                                    {{"GET", "/status/{host}/{user}"},
                                     {"GET", "/status/{badge}/branch"},
                                     {"GET", "/{any}/{badge}/branch"}});
  EXPECT_EQ(found_by(contract, "GET", "/status/a/branch"),
            "GET /status/{badge}/branch badge=a;GET /status/{host}/{user} host=a user=branch;"
            "GET /{any}/{badge}/branch any=status badge=a;");
}

TEST(Router, NamesTheMethodsThatAPathKnows) {
  const auto contract = contract_of({}, {{"GET", "/a"}, {"DELETE", "/a"}, {"POST", "/b"}});
  EXPECT_EQ(found_by(contract, "PUT", "/a"), "allow DELETE;allow GET;allow HEAD;");
  EXPECT_EQ(found_by(contract, "GET", "/b"), "allow POST;");
  EXPECT_EQ(found_by(contract, "GET", "/c"), "");
}

TEST(Router, AnswersHeadWhereGetIsKnown) {
  const auto contract = contract_of({}, {{"GET", "/a"}});
  EXPECT_EQ(found_by(contract, "HEAD", "/a"), "GET /a;");
}

TEST(Router, NeverFitsAnEmptySegmentToAVariable) {
  const auto contract = contract_of({}, {{"DELETE", "/accounts/{id}/connectors"}});
  EXPECT_EQ(found_by(contract, "DELETE", "/accounts//connectors"), "");
}

TEST(BasePath, IsWhatStandsBehindTheHost) {
  EXPECT_EQ(base_path("https://api.example.com/client/v4"), "/client/v4");
  EXPECT_EQ(base_path("https://{host}/rest/"), "/rest");
  EXPECT_EQ(base_path("https://api.example.com"), "");
  EXPECT_EQ(base_path("/v1/"), "/v1");
  EXPECT_EQ(base_path(""), "");
  EXPECT_EQ(base_path("https://x/y?z#w"), "/y");
}

TEST(Segment, FitsInEachWayThatGivesEveryVariableSomething) {
  const auto segment = read_segment("{a}-{b}.json");
  EXPECT_EQ(fits(segment, "1-2-3.json", 64),
            (std::vector<Values>{{{"a", "1"}, {"b", "2-3"}}, {{"a", "1-2"}, {"b", "3"}}}));
  EXPECT_EQ(fits(segment, "-2.json", 64), std::vector<Values>{});
  EXPECT_EQ(fits(segment, "1-2", 64), std::vector<Values>{});
  EXPECT_EQ(fits(read_segment("{a}{b}"), "x.c", 64),
            (std::vector<Values>{{{"a", "x"}, {"b", ".c"}}, {{"a", "x."}, {"b", "c"}}}));
  EXPECT_EQ(fits(read_segment("{open"), "{open", 64), std::vector<Values>{{}});
}

TEST(Segment, FitsInNoMoreWaysThanAreAskedFor) {
  EXPECT_EQ(fits(read_segment("{a}{b}{c}{d}"), std::string(1000, 'x'), 64).size(), 64U);
  EXPECT_EQ(fits(read_segment("{a}{b}"), "xyz", 1),
            (std::vector<Values>{{{"a", "x"}, {"b", "yz"}}}));
}

/// Each split of such a text was tried once.
TEST(Segment, FitsInNoWayWithoutTryingAll) {
  EXPECT_EQ(fits(read_segment("{a}{b}{c}{d}{e}{f}{g}{h}x"), std::string(2000, 'y'), 64),
            std::vector<Values>{});
}

TEST(Router, FindsOnePathInNoMoreThanSixtyFourWays) {
  const auto contract = contract_of({},
                                    {{"GET", "/{a}{b}{z}/{c}{d}{y}/{e}{f}{x}/{g}{h}{w}"},
                                     {"GET", "/{a}{b}{z}/{c}{d}{y}/{e}{f}{x}/{g}{h}{w}/end"},
                                     {"GET", "/{n}/{c}{d}{y}/{m}/{l}"}});
  Router router;
  router.add(contract);
  const auto long_one = "/" + std::string(20, 'q');
  const auto path = long_one + long_one + long_one + long_one;
  const auto found = router.find("GET", path);
  EXPECT_EQ(found.matches.size(), 65U);
  EXPECT_EQ(found.matches.back().route->operation->path, "/{n}/{c}{d}{y}/{m}/{l}");
  EXPECT_EQ(router.find("GET", path + "/end").matches.size(), 64U);
  EXPECT_EQ(router.find("GET", path + "/none").matches.size(), 0U);
  EXPECT_EQ(router.find("PUT", path).methods, (Texts{"GET", "HEAD"}));
}

TEST(Router, PutsTheTemplateFirstThatSaysMore) {
  const auto contract =
      contract_of({}, {{"GET", "/list.{format}"}, {"GET", "/{id}"}, {"GET", "/{id}.{format}"}});
  EXPECT_EQ(found_by(contract, "GET", "/list.json"),
            "GET /list.{format} format=json;GET /{id}.{format} id=list format=json;"
            "GET /{id} id=list.json;");
}

TEST(SplitPath, KeepsEmptySegments) {
  EXPECT_EQ(split_path("/a//b/"), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_EQ(split_path("/"), std::vector<std::string_view>{""});
  EXPECT_EQ(split_path(""), std::vector<std::string_view>{});
}

}  // namespace
}  // namespace assay::mock
