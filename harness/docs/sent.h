#pragma once

namespace assay::docs {

/// Which way the values go that a schema is of: only what is sent by us can be left out and have a
/// default, and only what is sent to us is held to formats that words alone tell.
enum class Sent { by_us, to_us };

}  // namespace assay::docs
