#!/bin/sh
# same_compiled.sh PYTHON DIR: builds the compiled wheel in DIR and proves that it reads as the Python files do: the same
# records byte for byte, the same answers to the corpus. PYTHON: that of the checkout's virtual environment.
set -eu
python=$(realpath --no-symlinks "$1")
mkdir -p "$2"
away=$(realpath "$2")
cd "$(dirname "$0")/.."
sh tools/compiled.sh "$python" "$away"
"$python" -m pip --disable-pip-version-check install --quiet --no-deps --target "$away/site" "$away"/tawatur-*.whl
reports=examples
if [ -d ../shared/reports ]; then reports="examples ../shared/reports ../shared/seeds"; fi

tell() { # tell NAME PYTHONPATH: reads the reports into a record and exports it
    PYTHONPATH=$2 "$python" -m tawatur.cli read $reports --metadata examples/metadata.csv --record "$away/$1.record" 2>"$away/$1.log"
    PYTHONPATH=$2 "$python" -m tawatur.cli export --record "$away/$1.record" --out "$away/$1" >/dev/null
}
tell python src
tell compiled "$away/site"
for file in claims mentions incidents contradictions; do
    cmp "$away/python/$file.jsonl" "$away/compiled/$file.jsonl"
done
PYTHONPATH=$away/site "$python" - <<'END'
import tawatur.understand.claims as claims
assert claims.__file__.endswith((".so", ".pyd")), f"not compiled: {claims.__file__}"
END
# its words are kept too: a second start prepares none
PYTHONPATH=$away/site "$python" -m tawatur.cli explain "قتل ثلاثة" 2>&1 | grep -q "preparing the words" && {
    echo "the compiled wheel cannot load its cache of words"
    exit 1
}
PYTHONPATH=$away/site "$python" -m pytest -p no:cacheprovider tests/test_corpus_claims.py tests/test_corpus_names.py \
    tests/test_corpus_figures.py tests/test_corpus_times.py tests/test_claims_properties.py tests/test_minimal_pairs.py
