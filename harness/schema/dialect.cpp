#include "schema/dialect.h"

#include <array>

namespace assay::schema {
namespace {

struct Name {
  std::string_view name;
  Dialect dialect;
};

constexpr std::array names = {
    Name{"http://json-schema.org/draft-04/schema", Dialect::draft4},
    Name{"http://json-schema.org/draft-06/schema", Dialect::draft6},
    Name{"http://json-schema.org/draft-07/schema", Dialect::draft7},
    Name{"https://json-schema.org/draft/2019-09/schema", Dialect::draft2019_09},
    Name{"https://json-schema.org/draft/2020-12/schema", Dialect::draft2020_12},
    Name{"https://spec.openapis.org/oas/3.1/dialect/base", Dialect::openapi3_1},
    Name{"draft4", Dialect::draft4},
    Name{"draft6", Dialect::draft6},
    Name{"draft7", Dialect::draft7},
    Name{"draft2019-09", Dialect::draft2019_09},
    Name{"draft2020-12", Dialect::draft2020_12},
    Name{"draft-04", Dialect::draft4},
    Name{"draft-06", Dialect::draft6},
    Name{"draft-07", Dialect::draft7},
    Name{"2019-09", Dialect::draft2019_09},
    Name{"2020-12", Dialect::draft2020_12},
    Name{"oas3.0", Dialect::openapi3_0},
    Name{"oas3.1", Dialect::openapi3_1},
};

}  // namespace

std::optional<Dialect> read_dialect(std::string_view name) {
  if (name.ends_with('#')) name.remove_suffix(1);
  for (const auto& known : names) {
    if (known.name == name) return known.dialect;
  }
  return std::nullopt;
}

std::string_view name_of(Dialect dialect) {
  switch (dialect) {
    case Dialect::draft4:
      return "draft-04";
    case Dialect::draft6:
      return "draft-06";
    case Dialect::draft7:
      return "draft-07";
    case Dialect::draft2019_09:
      return "2019-09";
    case Dialect::draft2020_12:
      return "2020-12";
    case Dialect::openapi3_0:
      return "OpenAPI 3.0";
    case Dialect::openapi3_1:
      return "OpenAPI 3.1";
  }
  return {};
}

bool has_ref_siblings(Dialect dialect) {
  return has(since_draft2019_09, dialect);
}

std::string_view id_keyword(Dialect dialect) {
  if (dialect == Dialect::openapi3_0) return {};
  return dialect == Dialect::draft4 ? "id" : "$id";
}

bool is_openapi(Dialect dialect) {
  return has(openapi_only, dialect);
}

}  // namespace assay::schema
