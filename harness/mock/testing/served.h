#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "generate/credential.h"
#include "mock/mock.h"
#include "openapi/read.h"
#include "schema/body.h"
#include "testing/golden.h"

namespace assay::mock {

/// A contract of the tests' own (`shop`), or one of `schemas/` (`schemas/polyai/openapi`), with
/// what it was read from.
struct Read {
  explicit Read(const std::string& name) {
    base::Disk disk;
    text::Diagnostics out;
    const bool real = name.starts_with("schemas/");
    const auto root = testing::source_path(real ? "schemas" : "harness/mock/testdata");
    const auto path = real ? testing::source_path(name + ".yaml") : root + "/" + name + ".yaml";
    auto found = openapi::read(sources, disk, path, root, out);
    EXPECT_EQ(text::render(sources, out), "");
    if (found) contract = std::move(*found);
  }

  text::SourceMap sources;
  contract::Contract contract;
};

/// A mock of one contract, and requests to it.
struct Served : Read {
  explicit Served(const std::string& name, std::string broken_clause = {})
      : Read(name),
        mock(sources,
             {&contract},
             {.seed = seed, .control = true, .broken_clause = std::move(broken_clause)}) {}

  static constexpr std::uint64_t seed = 11;

  http::Response send(std::string method,
                      std::string_view path,
                      http::Headers headers = {},
                      std::string body = {}) {
    http::Request request;
    request.method = std::move(method);
    request.url = "http://127.0.0.1:8080" + std::string(path);
    request.headers = std::move(headers);
    request.body = std::move(body);
    return mock.respond(request);
  }

  /// The value that a state's variables have.
  boost::json::object given(std::string_view resource, std::string_view presence) {
    const auto answer =
        send("POST",
             "/__assay/state",
             {},
             boost::json::serialize(boost::json::object{
                 {"api", contract.api}, {"resource", resource}, {"presence", presence}}));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return read_json(answer).as_object();
  }

  static boost::json::value read_json(const http::Response& response) {
    auto body = schema::parse_body(response.body);
    EXPECT_TRUE(body) << response.body;
    return body ? std::move(body->value) : nullptr;
  }

  static std::string secret(std::string_view scheme, std::string_view kind = "default") {
    return generate::credential(seed, scheme, kind);
  }

  Mock mock;
};

}  // namespace assay::mock
