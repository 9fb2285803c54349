#include "schema/format/format.h"

#include <string>

#include "schema/bound.h"
#include "schema/format/tests.h"
#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

struct Text {
  format::Test test;

  bool operator()(const Visit& visit) const {
    if (!visit.run.asserts_formats()) return true;
    const auto& text = visit.value.get_string();
    return test({text.data(), text.size()});
  }
};

/// Drafts 4 and 6 name RFC 1034, which does not keep names such as `ab--c` for IDNA.
format::Test test_of(const format::Format& format, Dialect dialect) {
  const bool is_old = dialect == Dialect::draft4 || dialect == Dialect::draft6;
  return is_old && format.name == "hostname" ? format::is_old_hostname : format.test;
}

struct Range {
  Bound least;
  Bound most;

  bool operator()(const Visit& visit) const {
    if (!visit.run.asserts_formats()) return true;
    return least.compare_with(visit.run, visit.value) >= 0 &&
           most.compare_with(visit.run, visit.value) <= 0 &&
           visit.run.is_whole(visit.value, Node::Whole::by_value);
  }
};

}  // namespace

void compile_format(Builder& builder) {
  const auto* value = builder.find("format");
  if (value == nullptr) return;
  if (builder.options().formats == Formats::annotate && !builder.place().resource->asserts_formats)
    return;
  const auto* format = format::find(value->scalar);
  if (format == nullptr || format->is_annotation()) return;
  auto site = builder.clause("format", std::string(format->noun));
  if (format->test != nullptr) {
    builder.check(Group::strings, std::move(site), Text{test_of(*format, builder.dialect())});
  } else {
    builder.check(Group::numbers,
                  std::move(site),
                  Range{Bound(std::to_string(format->least)), Bound(std::to_string(format->most))});
  }
}

}  // namespace assay::schema::keyword
