#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "contract/contract.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/read.h"

namespace assay::generate::testing {

/// Schemas by name, as one document of a contract.
struct Schemas {
  explicit Schemas(std::string text) {
    text::Diagnostics problems;
    auto document =
        tree::read_yaml(sources, sources.add("schemas.yaml", std::move(text)), problems);
    EXPECT_TRUE(document) << text::render(sources, problems);
    contract.dialect = "oas3.1";
    contract.documents.emplace_back("schemas.yaml", document ? std::move(*document) : tree::Node{});
  }

  [[nodiscard]] const tree::Node& at(std::string_view name) const {
    return *contract.documents.front().second.find(name);
  }

  text::SourceMap sources;
  contract::Contract contract;
};

}  // namespace assay::generate::testing
