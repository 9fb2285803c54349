#!/usr/bin/env bash
# validate_contracts.sh ASSAY [CORPORA]: holds what `assay derive` writes to validators that are not ours: the contracts of the project and,
# where the corpora are, those of the vendors' pages. The validators come from npm and are kept in build/npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
assay=$(realpath "$1")
corpora=${2:-}
validator=@seriousme/openapi-schema-validator@2.8.0
modules=build/npm/node_modules

if [ ! -d "$modules" ]; then
  mkdir -p build/npm
  if ! npm install --no-save --no-audit --no-fund --prefix build/npm "$validator" >build/npm/log 2>&1; then
    rm -rf "$modules"
    if grep -qE 'ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH' build/npm/log; then
      echo "not run: the public validators; npm cannot be reached"
      exit 0
    fi
    cat build/npm/log
    exit 1
  fi
fi

node harness/tools/validate_contracts.mjs "$modules" schemas

[ -n "$corpora" ] || exit 0
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
derive() {  # derive NAME PAGE: into a folder of its own, since a vendor's pages may be of different times
  "$assay" derive --out "$made/$1" "$2" >"$made/said" 2>&1 || { cat "$made/said"; exit 1; }
}
number=0
while IFS= read -r page; do
  number=$((number + 1))
  derive "$number" "$page"
done < <(find "$corpora/stainless/pages" "$corpora/mintlify/pages" -name '*.md' | sort)
# Examples of vendors may break the vendors' own words; harness/tools/score.py counts those.
node harness/tools/validate_contracts.mjs "$modules" --no-examples "$made"
