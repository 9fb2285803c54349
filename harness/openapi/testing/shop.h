#pragma once

#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "contract/contract.h"
#include "openapi/read.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::openapi {

/// A contract read from texts in memory; `shop/openapi.yaml` is the document.
struct Shop {
  text::SourceMap sources;
  text::Diagnostics out;
  std::optional<contract::Contract> contract;

  explicit Shop(const std::string& document, std::map<std::string, std::string> others = {}) {
    base::FakeDisk disk;
    disk.files = std::move(others);
    disk.files["shop/openapi.yaml"] = document;
    contract = read(sources, disk, "shop/openapi.yaml", "shop", out);
    EXPECT_EQ(render(sources, out), "");
  }

  [[nodiscard]] const contract::Operation& operation(std::string_view name) const {
    const auto* found = contract.value().operation(name);
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
};

}  // namespace assay::openapi
