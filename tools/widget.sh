#!/usr/bin/env bash
# The browser's side: types, lint, unit tests, and the built files, which are under version control
# so that nobody needs Node to use them. Fails when they are not what the sources give.
#
#   bash tools/widget.sh           check everything
#   bash tools/widget.sh --write   take over what was built
#
# Needs Node 20.19 or newer and npm's registry.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../sourcing/widget"

LIMIT=60000 # bytes of sourcing-chat.js, compressed

say() { printf '\n== %s\n' "$*"; }

say "npm ci"
npm ci --no-audit --no-fund --loglevel=error

say "types and lint"
npm run --silent check

say "unit tests"
npm run --silent test

say "build"
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
npx vite build --outDir "$fresh" --emptyOutDir --logLevel warn

say "size"
for file in "$fresh"/sourcing-chat.js "$fresh"/chunks/*.js; do
  printf '%7d  %s\n' "$(gzip -9 -c "$file" | wc -c)" "${file#"$fresh"/}"
done
if grep -qE '\bfrom ?"\./' "$fresh/sourcing-chat.js"; then
  echo "sourcing-chat.js is not whole: it imports a chunk before it can start" >&2
  exit 1
fi
size=$(gzip -9 -c "$fresh/sourcing-chat.js" | wc -c)
if [ "$size" -gt "$LIMIT" ]; then
  echo "sourcing-chat.js is $size bytes compressed; at most $LIMIT are allowed" >&2
  exit 1
fi

if [ "${1:-}" = --write ]; then
  rm -rf dist
  cp -r "$fresh" dist
  chmod -R u+rwX,go+rX dist
elif ! diff -r dist "$fresh"; then
  echo "sourcing/widget/dist is not what the sources give: run bash tools/widget.sh --write" >&2
  exit 1
fi
