#include "docs/json_writer.h"

#include <string>

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

std::string written(std::string_view text) {
  JsonWriter out;
  out.string(text);
  return out.take();
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  JsonWriter out;
  out.open('{');
  out.member("a", "b");
  out.key("c");
  out.open('[');
  out.raw("1");
  out.string("");
  out.open('{');
  out.close('}');
  out.close(']');
  out.member("d", "e");
  out.close('}');
  EXPECT_EQ(out.take(), R"({"a":"b","c":[1,"",{}],"d":"e"})");
  EXPECT_EQ(out.take(), "");
}

TEST(JsonWriter, EscapesWhatJsonDoesNotTake) {
  EXPECT_EQ(written("\"\\\n\x01"), R"("\"\\\n\u0001")");
  EXPECT_EQ(written("one \"word\" more"), R"("one \"word\" more")");
  EXPECT_EQ(written("é€😀 a"), "\"é€😀 a\"");
  EXPECT_EQ(written("a\xFFz\xC3"), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

TEST(JsonWriter, EscapesAtEachPlaceOfATextOfAnyLength) {
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      const std::string before(at, 'x');
      const std::string behind(length - at - 1, 'y');
      EXPECT_EQ(written(before + '"' + behind), '"' + before + "\\\"" + behind + '"');
    }
  }
}

TEST(JsonWriter, TakesTextsOfAnyLength) {
  JsonWriter out;
  std::string expected = "[";
  out.open('[');
  for (std::size_t length = 0; length < 300; ++length) {
    const std::string text(length, 'x');
    out.string(text + "\n");
    out.string(text);
    expected += (length == 0 ? "\"" : ",\"") + text + "\\n\",\"" + text + "\"";
  }
  out.close(']');
  EXPECT_EQ(out.take(), expected + "]");
}

TEST(JsonWriter, PassesOnWhatItWritesWhole) {
  std::string whole;
  std::size_t blocks = 0;
  JsonWriter out([&](std::string_view block) {
    whole += block;
    ++blocks;
  });
  JsonWriter kept;
  for (auto* one : {&out, &kept}) {
    one->open('[');
    for (const std::size_t length : {1U, 40'000U, 7U, 100'000U, 3U, 64U << 10U}) {
      one->string(std::string(length, 'x'));
      one->raw(std::to_string(length));
    }
    one->close(']');
  }
  EXPECT_GT(blocks, 1U);
  EXPECT_EQ(whole + out.take(), kept.take());
}

}  // namespace
}  // namespace assay::docs
