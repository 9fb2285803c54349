#!/usr/bin/env bash
# Checks that every C++ file is as .clang-format has it; `ninja -C build clang-format` mends them.
set -euo pipefail
cd "$(dirname "$0")/../.."
find harness -name '*.cpp' -print0 -o -name '*.h' -print0 | xargs -0 clang-format --dry-run -Werror
echo "every file is formatted"
