#!/usr/bin/env bash
# Baselines and ablations on the same interpreter, data and number of steps, one line each, and the table of them in Markdown.
#
#   bash training/runs/ablations.sh BASE TOKENIZER OUT STEPS [more flags of scripts/ablate.py, such as --compile]
#
# BASE: the folder of a pretrained interpreter (scripts/import_snapshot.py makes one of models/nano). The data are every twelfth seen family,
# 146 of FuzzyBench's functions, so that a few hundred steps show each of them often enough to learn it; nothing outside this repository
# is needed. Data and lines that OUT has are not made again, so a stopped run goes on.
set -euo pipefail
base=$(realpath "$1") tokenizer=$(realpath "$2") out=$(realpath -m "$3") steps=$4
shift 4
cd "$(dirname "$0")/.."
export PYTHONPATH=.
python=${PYTHON:-../.venv/bin/python}
paw="node ../packages/cli/bin/paw.js"
families=core-text/word-by-property,data-filtering/table-query,format-repair/config-line,nl-to-command/file-jobs,\
criteria-classification/priority-rule,code-classification/code-purpose,log-monitoring/subsystem,constraints/range,logic/dependencies,\
masking/redact-secret,completion/code-names,chemistry/formula,domain/strange-signals,agent-watchdog/step-fact,semantic-search/relevance,\
nlp-pipelines/clause-feature,equivalence-and-dedup/paraphrase,tool-store-and-streaming/job-events,grounded-qa/cite-sentence,\
smart-search/completion,log-monitoring/german-log
mkdir -p "$out"
touch "$out/ablations.jsonl"

# A part of the data: its name and what `paw bench generate` is asked for; each specification gets its pseudo-program.
part() {
  local name=$1
  shift
  [ -e "$out/$name.jsonl.gz" ] && return
  $paw bench generate --out "$out/drawn.jsonl.gz" "$@"
  gzip -dc "$out/drawn.jsonl.gz" | $paw spec --jsonl | gzip > "$out/read.jsonl.gz"
  mv "$out/read.jsonl.gz" "$out/$name.jsonl.gz"
  rm "$out/drawn.jsonl.gz"
}

# A store of parts, mixed, since `--share` takes its beginning: its name and theirs.
store() {
  local name=$1
  shift
  [ -e "$out/$name/bench.npz" ] && return
  (cd "$out" && gzip -dc "${@/%/.jsonl.gz}" | shuf --random-source=<(yes) | gzip > both.jsonl.gz)
  $python scripts/pack.py --tokenizer "$tokenizer" --bench "$out/both.jsonl.gz" --out "$out/$name"
  rm "$out/both.jsonl.gz"
}

part first --split train --count 144000 --pairs 24 --seed 1 --families $families
part clean --split train --count 96000 --pairs 24 --seed 2 --families $families
part noisy --split train --count 96000 --pairs 24 --seed 2 --families $families --noisy 100
part dev --split dev --count 3600 --pairs 6 --seed 1 --families $families
part noisy-dev --split dev --count 3600 --pairs 6 --seed 1 --families $families --noisy 100
part held --split dev --count 1200 --pairs 6 --seed 1 --held-out
store pack first noisy
store pack-without-noise first clean
store dev dev
store noisy-dev noisy-dev
store held held

# A line of the table: its name and flags of ablate.py.
line() {
  local name=$1
  shift
  grep -qF "\"name\": \"$name\"" "$out/ablations.jsonl" && return
  $python scripts/ablate.py --name "$name" --pack "$out/pack" --dev "$out/dev/bench.npz" --noisy-dev "$out/noisy-dev/bench.npz" \
    --held-out "$out/held/bench.npz" --base "$base" --tokenizer "$tokenizer" --steps "$steps" --out "$out/ablations.jsonl" "$@"
}

line "interpreter alone, pseudo-program" --system base
line "interpreter alone, raw specification" --system base --reads spec
line "PAW" --system paw "$@"
line "full fine-tune" --system full "$@"
line "one fixed LoRA, rank 4" --system fixed-lora --rank 4 "$@"
line "one fixed LoRA, rank 16" --system fixed-lora --rank 16 "$@"
line "one fixed LoRA, rank 64" --system fixed-lora --rank 64 "$@"
line "PAW, LoRA only (reads nothing)" --system paw --reads nothing "$@"
line "PAW, raw specification" --system paw --reads spec "$@"
line "PAW, soft prefix of 16 positions in place of LoRA" --system prefix "$@"
line "PAW, interpreter trained along" --system paw --train-interpreter "$@"
line "PAW, encoder frozen" --system paw --freeze-encoder "$@"
line "PAW, trained without noise" --system paw "$@" --pack "$out/pack-without-noise"
line "PAW, 16 bases" --system paw --bases 16 "$@"
line "PAW, rank 4" --system paw --rank 4 "$@"
line "PAW, rank 64" --system paw --rank 64 "$@"
line "PAW, a tenth of the specifications" --system paw --share 0.1 "$@"
line "PAW, a hundredth of the specifications" --system paw --share 0.01 "$@"

$python - "$out/ablations.jsonl" <<'END'
import json, sys
print("| system | steps | pairs | minutes | seen | 95 % interval | with noise | 95 % interval | held out | 95 % interval |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
for line in map(json.loads, open(sys.argv[1])):
    cuts = [f"{100 * c['exact']:.1f} % | {100 * c['low']:.1f} to {100 * c['high']:.1f}" for c in (line["seen"], line["noisy"], line["held_out"])]
    print(f"| {line['name']} | {line['steps']} | {line['pairs']} | {line['minutes']} | {' | '.join(cuts)} |")
END
