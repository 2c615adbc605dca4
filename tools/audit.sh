#!/usr/bin/env bash
# Security checks of our code (bandit) and of what it is installed with (pip-audit).
#
#   bash tools/audit.sh [PYTHON]   an environment with bandit and pip-audit (default: python3)
#
# What bandit finds and is not a fault is explained in docs/security.md; everything else fails.
# pip-audit asks PyPI's advisory service: where that cannot be reached it is said, and fails only
# where AUDIT_REQUIRED=true.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${1:-python3}

# What is passed over here the linter looks for line by line (S104, S301, S506, S603, S608), and each
# line that is allowed has its reason beside it; docs/security.md sums them up.
"$python" -m bandit -q -r data index dialogue rfq sourcing \
  -x sourcing/widget/node_modules -s B104,B301,B311,B403,B404,B406,B506,B603,B608

report=$(mktemp)
trap 'rm -f "$report"' EXIT
"$python" -m pip_audit --format json --progress-spinner off --skip-editable \
  --output "$report" 2>/dev/null || true
"$python" - "$report" <<'PY'
import json, os, sys

try:
    with open(sys.argv[1], encoding="utf-8") as file:
        packages = json.load(file)["dependencies"]
except (OSError, ValueError):
    packages = []
looked_up = [one for one in packages if "skip_reason" not in one]
unknown = [
    one["name"]
    for one in packages
    if "skip_reason" in one and "editable" not in one["skip_reason"]
]
bad = [(one["name"], one["version"], v["id"]) for one in looked_up for v in one["vulns"]]
for name, version, advisory in bad:
    print(f"{name} {version}: {advisory}", file=sys.stderr)
if bad:
    sys.exit(1)
if unknown or not looked_up:
    print(
        f"pip-audit: {len(looked_up)} packages looked up, {len(unknown)} not known to the "
        "advisory service that could be reached",
        file=sys.stderr,
    )
    sys.exit(os.environ.get("AUDIT_REQUIRED") == "true")
print(f"{len(looked_up)} packages without a known vulnerability")
PY
