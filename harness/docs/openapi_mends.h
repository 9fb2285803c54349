#pragma once

#include <vector>

#include "docs/format.h"
#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::docs {

/// Puts right, in an OpenAPI document of others, what its author plainly meant and the
/// specification does not allow: flags written as strings (`required: "true"`), `required: true` on
/// a property or twice for one, types that JSON does not have (`any`, `int`, `enum<string>`),
/// `oneOf` without a schema, and OpenAPI 3.0's `nullable` in a 3.1 document. Each kind of mend is
/// one warning `docs.mended` at its first place; a type that nobody knows is listed in `unread`.
void mend(tree::Node& document, std::vector<Unread>& unread, text::Diagnostics& out);

}  // namespace assay::docs
