#include "schema/number.h"

#include <gtest/gtest.h>

namespace assay::schema {
namespace {

TEST(ReadDecimal, GivesEqualNumbersEqualFields) {
  EXPECT_EQ(read_decimal("1"), read_decimal("1.000"));
  EXPECT_EQ(read_decimal("1e3"), read_decimal("1000"));
  EXPECT_EQ(read_decimal("0.0"), read_decimal("-0"));
  EXPECT_EQ(read_decimal("12.50E-1"), read_decimal("1.25"));
  EXPECT_EQ(read_decimal("0e999999999999999999999"), Decimal{});
  EXPECT_NE(read_decimal("18446744073709551616"), read_decimal("18446744073709551617"));
}

TEST(ReadDecimal, KnowsIntegersByValueNotBySpelling) {
  EXPECT_TRUE(read_decimal("1.0").is_integer());
  EXPECT_TRUE(read_decimal("1e400").is_integer());
  EXPECT_TRUE(read_decimal("0.000").is_integer());
  EXPECT_FALSE(read_decimal("1e-400").is_integer());
  EXPECT_FALSE(read_decimal("10.01").is_integer());
}

TEST(ToDecimal, TakesADoubleForItsShortestDecimal) {
  EXPECT_EQ(to_decimal(0.1), read_decimal("0.1"));
  EXPECT_EQ(to_decimal(1e23), read_decimal("1e23"));
  EXPECT_EQ(to_decimal(-19.99), read_decimal("-19.99"));
  EXPECT_EQ(to_decimal(std::int64_t{-42}), read_decimal("-42"));
  EXPECT_EQ(to_decimal(std::uint64_t{18446744073709551615U}), read_decimal("18446744073709551615"));
}

TEST(CompareDecimals, OrdersByValue) {
  const std::vector<std::string> ascending = {"-1e400",
                                              "-10",
                                              "-9.5",
                                              "-0.001",
                                              "0",
                                              "1e-400",
                                              "0.1",
                                              "0.11",
                                              "2",
                                              "10",
                                              "9007199254740993",
                                              "1e400"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(compare(read_decimal(ascending[i]), read_decimal(ascending[j])), i <=> j)
          << ascending[i] << " and " << ascending[j];
    }
  }
}

TEST(IsMultiple, CountsInDecimals) {
  const auto is = [](std::string_view value, std::string_view divisor) {
    return is_multiple(read_decimal(value), read_decimal(divisor));
  };
  EXPECT_TRUE(is("19.99", "0.01"));
  EXPECT_TRUE(is("4.35", "0.01"));
  EXPECT_TRUE(is("0.3", "0.1"));
  EXPECT_FALSE(is("0.075", "0.01"));
  EXPECT_FALSE(is("2.5", "2"));
  EXPECT_TRUE(is("-6", "2"));
  EXPECT_TRUE(is("0", "7"));
  EXPECT_TRUE(is("1e308", "0.5"));
  EXPECT_TRUE(is("1e400", "0.123456789") == false);
  EXPECT_TRUE(is("123456789e300", "0.123456789"));
  EXPECT_FALSE(is("7", "10"));
  EXPECT_TRUE(is("123456789012345678901234567890", "10"));
  EXPECT_FALSE(is("123456789012345678901234567891", "10"));
}

}  // namespace
}  // namespace assay::schema
