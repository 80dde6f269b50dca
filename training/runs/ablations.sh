#!/usr/bin/env bash
# Baselines and ablations on the same interpreter, data and number of steps, one line each, and the table of them in Markdown.
#
#   bash training/runs/ablations.sh DATA BASE TOKENIZER OUT STEPS [more flags of scripts/ablate.py, such as --compile]
#
# DATA: a folder with pack/, dev/ and held/ as training/runs/nano-cpu.sh makes them; BASE: the folder of a pretrained interpreter. Lines that
# OUT/ablations.jsonl has are not run again, so a stopped run goes on.
set -euo pipefail
data=$(realpath "$1") base=$(realpath "$2") tokenizer=$(realpath "$3") out=$(realpath -m "$4") steps=$5
shift 5
cd "$(dirname "$0")/.."
export PYTHONPATH=.
python=${PYTHON:-../.venv/bin/python}
mkdir -p "$out"
touch "$out/ablations.jsonl"

line() {
  local name=$1
  shift
  grep -qF "\"name\": \"$name\"" "$out/ablations.jsonl" && return
  $python scripts/ablate.py --name "$name" --pack "$data/pack" --dev "$data/dev/bench.npz" --held-out "$data/held/bench.npz" \
    --base "$base" --tokenizer "$tokenizer" --steps "$steps" --out "$out/ablations.jsonl" "$@"
}

line "interpreter alone, pseudo-program" --system base
line "interpreter alone, raw specification" --system base --reads spec
line "PAW" --system paw "$@"
line "one fixed LoRA, rank 4" --system fixed-lora --rank 4 "$@"
line "one fixed LoRA, rank 16" --system fixed-lora --rank 16 "$@"
line "one fixed LoRA, rank 64" --system fixed-lora --rank 64 "$@"
line "full fine-tune" --system full "$@"
line "PAW, LoRA only (reads nothing)" --system paw --reads nothing "$@"
line "PAW, raw specification" --system paw --reads spec "$@"
line "PAW, encoder frozen" --system paw --freeze-encoder "$@"
line "PAW, 16 bases" --system paw --bases 16 "$@"
line "PAW, rank 4" --system paw --rank 4 "$@"
line "PAW, rank 64" --system paw --rank 64 "$@"
line "PAW, a tenth of the specifications" --system paw --share 0.1 "$@"
line "PAW, a hundredth of the specifications" --system paw --share 0.01 "$@"

$python - "$out/ablations.jsonl" <<'END'
import json, sys
print("| system | steps | minutes | seen | 95 % interval | held out | 95 % interval |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for line in map(json.loads, open(sys.argv[1])):
    cuts = [f"{100 * c['exact']:.1f} % | {100 * c['low']:.1f} to {100 * c['high']:.1f}" for c in (line["seen"], line["held_out"])]
    print(f"| {line['name']} | {line['steps']} | {line['minutes']} | {cuts[0]} | {cuts[1]} |")
END
