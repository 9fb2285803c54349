#include "report/format.h"
#include "results/write.h"

namespace assay::report::formats {
namespace {

std::string render(const results::Redacted& results, const Options&) {
  return results::write(results);
}

}  // namespace

extern const Format json;
const Format json = {.name = "json",
                     .title = "everything, for programs: the source of all other reports",
                     .file_name = "results.json",
                     .render = render,
                     .lists_clauses = true};

}  // namespace assay::report::formats
