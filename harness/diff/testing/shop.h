#pragma once

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "diff/compare.h"
#include "openapi/read.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::diff {

/// An OpenAPI document of a shop with one operation, with its parts to be replaced.
struct Shop {
  std::string request = "get /items/{id} items.get";  ///< empty: there is none
  std::string answer = "{type: [object, string]}";
  std::string parameter{};
  std::string answers{};
  std::string operation{};

  [[nodiscard]] std::string text() const {
    const std::string second =
        "  /others:\n    get:\n      operationId: others.get\n"
        "      responses: {'200': {description: all}}\n";
    return "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\nx-assay-api: shop\n"
           "x-assay-resources: {item: {id: id}}\n"
           "components: {securitySchemes: {key: {type: apiKey, in: header, name: x-key}, token: "
           "{type: http, scheme: bearer}}}\n"
           "paths:\n" +
           second + (request.empty() ? "" : operation_text());
  }

 private:
  [[nodiscard]] std::string operation_text() const {
    const auto blank = request.find(' ');
    const auto next = request.find(' ', blank + 1);
    const auto path = request.substr(blank + 1, next - blank - 1);
    const auto name = path.substr(path.find('{') + 1, path.find('}') - path.find('{') - 1);
    const auto line = [](const std::string& margin, const std::string& text) {
      return text.empty() ? "" : margin + text + "\n";
    };
    const auto body =
        answer.empty() ? "" : ", content: {application/json: {schema: " + answer + "}}";
    return "  " + path + ":\n    " + request.substr(0, blank) +
           ":\n      operationId: " + request.substr(next + 1) +
           "\n      parameters:\n        - {name: " + name +
           ", in: path, required: true, schema: {type: string}}\n" + line("        - ", parameter) +
           "      responses:\n        '200': {description: one" + body + "}\n" +
           line("        ", answers) + line("      ", operation);
  }
};

/// Two contracts read from texts in memory, `old.yaml` and `new.yaml`.
struct Compared {
  base::FakeDisk disk;
  text::SourceMap sources;
  std::optional<contract::Contract> before;
  std::optional<contract::Contract> after;

  Compared(const std::string& old_text, const std::string& new_text) {
    before = read("old.yaml", old_text);
    after = read("new.yaml", new_text);
  }

  [[nodiscard]] std::vector<Change> changes() const {
    return before && after ? compare(*before, *after) : std::vector<Change>();
  }

  /// A line a change: rule and clause.
  [[nodiscard]] std::string lines() const {
    std::string all;
    for (const auto& change : changes())
      all += std::string(change.rule->id) + " " + change.clause + "\n";
    return all;
  }

 private:
  std::optional<contract::Contract> read(const std::string& name, const std::string& text) {
    disk.files[name] = text;
    text::Diagnostics problems;
    auto contract = openapi::read(sources, disk, name, ".", problems);
    EXPECT_TRUE(contract.has_value()) << text::render(sources, problems) << text;
    return contract;
  }
};

}  // namespace assay::diff
