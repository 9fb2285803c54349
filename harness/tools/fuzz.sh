#!/bin/sh
# fuzz.sh BUILD SECONDS [NAME...]: runs the fuzzers of a build made with -Dfuzzers=true, all or those named, starting from their seeds
# and regressions. What they find beside that stays in BUILD/corpus/NAME; a crash is left in BUILD/crash/NAME-*, and the exit is 1.
set -eu
build=$1 seconds=$2
shift 2
harness=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$build/crash"
[ $# -gt 0 ] || set -- $(cd "$harness/fuzz" && ls fuzz_*.cpp | sed 's/^fuzz_//; s/\.cpp$//')
for name; do
  folder=$(sed -n "s|^  \['$name', .*'\(.*\)'\],\$|\1|p" "$harness/fuzz/meson.build")
  mkdir -p "$build/corpus/$name"
  regressions=$harness/fuzz/regressions/$name
  [ -d "$regressions" ] || regressions=
  echo "== fuzz_$name for $seconds s, seeds in harness/$folder"
  "$build/harness/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$build/crash/$name-" "$build/corpus/$name" "$harness/$folder" ${regressions:+"$regressions"}
done
