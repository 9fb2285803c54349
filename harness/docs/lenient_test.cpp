#include "docs/lenient.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tree/write.h"

namespace assay::docs {
namespace {

std::string read(const std::string& text, std::size_t problems) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto value = read_example(sources, sources.add("page.md", text), out);
  EXPECT_EQ(out.items().size(), problems);
  auto json = value ? tree::write_json(*value) : "nothing";
  json.erase(std::remove_if(json.begin(), json.end(), [](char c) { return c == ' ' || c == '\n'; }),
             json.end());
  return json;
}

TEST(ReadExample, TakesJsonAsItIs) {
  EXPECT_EQ(read("{\"a\": \"// no comment, ...\"}", 0), "{\"a\":\"//nocomment,...\"}");
}

TEST(ReadExample, PassesOverCommentsDotsAndCommas) {
  EXPECT_EQ(read("{\"a\": 1, // one\n \"b\": [1, 2, ...],\n ...\n}", 1), "{\"a\":1,\"b\":[1,2]}");
  EXPECT_EQ(read("[1, /* two */ 3,,]", 1), "[1,3]");
  EXPECT_EQ(read("{..., \"a\": 1}", 1), "{\"a\":1}");
}

TEST(ReadExample, WarnsOfWhatItCannotRead) {
  EXPECT_EQ(read("{\"a\": ", 1), "nothing");
}

TEST(ReadExample, KeepsThePlaceOfEveryValue) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto value = read_example(sources, sources.add("page.md", "{ // x\n \"a\": 1, }"), out);
  ASSERT_TRUE(value);
  EXPECT_EQ(sources.place(value->members.at(0).value.span), "page.md:2:7");
}

}  // namespace
}  // namespace assay::docs
