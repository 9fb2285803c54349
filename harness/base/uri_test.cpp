#include "base/uri.h"

#include <gtest/gtest.h>

namespace assay::base {
namespace {

TEST(ResolveUri, FollowsTheExamplesOfRfc3986) {
  constexpr std::string_view base = "http://a/b/c/d;p?q";
  EXPECT_EQ(resolve_uri(base, "g:h"), "g:h");
  EXPECT_EQ(resolve_uri(base, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolve_uri(base, "./g"), "http://a/b/c/g");
  EXPECT_EQ(resolve_uri(base, "g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolve_uri(base, "/g"), "http://a/g");
  EXPECT_EQ(resolve_uri(base, "//g"), "http://g");
  EXPECT_EQ(resolve_uri(base, "?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolve_uri(base, "g?y#s"), "http://a/b/c/g?y#s");
  EXPECT_EQ(resolve_uri(base, ""), "http://a/b/c/d;p?q");
  EXPECT_EQ(resolve_uri(base, "."), "http://a/b/c/");
  EXPECT_EQ(resolve_uri(base, ".."), "http://a/b/");
  EXPECT_EQ(resolve_uri(base, "../../g"), "http://a/g");
  EXPECT_EQ(resolve_uri(base, "../../../g"), "http://a/g");
}

TEST(ResolveUri, JoinsFileNamesAndKeepsWhatLeadsOutOfTheirFolder) {
  EXPECT_EQ(resolve_uri("schemas/a.yaml", "b.json#/x"), "schemas/b.json#/x");
  EXPECT_EQ(resolve_uri("schemas/a.yaml", "../b.json"), "b.json");
  EXPECT_EQ(resolve_uri("../schemas/a.yaml", "b.json"), "../schemas/b.json");
  EXPECT_EQ(resolve_uri("../schemas/a.yaml", "../../b.json"), "../../b.json");
  EXPECT_EQ(resolve_uri("../../schemas/a.yaml", "./x/../b.json"), "../../schemas/b.json");
  EXPECT_EQ(resolve_uri("/schemas/a.yaml", "../../b.json"), "/b.json");
  EXPECT_EQ(resolve_uri("a.yaml", "../b.json"), "../b.json");
}

}  // namespace
}  // namespace assay::base
