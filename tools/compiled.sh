#!/bin/sh
# compiled.sh PYTHON DIR: a wheel in DIR whose reading stages are compiled to C. Needs a C compiler and Python's headers.
# Built from a copy: compiled files must not lie beside the sources, where they would be imported after the next change too.
set -eu
python=$(realpath --no-symlinks "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")/.."
"$python" - <<'END'
import shutil, sys, sysconfig
from pathlib import Path
compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
missing = [what for what, there in (
    (f"a C compiler ({compiler})", shutil.which(compiler)),
    ("Python's headers (Python.h)", (Path(sysconfig.get_path("include")) / "Python.h").is_file()),
) if not there]
if missing:
    sys.exit(f"Compiling needs {' and '.join(missing)}; on Debian: apt install gcc python3-dev. tawatur works without.")
END
rm -f "$out"/tawatur-*.whl
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r pyproject.toml README.md LICENSE NOTICE src examples "$copy"
find "$copy" -name __pycache__ -prune -exec rm -rf {} +
echo "Compiling the reading stages (about three minutes) …"
HATCH_BUILD_HOOK_ENABLE_MYPYC=1 "$python" -m pip --disable-pip-version-check --quiet wheel --no-deps --wheel-dir "$out" "$copy"
