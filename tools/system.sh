#!/usr/bin/env bash
# Install the Debian packages that the tests need and that are missing.
#
#   bash tools/system.sh          all of them
#   bash tools/system.sh --check  install nothing; exit with 1 and say what is missing
#
# Works as root or through sudo, without asking anything. Where there is no apt it says what to
# install; the tests that need it are then skipped with that reason, or fail where CI=true.
set -euo pipefail

# What to look for, and the package that brings it.
needs=(
  "initdb postgresql"
  "chromium chromium"
)

# Debian keeps PostgreSQL's server programs off the search path.
found() {
  command -v "$1" >/dev/null && return
  compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null || compgen -G "/usr/pgsql-*/bin/$1" >/dev/null
}

missing=()
for need in "${needs[@]}"; do
  read -r program package <<<"$need"
  found "$program" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

say="the tests need ${missing[*]} from the system"
if [ "${1:-}" = --check ]; then
  echo "$say" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
  echo "$say: install them with the system's package manager" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null; }
# The lists of packages may be old, or not be there at all.
install 2>/dev/null || { "${as_root[@]}" apt-get update -qq && install; }
