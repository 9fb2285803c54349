#pragma once

#include <cstddef>

/// What each contradiction costs. Announced counts, names and order were true in every page that
/// was measured; the example leaves out optional fields now and then.
namespace assay::docs::stainless::price {

constexpr int wrong_count = 400;
constexpr int wrong_name = 150;
constexpr int wrong_literal = 150;
constexpr int wrong_alternative = 30;
constexpr int same_name_twice = 500;
constexpr int required_behind_optional = 200;
constexpr int prose = 100;
constexpr int first_mention_elided = 12;
constexpr int object_elided_at_once = 25;
constexpr int union_elided = 40;
constexpr int unlike_before = 6;
constexpr int model_spelt_out_again = 6;
constexpr int required_not_in_example = 3;
constexpr int optional_not_in_example = 1;
constexpr int example_key_unknown = 8;
constexpr int out_of_order = 2;
constexpr int example_is_no_object = 4;
constexpr int hopeless = 700;  // above the cheapest state
constexpr std::size_t widest = 64;

}  // namespace assay::docs::stainless::price
