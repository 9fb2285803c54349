#include <gtest/gtest.h>

#include "tree/node.h"
#include "tree/number.h"
#include "tree/pointer.h"
#include "tree/testing.h"

namespace assay::tree {
namespace {

bool equal_texts(std::string_view left, std::string_view right) {
  const JsonReading l(left);
  const JsonReading r(right);
  return equal(*l.root, *r.root);
}

TEST(Numbers, AreComparedExactly) {
  EXPECT_EQ(compare_numbers("1.0", "1"), std::partial_ordering::equivalent);
  EXPECT_EQ(compare_numbers("100e-2", "1"), std::partial_ordering::equivalent);
  EXPECT_EQ(compare_numbers("-0", "0.0e5"), std::partial_ordering::equivalent);
  EXPECT_EQ(compare_numbers("18446744073709551616", "18446744073709551617"),
            std::partial_ordering::less);
  EXPECT_EQ(compare_numbers("-2", "-10"), std::partial_ordering::greater);
  EXPECT_EQ(compare_numbers("-2", "1"), std::partial_ordering::less);
  EXPECT_EQ(compare_numbers("0.10", "0.099"), std::partial_ordering::greater);
  EXPECT_EQ(compare_numbers("9e99", "1e100"), std::partial_ordering::less);
  EXPECT_EQ(compare_numbers("0", "0.0001"), std::partial_ordering::less);
}

TEST(Numbers, BeyondEveryExponentAreEqualOnlyInOneSpelling) {
  const std::string huge = "1e99999999999999999999";
  EXPECT_EQ(compare_numbers(huge, huge), std::partial_ordering::equivalent);
  EXPECT_EQ(compare_numbers(huge, huge + "0"), std::partial_ordering::unordered);
}

TEST(Equal, LooksAtValuesOnly) {
  EXPECT_TRUE(equal_texts(R"({"a": 1, "b": [true, null]})", R"({"b":[true,null],"a":1.00})"));
  EXPECT_FALSE(equal_texts(R"({"a": 1})", R"({"a": "1"})"));
  EXPECT_FALSE(equal_texts(R"({"a": 1})", R"({"b": 1})"));
  EXPECT_FALSE(equal_texts(R"({"a": 1})", R"({"a": 1, "b": 2})"));
  EXPECT_FALSE(equal_texts("[1, 2]", "[2, 1]"));
  EXPECT_FALSE(equal_texts("[]", "{}"));
  EXPECT_FALSE(equal_texts("true", "false"));
}

TEST(Find, GivesTheValueUnderAKey) {
  const JsonReading reading(R"({"a": 1, "b": "x"})");
  EXPECT_EQ(reading.root->find("a")->scalar, "1");
  EXPECT_EQ(reading.root->find("c"), nullptr);
  EXPECT_EQ(reading.root->string_at("b"), "x");
  EXPECT_EQ(reading.root->string_at("a"), "");
}

TEST(Pointer, ReadsWhatItWrites) {
  for (const std::string text : {"", "/", "/a~1b/~0/0", "//x"})
    EXPECT_EQ(Pointer::read(text)->to_string(), text);
  EXPECT_EQ(Pointer::read("/a~1b")->tokens, (std::vector<std::string>{"a/b"}));
  EXPECT_EQ((Pointer{} / "a/b" / "~").to_string(), "/a~1b/~0");
}

TEST(Pointer, RefusesTextsThatAreNone) {
  EXPECT_EQ(Pointer::read("a").error().code, "pointer.no-slash");
  EXPECT_EQ(Pointer::read("/~").error().code, "pointer.bad-escape");
  EXPECT_EQ(Pointer::read("/a~2").error().code, "pointer.bad-escape");
}

// The document and the pointers of RFC 6901 section 5.
TEST(Pointer, FindsEveryValueOfTheExampleInItsRfc) {
  const JsonReading reading(
      R"({"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8})");
  const auto at = [&](std::string_view pointer) {
    return find(*reading.root, *Pointer::read(pointer));
  };
  EXPECT_EQ(at(""), &*reading.root);
  EXPECT_EQ(at("/foo/0")->scalar, "bar");
  EXPECT_EQ(at("/")->scalar, "0");
  EXPECT_EQ(at("/a~1b")->scalar, "1");
  EXPECT_EQ(at("/c%d")->scalar, "2");
  EXPECT_EQ(at("/e^f")->scalar, "3");
  EXPECT_EQ(at("/g|h")->scalar, "4");
  EXPECT_EQ(at("/i\\j")->scalar, "5");
  EXPECT_EQ(at("/k\"l")->scalar, "6");
  EXPECT_EQ(at("/ ")->scalar, "7");
  EXPECT_EQ(at("/m~0n")->scalar, "8");
}

TEST(Pointer, FindsNothingBesideTheTree) {
  const JsonReading reading(R"({"a": [1, 2]})");
  for (const std::string text :
       {"/b", "/a/2", "/a/-", "/a/01", "/a/x", "/a/0/0", "/a/18446744073709551616", "/a/"}) {
    EXPECT_EQ(find(*reading.root, *Pointer::read(text)), nullptr) << text;
  }
}

}  // namespace
}  // namespace assay::tree
