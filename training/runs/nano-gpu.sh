#!/usr/bin/env bash
# A larger nano (depth 6, width 384: under 64 MB) on one GPU, in calls of a few minutes each; goes on where the last call ended.
#
#   bash training/runs/nano-gpu.sh PACK TOKENIZER OUT MINUTES
#
# PACK and TOKENIZER: as training/runs/nano-cpu.sh makes them, on any machine. MINUTES: for this call, the end of a step included.
# Needs Python with PyTorch, NumPy, safetensors and tokenizers (PYTHON, default python3), nothing else and no network. When all stages are done
# it writes the snapshot to OUT/snapshot. Sizes and budgets are variables: DEPTH, WIDTH, ROWS, SPECS, BASES, LOADERS, and the minutes
# of each stage, PRETRAIN, JOINT and FROZEN. Run through, stopped and gone on with, on a toy world on a CPU only; rates and learning rates on a GPU are guesses.
set -euo pipefail
pack=$(realpath "$1") tokenizer=$(realpath "$2") out=$(realpath -m "$3") minutes=$4
cd "$(dirname "$0")/.."
export PYTHONPATH=.
python=${PYTHON:-python3}
deadline=$(($(date +%s) + minutes * 60))
compile=${COMPILE---compile}
loaders=${LOADERS:-8}
# Steps from which a stage's rate is known; learning rates are constant there, whatever the number of steps will be.
probe=${PROBE:-120}
mkdir -p "$out"

# The last number of a field in a stage's log.
logged() { $python -c 'import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
print([line[sys.argv[2]] for line in lines if sys.argv[2] in line][-1])' "$out/$1/log.jsonl" "$2" 2>/dev/null || echo 0; }

# stage NAME MINUTES SCRIPT ARGUMENTS...: measures its rate over the first steps of the stage, which sets its number of steps, then trains
# to that number. Leaves the script, to be called again, when this call's minutes are over.
stage() {
  local name=$1 budget=$2 script=$3 first steps left
  shift 3
  first=$([ -f "$out/$name.first" ] && cat "$out/$name.first" || echo 0)
  run() { $python "scripts/$script" --pack "$pack" --tokenizer "$tokenizer" --out "$out/$name" --loaders "$loaders" $compile "$@"; }
  if [ ! -f "$out/$name.steps" ]; then
    local begun=$SECONDS
    run "$@" --steps 1000000 --stop-at $((first + probe))
    # Without the compilation, which the first twenty steps hold.
    steps=$($python -c 'import json, sys
path, first, probe, budget, spent = sys.argv[1], *map(float, sys.argv[2:])
at = {line["step"]: line["minutes"] for line in map(json.loads, open(path)) if "loss" in line}
rate = (at[first + probe] - at[first + 20]) / (probe - 20)
print(int(first + probe + max(0, budget - spent) / max(rate, 1e-9)))' "$out/$name/log.jsonl" "$first" "$probe" "$budget" "$(((SECONDS - begun) / 60))")
    echo "$steps" > "$out/$name.steps"
  fi
  steps=$(cat "$out/$name.steps")
  left=$($python -c "print(max(0.0, ($deadline - $(date +%s)) / 60))")
  run "$@" --steps "$steps" --budget-minutes "$left"
  if [ "$(logged "$name" step)" -lt "$steps" ]; then
    echo "$name: $(logged "$name" step) of $steps steps; call again"
    exit 0
  fi
}

stage base "${PRETRAIN:-8}" pretrain.py --depth "${DEPTH:-6}" --width "${WIDTH:-384}" --rows "${ROWS:-128}" \
  --text-share 0.3 --outside-share 0.2 --pairs 8

compiler="--base $out/base --specs ${SPECS:-128} --bases ${BASES:-48} --lr 4e-4 --mapper-lr 5e-4 --eval-every 1000000"
# The interpreter learns along first and is then left alone, as in nano-cpu.sh; the second part goes on from the first one's checkpoint.
stage compiler "${JOINT:-7}" train_compiler.py $compiler --warmup 60 --decay-share 0.95 --interpreter-lr 1e-3
if [ ! -f "$out/frozen.first" ]; then
  mkdir -p "$out/frozen"
  cp "$out/compiler/checkpoint.pt" "$out/frozen/checkpoint.pt"
  cat "$out/compiler.steps" > "$out/frozen.first"
fi
stage frozen "${FROZEN:-10}" train_compiler.py $compiler --warmup 60 --decay-share 0.4

$python scripts/export.py --base "$out/base" --compiler "$out/frozen" --tokenizer "$tokenizer" --name "${NAME:-nano-gpu}" --out "$out/snapshot"
du -sh "$out/snapshot"
echo "done"
