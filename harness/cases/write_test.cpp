#include "cases/write.h"

#include <gtest/gtest.h>

#include "base/disk.h"
#include "cases/duration.h"
#include "cases/testing.h"
#include "cases/testing/told.h"
#include "testing/golden.h"

namespace assay::cases {
namespace {

/// Every key of a case file, and what makes writing hard: defaults that some steps override, rows,
/// fragments of another file, files as bodies, texts that YAML would take for something else.
constexpr std::string_view everything = R"---(assay: 1
import: shared.yaml
defaults: {timeout: 10s, headers: {Accept: application/json}, undocumented: "off"}
fragments:
  make: [{name: made, request: {method: POST, path: /x, json: {a: "no", b: [1, null, 1.50]}}, capture: {id: /id}}]
cases:
  - id: shop/every
    title: "it: is ${x}"
    clauses: [shop/x/status/200, "shop/x/response/200#/a/*:type"]
    effect: destructive
    tags: [smoke, slow]
    given: {shelf: present, book: with_dependents}
    skip: {on: target, because: "ids 0, 1", unless: coercible-ids}
    use: [make, ask]
    setup: [{name: own, request: {method: GET, path: /x}, retry: 2}]
    steps:
      - name: first
        request: {operation: x.y, server: oauth, auth: wrong, with: {id: "${unknown_id}", b: {raw: "7"}}, omit: [c]}
        expect: {status: [200, 2xx], error: NOT_FOUND, schema: none, time: {under: 1500ms}, undocumented: fail}
        capture: {tag: header ETag, sid: cookie sid, n: 'matches ^a: "(.*)"$', all: ""}
        timeout: 2s
      - name: second
        request: {method: GET, url: "https://x.example/a", query: {q: [1, 2]}, cookies: {s: t}, headers: {Accept: text/html}}
        expect:
          status: 404
          headers: {Content-Type: {contains: json}}
          body:
            /items/*/id: {type: string, matches: "^a, b$"}
            /ok: true
            /same: {is: {a: 1}}
            /none: null
        until: {status: 200, within: 30s, every: 2s, undocumented: "off"}
      - {name: sent, request: {method: POST, path: /x, file: logo.png}}
      - {name: form, request: {method: POST, path: /x, form: {a: 1}}}
      - {name: text, request: {method: POST, path: /x, text: "two\nlines: here\n"}}
      - name: parts
        request: {method: POST, path: /x, multipart: {note: hi, logo: {file: logo.png, type: image/png}, t: {text: a, filename: b}}}
    finally: [{request: {method: GET, path: /y}}]
  - id: shop/alone
    request: {method: GET, path: /x}
    until: {status: 200, within: 90m}
    timeout: 1.5s
  - id: shop/rows
    title: an id of ${id} is refused
    each: [{id: abc}, {id: 0}, {id: {a: [1]}}]
    request: {method: GET, path: "/${x}", query: {id: "${id}"}}
  - id: shop/table
    each: data.csv
    request: {method: GET, path: "/${id}"}
)---";

struct ReadEverything : Reading {
  ReadEverything() {
    disk.files["cases/shared.yaml"] =
        "assay: 1\nfragments: {ask: [{name: asked, request: {method: GET, path: /shared}}]}\n";
    disk.files["cases/logo.png"] = "\x89PNG";
    disk.files["cases/data.csv"] = "id,note\n5,five\n007,x\n";
    read(everything);
  }
};

TEST(WriteCases, WritesWhatIsReadAsTheSameFile) {
  ReadEverything reading;
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto before = told(*reading.file);
  const auto written = write(*reading.file);
  reading.read(written);
  ASSERT_TRUE(reading.file) << reading.shown() << written;
  EXPECT_EQ(told(*reading.file), before) << written;
  EXPECT_EQ(write(*reading.file), written);
}

TEST(WriteCases, BreaksLinesWhereTheyAreLong) {
  ReadEverything reading;
  ASSERT_TRUE(reading.file) << reading.shown();
  testing::golden(
      "cases/testdata/write/everything.yaml",
      write(*reading.file,
            {.head = {"yaml-language-server: $schema=x.json", "", "What it is."},
             .cases = {{"shop/alone", "page.md:3:4: alone"}, {"shop/rows", "page.md:4:4: each"}}}));
}

TEST(WriteCases, KeepsARemarkOfAPageInOneLineOfComment) {
  ReadEverything reading;
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto before = told(*reading.file);
  const auto written = write(*reading.file,
                             {.head = {"Make a book\rcases: []", "of a\nassay: 2"},
                              .cases = {{"shop/alone", "page\x85.md:3:4: \x1b[1m"}}});
  EXPECT_TRUE(written.starts_with("# Make a book\\rcases: []\n# of a\\nassay: 2\nassay: 1\n"))
      << written;
  EXPECT_NE(written.find("  # page\\x85.md:3:4: \\x1b[1m\n"), std::string::npos) << written;
  reading.read(written);
  ASSERT_TRUE(reading.file) << reading.shown() << written;
  EXPECT_EQ(told(*reading.file), before);
}

TEST(WriteCases, KeepsTheFilesOfThisProject) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto root = base::folder_of(testing::source_path("cases"));
  const auto listed = disk.list(testing::source_path("cases"));
  ASSERT_TRUE(listed);
  unsigned seen = 0;
  for (const auto& path : *listed) {
    if (!path.ends_with(".yaml") || path.ends_with("/overrides.yaml") ||
        path.find("/pages/", root.size()) != std::string::npos)
      continue;
    ++seen;
    const auto file = read(sources, disk, path, root, out);
    ASSERT_TRUE(file) << text::render(sources, out);
    // The contract is looked for on the disk, and the written text beside it.
    base::FakeDisk beside;
    beside.files[path] = write(*file);
    beside.files[file->contract] = "";
    const auto again = read(sources, beside, path, root, out);
    ASSERT_TRUE(again) << text::render(sources, out) << beside.files[path];
    EXPECT_EQ(told(*again), told(*file));
  }
  EXPECT_GE(seen, 3U);
}

TEST(WriteDuration, WritesWhatIsReadAsTheSame) {
  for (const auto* text : {"1ms", "1500ms", "0.5ms", "10s", "90s", "2m", "1h", "24h", "999.25ms"}) {
    const auto duration = read_duration(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_EQ(read_duration(write_duration(*duration)), duration) << text;
  }
  EXPECT_EQ(write_duration(std::chrono::seconds(10)), "10s");
  EXPECT_EQ(write_duration(std::chrono::milliseconds(1500)), "1500ms");
  EXPECT_EQ(write_duration(std::chrono::minutes(90)), "90m");
}

}  // namespace
}  // namespace assay::cases
