#pragma once

#include "schema/builder.h"

namespace assay::schema::keyword {

// Each compiles the keywords of its file, as far as the schema has them.

void compile_all_of(Builder& builder);       // allOf
void compile_any_of(Builder& builder);       // anyOf, oneOf, discriminator
void compile_bounds(Builder& builder);       // minimum, maximum, exclusiveMinimum, exclusiveMaximum
void compile_condition(Builder& builder);    // if, then, else
void compile_contains(Builder& builder);     // contains, minContains, maxContains
void compile_counts(Builder& builder);       // minItems, maxItems, minProperties, maxProperties
void compile_dependent(Builder& builder);    // dependentRequired, dependentSchemas, dependencies
void compile_enumeration(Builder& builder);  // enum, const
void compile_format(Builder& builder);       // format
void compile_items(Builder& builder);        // prefixItems, items, additionalItems
void compile_length(Builder& builder);       // minLength, maxLength
void compile_members(
    Builder& builder);  // properties, patternProperties, additionalProperties, required
void compile_multiple_of(Builder& builder);     // multipleOf
void compile_not(Builder& builder);             // not
void compile_pattern(Builder& builder);         // pattern
void compile_property_names(Builder& builder);  // propertyNames
void compile_reference(Builder& builder);       // $ref, $dynamicRef, $recursiveRef
void compile_type(Builder& builder);            // type, nullable
void compile_unevaluated(Builder& builder);     // unevaluatedProperties, unevaluatedItems
void compile_unique_items(Builder& builder);    // uniqueItems

}  // namespace assay::schema::keyword
