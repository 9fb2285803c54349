#include "docs/stainless_states.h"

#include <cstddef>
#include <cstdint>

#include <gtest/gtest.h>

namespace assay::docs::stainless {
namespace {

TEST(StatePlaces, KnowsWhatWasNotedInThisStep) {
  StatePlaces places;
  for (int step = 0; step < 3; ++step) {
    places.clear();
    // Far more than it has room for at first, and many that would stand in one place.
    for (std::uint64_t i = 0; i < 5000; ++i) {
      auto& place = places.at(i * 1024);
      ASSERT_EQ(place, StatePlaces::none) << i;
      place = static_cast<std::size_t>(i);
    }
    for (std::uint64_t i = 0; i < 5000; ++i)
      ASSERT_EQ(places.at(i * 1024), i);
    EXPECT_EQ(places.at(1), StatePlaces::none);
  }
}

}  // namespace
}  // namespace assay::docs::stainless
