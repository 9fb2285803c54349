#pragma once

#include <string>

#include <gtest/gtest.h>

#include "testing/golden.h"

namespace assay::testing {

/// A page of our own and the vendor's page that it restates.
struct Restated {
  const char* seed_name;
  const char* api;
  const char* page;

  [[nodiscard]] std::string seed() const { return shared_path(std::string("seeds/") + seed_name); }
  [[nodiscard]] std::string ours() const {
    return source_path(std::string("cases/") + api + "/pages/" + page);
  }
};

/// All of them, and what a test of each is called.
inline auto all_restated() {
  return ::testing::Values(
      Restated{"000_544727d5b1096473.txt", "cloudflare", "magic-connectors-delete.md"},
      Restated{"001_8e0f1065ae5d04ab.txt", "bitrix24", "biconnector-connector-delete.md"},
      Restated{"002_bcc9f56050f071dc.txt", "polyai", "delete-connector.md"});
}
inline std::string api_of(const ::testing::TestParamInfo<Restated>& one) {
  return one.param.api;
}

}  // namespace assay::testing
