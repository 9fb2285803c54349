#include "schema/keyword/files.h"

namespace assay::schema {

const std::vector<CompileKeywords>& keyword_files() {
  static const std::vector<CompileKeywords> files = {
      keyword::compile_type,           keyword::compile_enumeration, keyword::compile_bounds,
      keyword::compile_multiple_of,    keyword::compile_length,      keyword::compile_pattern,
      keyword::compile_format,         keyword::compile_counts,      keyword::compile_unique_items,
      keyword::compile_items,          keyword::compile_contains,    keyword::compile_members,
      keyword::compile_property_names, keyword::compile_dependent,   keyword::compile_reference,
      keyword::compile_all_of,         keyword::compile_any_of,      keyword::compile_not,
      keyword::compile_condition,      keyword::compile_unevaluated,
  };
  return files;
}

}  // namespace assay::schema
