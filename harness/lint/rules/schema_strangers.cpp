#include "lint/rules/schema_strangers.h"

#include <utility>

#include "schema/strangers.h"

namespace assay::lint {

void pass_on_strangers(const SchemaSite& site, Findings& out) {
  for (auto& stranger : schema::find_strangers(site.schema, site.resource)) {
    if (stranger.code == out.rule().id)
      out.add(stranger.span, std::move(stranger.message), std::move(stranger.advice));
  }
}

}  // namespace assay::lint
