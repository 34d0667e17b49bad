#!/bin/sh
# The main job on the sample reports, each command shown before it runs. Called by `make demo`.
set -eu
tawatur=$1
out=demo-out
record=$out/demo.record

run() {
    printf '\n$ tawatur %s\n\n' "$*"
    "$tawatur" "$@"
}

rm -rf "$out"
mkdir -p "$out"
echo "Fifteen reports composed for tawatur (outlets and events are invented) tell of three incidents, and disagree."
run read examples --metadata examples/metadata.csv --record "$record"
run incidents --record "$record"
run contradictions --record "$record"
most=$("${tawatur%/*}/python" -c '
import sys, tawatur
record = tawatur.open_record(sys.argv[1])
# the shortest of the contested incidents that several reports tell of: enough to see everything, on one screen
told = [i for i in record.incidents if i.status == "contested" and len(i.documents) > 1] or list(record.incidents)
print(min(told, key=lambda i: (len(i.claims), i.id)).id)
' "$record")
run show "$most" --lang ar --record "$record"

cat <<END

The record is in $record. What to try next, with $tawatur in place of tawatur:

  tawatur serve --record $record                           the desk: all of it in your browser, map and all
  tawatur show ID --record $record                         any id above, in full; --lang ar for Arabic
  tawatur facility "سجن السنديان" --record $record         all that is told of one prison
  tawatur dossier $most --record $record --out $out/page.html   one incident as a page
  tawatur check "فرّ 30 سجيناً من سجن السنديان." --published 2024-02-12 --record $record   a statement against the record
  tawatur explain "نفى مصدر أمني فرار سجناء من سجن السنديان"          how a passage is read
  tawatur export --record $record --out $out/jsonl         for other programs; --published withholds private persons
  tawatur read YOUR-FOLDER                                            your own reports, into ./tawatur.record

docs/using.md tells the rest.
END
