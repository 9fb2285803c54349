#include "openapi/roles.h"

namespace assay::openapi {

Role role_below(Role role, std::string_view key) {
  if (role == Role::schemas) return Role::schema;
  if (role == Role::objects) return Role::object;
  for (const std::string_view data :
       {"example", "examples", "default", "enum", "const", "value", "x-enumDescriptions"}) {
    if (key == data) return Role::data;
  }
  if (role == Role::object) {
    for (const std::string_view named : {"responses",
                                         "headers",
                                         "parameters",
                                         "requestBodies",
                                         "securitySchemes",
                                         "links",
                                         "callbacks",
                                         "content",
                                         "encoding",
                                         "variables"}) {
      if (key == named) return Role::objects;
    }
    return key == "schema"                            ? Role::schema
           : key == "schemas" || key == "definitions" ? Role::schemas
           : key.starts_with("x-")                    ? Role::data
                                                      : Role::object;
  }
  for (const std::string_view named :
       {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}) {
    if (key == named) return Role::schemas;
  }
  return Role::schema;
}

Role role_of_items(Role role) {
  return role == Role::objects ? Role::object : role;
}

}  // namespace assay::openapi
