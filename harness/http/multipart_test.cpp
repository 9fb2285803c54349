#include "http/multipart.h"

#include <gtest/gtest.h>

namespace assay::http {
namespace {

constexpr std::string_view type = "multipart/form-data; charset=utf-8; boundary=\"a b\"";

std::string problem_of(std::string_view content_type, std::string_view body) {
  const auto parts = read_multipart(content_type, body);
  return parts ? "" : parts.error().message;
}

TEST(ReadMultipart, GivesPartsWithTheirNamesFilesAndBytes) {
  const auto parts = read_multipart(type,
                                    "preamble\r\n--a b\r\n"
                                    "Content-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n"
                                    "there\r\n--a b  \r\n"
                                    "content-disposition: form-data; filename=\"a\\\"b.png\"; "
                                    "name=logo\r\nContent-Type: image/png\r\n\r\n\r\n--a b--\r\n");
  ASSERT_TRUE(parts) << parts.error().message;
  EXPECT_EQ(*parts,
            (std::vector<FormPart>{{"note", "", "", "hi\r\nthere"},
                                   {"logo", "a\"b.png", "image/png", ""}}));
}

TEST(ReadMultipart, TakesABodyWithoutParts) {
  const auto parts = read_multipart(type, "--a b--");
  ASSERT_TRUE(parts);
  EXPECT_TRUE(parts->empty());
}

TEST(ReadMultipart, SaysWhatIsWrong) {
  EXPECT_EQ(problem_of("multipart/form-data", "--x--"), "the media type names no boundary");
  EXPECT_EQ(problem_of(type, ""), "the closing boundary is missing");
  EXPECT_EQ(problem_of(type, "--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n"),
            "the closing boundary is missing");
  EXPECT_EQ(problem_of(type, "--a bc\r\n\r\n1\r\n--a b--"),
            "there is something behind a boundary on its line");
  EXPECT_EQ(problem_of(type, "--a b\r\n\r\n1\r\n--a b--"), "a part has no name");
  EXPECT_EQ(problem_of(type, "--a b\r\nContent-Disposition: form-data; name=x\r\n--a b--"),
            "a part has no empty line behind its headers");
}

}  // namespace
}  // namespace assay::http
