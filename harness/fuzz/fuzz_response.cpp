// Any bytes as the answer to one request: the same answer or the same failure however the bytes are
// cut, within the limits. The first byte says how they are cut, and what was asked.
#include "fuzz/pieces.h"
#include "wire/response_reader.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

struct Outcome {
  wire::ResponseReader::State state = wire::ResponseReader::State::more;
  http::Response response;
  http::TransportError error;
  std::string progress;
  bool may_reuse = false;

  bool operator==(const Outcome&) const = default;
};

Outcome read(const http::Request& request, const std::vector<std::string_view>& pieces, bool ends) {
  wire::ResponseReader reader(request);
  for (const auto piece : pieces)
    reader.put(piece);
  if (ends) reader.put_end();
  Outcome outcome{.state = reader.finish()};
  if (outcome.state == wire::ResponseReader::State::failed) {
    outcome.error = reader.error();
  } else if (outcome.state == wire::ResponseReader::State::whole) {
    outcome.may_reuse = reader.may_reuse();
    outcome.response = reader.take();
  } else {
    outcome.progress = reader.progress();
  }
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::Pieces input(data, size);
  http::Request request;
  request.url = "http://127.0.0.1/";
  request.method = (input.control & 1U) != 0 ? "HEAD" : "GET";
  request.limits.body = 4096;
  if ((input.control & 2U) != 0) request.headers.add("Accept-Encoding", "gzip, deflate, br");
  const bool ends = (input.control & 4U) == 0;
  const auto whole = read(request, {input.whole}, ends);
  if (read(request, input.cut(), ends) != whole) __builtin_trap();
  if (whole.response.body.size() > request.limits.body) __builtin_trap();
  return 0;
}
