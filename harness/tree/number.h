#pragma once

#include <compare>
#include <string_view>

namespace assay::tree {

/// Compares two numbers in JSON's spelling (RFC 8259 section 6) as exact decimals, however long
/// they are: `1.0` equals `1`, and 2^64 differs from 2^64 + 1. Unordered only where both lie beyond
/// ten to the power of 10^17 (or as near to zero) and their spellings differ.
[[nodiscard]] std::partial_ordering compare_numbers(std::string_view left, std::string_view right);

}  // namespace assay::tree
