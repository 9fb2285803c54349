// Any bytes as the requests of one connection: the same requests and the same refusal however the
// bytes are cut, and nothing in them that could be taken for another field.
#include "fuzz/pieces.h"
#include "wire/request_reader.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

bool is_clean(const http::Request& request) {
  const auto& headers = request.headers.all();
  return request.url.starts_with("http://") &&
         std::none_of(headers.begin(), headers.end(), [](const http::Header& header) {
           return (header.name + header.value).find_first_of(std::string_view("\r\n\0", 3)) !=
                  std::string::npos;
         });
}

struct Outcome {
  std::vector<http::Request> requests;
  wire::RequestReader::State state = wire::RequestReader::State::more;
  wire::Refusal refusal;
  bool is_inside = false;

  bool operator==(const Outcome&) const = default;
};

Outcome read(const std::vector<std::string_view>& pieces) {
  wire::RequestReader reader({.head = 2048, .target = 512, .body = 4096});
  Outcome outcome;
  for (const auto piece : pieces) {
    reader.put(piece);
    while (reader.state() == wire::RequestReader::State::whole) {
      outcome.requests.push_back(reader.request());
      reader.next();
    }
  }
  outcome.state = reader.state();
  if (outcome.state == wire::RequestReader::State::refused) outcome.refusal = reader.refusal();
  outcome.is_inside = reader.is_inside();
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::Pieces input(data, size);
  const auto whole = read({input.whole});
  if (read(input.cut()) != whole) __builtin_trap();
  for (const auto& request : whole.requests) {
    if (!is_clean(request)) __builtin_trap();
  }
  return 0;
}
