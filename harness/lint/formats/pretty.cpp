#include "lint/formats/pretty.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "text/diagnostic.h"

namespace assay::lint {
namespace {

std::string quoted(const boost::json::string& text) {
  return boost::json::serialize(text::printable({text.data(), text.size()}));
}

void write(const boost::json::value& value, const std::string& indent, std::string& out) {
  const auto below = indent + "  ";
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    const char* before = "{\n";
    for (const auto& member : *object) {
      out += before + below + boost::json::serialize(member.key()) + ": ";
      write(member.value(), below, out);
      before = ",\n";
    }
    out += "\n" + indent + "}";
  } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    const char* before = "[\n";
    for (const auto& item : *array) {
      out += before + below;
      write(item, below, out);
      before = ",\n";
    }
    out += "\n" + indent + "]";
  } else if (const auto* text = value.if_string()) {
    out += quoted(*text);
  } else {
    out += boost::json::serialize(value);
  }
}

}  // namespace

std::string pretty(const boost::json::value& value) {
  std::string out;
  write(value, {}, out);
  return out + "\n";
}

}  // namespace assay::lint
