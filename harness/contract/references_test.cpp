#include "contract/references.h"

#include <gtest/gtest.h>

#include "text/diagnostic.h"
#include "tree/read.h"

namespace assay::contract {
namespace {

/// A contract of two documents, one of which refers to the other.
struct TwoDocuments {
  text::SourceMap sources;
  Contract contract;

  TwoDocuments() {
    add("api/openapi.yaml",
        "here: {$ref: '#/a~1b'}\n"
        "a/b: {$ref: 'parts/more%20parts.json#/x'}\n"
        "circle: {$ref: '#/circle'}\n"
        "by_name: {$ref: 'parts/more%20parts.json#called-so'}\n"
        "nowhere: {$ref: '#/absent'}\n"
        "far: {$ref: 'https://host.example/x.json'}\n");
    add("api/parts/more parts.json",
        R"({"x": {"type": "string"}, "deep": [{"$anchor": "called-so"}], "up": {"$ref": "../openapi.yaml"}})");
  }

  void add(const std::string& name, std::string text) {
    text::Diagnostics out;
    auto document = tree::read_any(sources, sources.add(name, std::move(text)), out);
    EXPECT_EQ(render(sources, out), "");
    contract.documents.emplace_back(name, *std::move(document));
  }

  [[nodiscard]] const tree::Node& at(std::size_t document, std::string_view key) const {
    return *contract.documents[document].second.find(key);
  }
};

TEST(References, FollowsThroughSeveralDocuments) {
  const TwoDocuments two;
  const References references(two.contract);
  EXPECT_EQ(references.follow(two.at(0, "here")), &two.at(1, "x"));
  EXPECT_EQ(references.follow(two.at(1, "up")), &two.contract.documents[0].second);
  EXPECT_EQ(references.follow(two.at(1, "x")), &two.at(1, "x"));
  EXPECT_EQ(references.follow(two.at(0, "by_name")), &two.at(1, "deep").items[0]);
  EXPECT_EQ(references.file(two.at(1, "x").span), "api/parts/more parts.json");
}

TEST(References, GivesNothingForACircleOrWhatIsNotThere) {
  const TwoDocuments two;
  const References references(two.contract);
  EXPECT_EQ(references.follow(two.at(0, "circle")), nullptr);
  EXPECT_EQ(references.follow(two.at(0, "nowhere")), nullptr);
  EXPECT_EQ(references.follow(two.at(0, "far")), nullptr);
}

TEST(SplitReference, TellsFilesFromRemotePlaces) {
  const auto split = [](std::string_view text) {
    const auto parts = split_reference(text);
    return parts.scheme + "|" + parts.file + "|" + parts.fragment;
  };
  EXPECT_EQ(split("#/components/a%7Eb"), "||/components/a~b");
  EXPECT_EQ(split("a%20b.json"), "|a b.json|");
  EXPECT_EQ(split("../x.yaml#/y"), "|../x.yaml|/y");
  EXPECT_EQ(split("https://h.example/x#/y"), "https|https://h.example/x|/y");
  EXPECT_EQ(split("//h.example/x"), "https|//h.example/x|");
  EXPECT_EQ(split("urn:a:b"), "urn|urn:a:b|");
  EXPECT_EQ(split("100%.json"), "|100%.json|");
}

}  // namespace
}  // namespace assay::contract
