#include "fetch/redirect.h"

#include <string>

#include <gtest/gtest.h>

namespace assay::fetch {
namespace {

http::Url url(const std::string& text) {
  return http::read_url(text).value();
}

std::string resolved(const std::string& location) {
  const auto to = resolve(url("https://docs.example.com/api/items/get?v=1"), location);
  return to ? to->to_string() : to.error().code;
}

// RFC 3986 section 5.4 has more of them.
TEST(Resolve, GivesWhatALocationMeans) {
  EXPECT_EQ(resolved("https://other.example.com/x"), "https://other.example.com/x");
  EXPECT_EQ(resolved("//other.example.com/x"), "https://other.example.com/x");
  EXPECT_EQ(resolved("/x?y=1#part"), "https://docs.example.com/x?y=1");
  EXPECT_EQ(resolved("get.md"), "https://docs.example.com/api/items/get.md");
  EXPECT_EQ(resolved("../a/./b/"), "https://docs.example.com/api/a/b/");
  EXPECT_EQ(resolved("../../../.."), "https://docs.example.com/");
  EXPECT_EQ(resolved("?v=2"), "https://docs.example.com/api/items/get?v=2");
  EXPECT_EQ(resolved("#part"), "https://docs.example.com/api/items/get?v=1");
}

TEST(Resolve, RefusesWhatIsNoAddressOfAPage) {
  for (const auto* location : {"file:///etc/passwd", "javascript:0", "https://", "//a b/"})
    EXPECT_FALSE(resolve(url("https://docs.example.com/"), location).has_value()) << location;
}

bool is_followed(const std::string& from, const std::string& to, const Policy& policy = {}) {
  const auto done = check_redirect(url(from), url(to), policy);
  EXPECT_EQ(done ? "fetch.redirect" : done.error().code, "fetch.redirect");
  return done.has_value();
}

TEST(CheckRedirect, FollowsWithinTheHost) {
  EXPECT_TRUE(is_followed("https://docs.example.com/a", "https://docs.example.com/b"));
  EXPECT_TRUE(is_followed("http://docs.example.com/a", "https://docs.example.com/a"));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "http://docs.example.com/a"));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "https://docs.example.com:8443/a"));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "https://evil.docs.example.com/a"));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "https://127.0.0.1/a"));
}

TEST(CheckRedirect, FollowsToTheHostsThatAreAllowed) {
  const Policy policy{.hosts = {"New.Example.com", "odd.example.com:8443"}};
  EXPECT_TRUE(is_followed("https://docs.example.com/a", "https://new.example.com/a", policy));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "https://new.example.com:81/a", policy));
  EXPECT_TRUE(is_followed("https://docs.example.com/a", "https://odd.example.com:8443/", policy));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "https://odd.example.com/", policy));
  EXPECT_FALSE(is_followed("https://docs.example.com/a", "http://new.example.com/a", policy));
}

}  // namespace
}  // namespace assay::fetch
