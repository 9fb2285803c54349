#include "base/slim_vector.h"

namespace assay::base::slim {

constinit Block no_values[1] = {};

}  // namespace assay::base::slim
