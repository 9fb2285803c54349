#pragma once

#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "docs/emit.h"
#include "docs/registry.h"
#include "testing/golden.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::docs::testing {

/// The text of a file, which a test cannot do without.
inline std::string file_text(const std::string& path) {
  base::Disk disk;
  auto text = disk.read(path, std::size_t{64} << 20);
  EXPECT_TRUE(text.has_value()) << path;
  return text ? *text : std::string();
}

/// A fixture of this module.
inline std::string fixture(const std::string& name) {
  return file_text(assay::testing::source_path("harness/docs/testdata/" + name));
}

/// The contract line of a page that must be read, if with warnings; else nothing.
inline std::string line_of(const std::string& text,
                           std::string_view format,
                           const Surroundings& around = {},
                           const std::string& path = "page.md") {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(path, text);
  const auto reading = read_page(sources, page, around, find_format(format), out);
  EXPECT_TRUE(reading) << text::render(sources, out);
  return reading ? emit_contract(*reading, sources, path, format) : std::string();
}

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The contract line of a page that must be read without a problem, with line breaks.
inline std::string contract_of(const std::string& text,
                               std::string_view format,
                               const Surroundings& around = {}) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading = read_page(sources, sources.add("page.md", text), around, nullptr, out);
  EXPECT_EQ(text::render(sources, out), "");
  if (!reading) return {};
  const auto line = sources.add("line", emit_contract(*reading, sources, "page.md", format));
  const auto node = tree::read_json(sources, line, out);
  EXPECT_EQ(text::render(sources, out), "");
  return node ? tree::write_json(*node) : std::string();
}

}  // namespace assay::docs::testing
