#!/usr/bin/env bash
# Build the wheel, install it alone into a clean environment, and run the main job there.
#
#   bash tools/smoke.sh PYTHON    an interpreter that has the `test` extra
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

builder=$(realpath -s "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

wheel=$("$builder" tools/wheel.py "$scratch")
"$builder" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install -qq "$wheel"

# Away from the checkout, so that only what the wheel holds can be imported.
cd "$scratch"
sourcing=$scratch/venv/bin/sourcing
export SOURCING_HOME=$scratch/home COLUMNS=100
"$sourcing" --version
"$sourcing" demo >demo.txt
head -n 16 demo.txt
"$sourcing" demo --json >again.json
"$sourcing" categories --json >categories.json
"$sourcing" schema --json >schema.json
"$sourcing" generations verify
"$scratch/venv/bin/python" - <<'PY'
import json
import pathlib
import sys

def read(name):
    return json.loads(pathlib.Path(name).read_text(encoding="utf-8"))

if read("again.json")["ingest"]["generation"] is not None:
    sys.exit("a second demo should have changed nothing")
if len(read("categories.json")["categories"]) < 25:
    sys.exit("fewer than 25 categories in the sample catalogue")
read("schema.json")
PY
