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
if [ "$probe" -lt 40 ]; then
  echo "PROBE is $probe; it must be at least 40, since rates are logged every 20 steps and the first of them hold the compilation" >&2
  exit 2
fi
mkdir -p "$out"

# A file of this script is whole or not there, wherever the script is killed.
put() { echo "$2" > "$1.part" && mv "$1.part" "$1"; }

# stage NAME MINUTES SCRIPT ARGUMENTS...: measures its rate over the first steps of the stage, which sets its number of steps, then trains
# to that number. Leaves the script, to be called again, when this call's minutes are over.
stage() {
  local name=$1 budget=$2 script=$3 first steps
  shift 3
  first=$([ -f "$out/$name.first" ] && cat "$out/$name.first" || echo 0)

  # train END STEPS ARGUMENTS...: to step END of a schedule of STEPS.
  train() {
    local end=$1 total=$2 at left
    shift 2
    at=$($python -m paw_training.stage step "$out/$name")
    if [ "$at" -lt "$end" ]; then
      left=$($python -c "print(max(0.0, ($deadline - $(date +%s)) / 60))")
      $python "scripts/$script" --pack "$pack" --tokenizer "$tokenizer" --out "$out/$name" --loaders "$loaders" $compile "$@" \
        --steps "$total" --stop-at "$end" --budget-minutes "$left"
      at=$($python -m paw_training.stage step "$out/$name")
    fi
    if [ "$at" -lt "$end" ]; then
      echo "$name: $at of $end steps; call again"
      exit 0
    fi
  }

  if [ ! -f "$out/$name.steps" ]; then
    train $((first + probe)) 1000000 "$@"
    steps=$($python -m paw_training.stage steps "$out/$name" "$first" "$budget")
    put "$out/$name.steps" "$steps"
  fi
  steps=$(cat "$out/$name.steps")
  train "$steps" "$steps" "$@"
}

stage base "${PRETRAIN:-8}" pretrain.py --depth "${DEPTH:-6}" --width "${WIDTH:-384}" --rows "${ROWS:-128}" \
  --text-share 0.3 --outside-share 0.4 --pairs 8

compiler="--base $out/base --specs ${SPECS:-128} --bases ${BASES:-48} --lr 4e-4 --mapper-lr 5e-4 --outside-share 0.45 --eval-every 1000000"
# The interpreter learns along first and is then left alone, as in nano-cpu.sh; the second part goes on from the first one's checkpoint.
stage compiler "${JOINT:-7}" train_compiler.py $compiler --warmup 60 --decay-share 0.95 --interpreter-lr 1e-3
if [ ! -f "$out/frozen.first" ]; then
  mkdir -p "$out/frozen"
  cp "$out/compiler/checkpoint.pt" "$out/frozen/checkpoint.pt"
  put "$out/frozen.first" "$(cat "$out/compiler.steps")"
fi
stage frozen "${FROZEN:-10}" train_compiler.py $compiler --warmup 60 --decay-share 0.4

$python scripts/export.py --base "$out/base" --compiler "$out/frozen" --interpreter compiler --tokenizer "$tokenizer" --name "${NAME:-nano-gpu}" --out "$out/snapshot"
du -sh "$out/snapshot"
echo "done"
