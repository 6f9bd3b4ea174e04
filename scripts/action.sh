#!/usr/bin/env bash
# What the GitHub Action runs: a benchmark, its reports, and the comparison with a baseline. Takes its
# values from variables (see action.yml) and ends with Typoscope's own exit code.
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# The project's own Node, which is the one it was tested with.
export PATH="$here/node_modules/.bin:$PATH"
typoscope() { node "$here/dist/cli/bin.js" "$@"; }

flags=()
[ "${ALLOW_MODULES:-false}" = true ] && flags+=(--allow-modules)
strict=()
[ "${STRICT:-false}" = true ] && strict+=(--strict)
cost=()
[ -n "${MAX_COST:-}" ] && cost+=(--max-cost "$MAX_COST")

# What models answer is printed below, and a line of it could be a command of the workflow.
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"

# Of another run, should the folder be an old one.
rm -f -- "$OUT"/{results.json,annotations.txt,comparison.json,comparison.md,comparison.xml,report.md,junit.xml}

# Bash 3, which macOS has, takes an empty list for a variable that is not set.
typoscope run --out "$OUT" --yes ${cost[@]+"${cost[@]}"} ${flags[@]+"${flags[@]}"} \
  ${strict[@]+"${strict[@]}"} -- "$BENCHMARK" 2>&1
ran=$?
compared=0
reported=0
if [ -f "$OUT/results.json" ]; then
  typoscope report --format md,junit,github -- "$OUT" 2>&1 >/dev/null
  reported=$?
  if [ -n "${BASELINE:-}" ] && [ "$ran" -ne 2 ] && [ "$ran" -ne 70 ] && [ "$ran" -ne 130 ]; then
    typoscope compare --out "$OUT" --format json,md,junit,github ${strict[@]+"${strict[@]}"} \
      -- "$BASELINE" "$OUT" 2>&1
    compared=$?
  fi
fi

# On a line of its own, whatever was printed last.
printf '\n::%s::\n' "$token"

[ -f "$OUT/annotations.txt" ] && cat -- "$OUT/annotations.txt"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  for file in comparison.md report.md; do
    [ -f "$OUT/$file" ] && cat -- "$OUT/$file" >>"$GITHUB_STEP_SUMMARY" && echo >>"$GITHUB_STEP_SUMMARY"
  done
fi

# Of several codes the first in the contract's order.
code=0
for one in 130 2 70 3 1 4; do
  if [ "$ran" -eq "$one" ] || [ "$compared" -eq "$one" ] || [ "$reported" -eq "$one" ]; then
    code=$one
    break
  fi
done
if [ "$code" -eq 0 ] && [ "$ran" -ne 0 ]; then code=$ran; fi
if [ "$code" -eq 0 ] && [ "$compared" -ne 0 ]; then code=$compared; fi
if [ "$code" -eq 0 ] && [ "$reported" -ne 0 ]; then code=$reported; fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  {
    echo "folder=${OUT//$'\n'/ }"
    echo "exit-code=$code"
  } >>"$GITHUB_OUTPUT"
fi
exit "$code"
