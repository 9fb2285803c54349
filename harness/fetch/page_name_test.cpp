#include "fetch/page_name.h"

#include <gtest/gtest.h>

namespace assay::fetch {
namespace {

std::string name_of_url(std::string_view url, const docs::PageList& list = {}) {
  return page_name(url, "# Get\n", list);
}

TEST(PageName, IsTheLastSegment) {
  EXPECT_EQ(name_of_url("https://docs.example.com/items/get.md"), "get.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/items/Get%20an%20item/"), "get-an-item.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/items/get.html?v=2"), "get.html.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/"), "docs.example.com.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/items/index"), "items-index.md");
}

TEST(PageName, TakesMoreSegmentsWhereThatIsAnotherPages) {
  docs::PageList list;
  list.pages.push_back({.page = "delete.md"});
  EXPECT_EQ(name_of_url("https://docs.example.com/items/methods/delete/", list),
            "methods-delete.md");
  list.pages.push_back({.page = "methods-delete.md"});
  EXPECT_EQ(name_of_url("https://docs.example.com/items/methods/delete/", list),
            "items-methods-delete.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/pages.yaml"), "docs.example.com-pages.yaml");
}

TEST(PageName, NeverLeadsOutOfItsFolder) {
  EXPECT_EQ(name_of_url("https://docs.example.com/%2e%2e%2f%2e%2e%2fetc%2fpasswd"),
            "etc-passwd.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/.bashrc"), "bashrc.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/-rf"), "rf.md");
  EXPECT_EQ(name_of_url("https://docs.example.com/%00%0a"), "docs.example.com.md");
}

TEST(PageName, EndsAsTheTextDoes) {
  EXPECT_EQ(page_name("https://a.example.com/spec", "{\"openapi\": \"3.1.0\"}", {}), "spec.json");
  EXPECT_EQ(page_name("https://a.example.com/spec", "openapi: 3.1.0\ninfo: {}\n", {}), "spec.yaml");
}

}  // namespace
}  // namespace assay::fetch
