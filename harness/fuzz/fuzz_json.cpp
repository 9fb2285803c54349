// Any bytes as JSON: what Boost.JSON takes is taken, with the same values, and nothing else.
#include <cmath>
#include <cstdlib>

#include <boost/json.hpp>

#include "tree/read.h"
#include "tree/write.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

// Boost.JSON rounds the last digits otherwise, and takes 0E400 for zero times infinity.
bool near(double ours, double theirs) {
  const bool extreme = ours == 0 || std::abs(ours) < 1e-300 || std::abs(ours) > 1e300;
  return ours == theirs || extreme || std::abs(ours - theirs) <= 1e-14 * std::abs(ours);
}

bool same(const tree::Node& ours, const boost::json::value& theirs) {
  if (theirs.is_object()) {
    if (!ours.is(tree::Kind::mapping) || ours.members.size() != theirs.as_object().size())
      return false;
    for (const auto& member : ours.members) {
      const auto* value = theirs.as_object().if_contains(
          boost::json::string_view(member.key.data(), member.key.size()));
      if (value == nullptr || !same(member.value, *value)) return false;
    }
    return true;
  }
  if (theirs.is_array()) {
    if (!ours.is(tree::Kind::sequence) || ours.items.size() != theirs.as_array().size())
      return false;
    for (std::size_t i = 0; i < ours.items.size(); ++i) {
      if (!same(ours.items[i], theirs.as_array()[i])) return false;
    }
    return true;
  }
  if (theirs.is_string())
    return ours.is(tree::Kind::string) &&
           ours.scalar == std::string_view(theirs.as_string().data(), theirs.as_string().size());
  if (theirs.is_bool())
    return ours.is(tree::Kind::boolean) && ours.scalar == (theirs.as_bool() ? "true" : "false");
  if (theirs.is_null()) return ours.is(tree::Kind::null);
  return near(std::strtod(std::string(ours.scalar).c_str(), nullptr), theirs.to_number<double>());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  text::SourceMap sources;
  text::Diagnostics out;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto source = sources.add("x.json", input);
  const auto ours = tree::read_json(sources, source, out);
  static_cast<void>(text::render(sources, out));
  boost::json::error_code failed;
  const auto theirs = boost::json::parse(input, failed, {}, {.max_depth = 256});
  // Documented differences: equal keys are an error to us, a byte order mark a warning; to
  // Boost.JSON an exponent beyond int is.
  const bool differs = !out.items().empty() && (out.items()[0].code == "json.duplicate-key" ||
                                                out.items()[0].code == "json.byte-order-mark");
  if (differs || failed == boost::json::error::exponent_overflow) return 0;
  if (ours.has_value() == failed.failed() || (ours && !same(*ours, theirs))) __builtin_trap();
  return 0;
}
