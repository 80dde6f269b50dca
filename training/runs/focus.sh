#!/usr/bin/env bash
# A stage on what shipped weights cannot do yet, on annotated texts and on latent records, on two cores: block after block, a part of the way back,
# then the compiler alone.
#
#   bash training/runs/focus.sh DATA OUT [SNAPSHOT]
#
# DATA: the OUT of training/runs/nano-cpu.sh, made with SNAPSHOT's tokenizer (of its files, pack/ and outside.read.jsonl.gz are read). SNAPSHOT:
# default models/nano. OUT/snapshot is the result. About 100 minutes at 145 pairs a second. The published weights came from such stages, stopped
# and gone on with where their scores said so (docs/log.md, thirteenth to sixteenth run), so this gives a model of the same kind, not the same bytes.
set -euo pipefail
data=$(realpath "$1") out=$(realpath -m "$2")
cd "$(dirname "$0")/.."
snapshot=$(realpath "${3:-../models/nano}")
export PYTHONPATH=. OMP_NUM_THREADS=1
python=${PYTHON:-../.venv/bin/python}
paw="node ../packages/cli/bin/paw.js"
mkdir -p "$out/pack"
# Of the first stage; the second has a quarter of them.
steps=${STEPS:-1900}

tasks="$python scripts/annotated_tasks.py --texts data/annotated --exclude ../examples/log-triage/sample.log"
# The first question of each set with many of its values as the answers, by their own names: what is learned first, and what the rest builds on.
$tasks --collection sorted --sets {requests,support}{,-b,-c} support-d opinions{,-b,-c,-d,-e,-f} {headlines,commands}{,-b} chat desk --several 0 --binary 0 --classes 18 --plain --first-attribute 300 --specs 7000 --seed 1 --out "$out/sorted.jsonl.gz"
$tasks --several 0.2 --first-attribute 8 --natural 0.75 --plain --specs 18000 --seed 2 --out "$out/plain.jsonl.gz"
$tasks --several 0.2 --first-attribute 8 --natural 0.75 --specs 18000 --seed 3 --out "$out/varied.jsonl.gz"
# Fields once more: there are many, and each is a question of its own.
$tasks --sets extract{,-b,-c,-d,-e,-f,-g} --several 0.2 --first-attribute 8 --natural 0.75 --specs 14000 --seed 5 --out "$out/fields.jsonl.gz"
# What the benchmark's samplers know of their inputs.
$paw bench generate --latent --noisy 40 --count 300000 --pairs 25 --seed 4 --out "$out/latent.jsonl.gz"
for part in sorted plain varied fields latent; do
  gzip -dc "$out/$part.jsonl.gz" | $paw spec --jsonl | gzip > "$out/$part.read.jsonl.gz"
done
ln -sf "$data"/pack/{bench.npz,bench.families.json,text.npz} "$out/pack/"
$python scripts/pack.py --tokenizer "$snapshot/tokenizer.json" --out "$out/pack" \
  --outside "$data/outside.read.jsonl.gz" "$out"/{sorted,plain,varied,fields,latent}.read.jsonl.gz

$python scripts/import_snapshot.py --snapshot "$snapshot" --out "$out/before"
mkdir -p "$out/along"
[ -f "$out/along/checkpoint.pt" ] || cp "$out/before/compiler/checkpoint.pt" "$out/along/"
# Families of which less than 60 % of answers are right, ten in a block.
$python scripts/examine.py --pack "$out/pack" --base "$out/before/base" --compiler "$out/before/compiler" --tokenizer "$snapshot/tokenizer.json" \
  --specs "${EXAMINE:-3000}" --unsolved "$out/unsolved.txt" --block 10
unsolved=$(cat "$out/unsolved.txt")
attention=$(printf 'annotated/logs-%s/attention,' {a..n})
attention=${attention%,}

# train OUT ARGUMENTS...: goes on from the checkpoint in OUT.
train() {
  local folder=$1
  shift
  $python -m torch.distributed.run --standalone --nproc-per-node 2 scripts/train_compiler.py --pack "$out/pack" --base "$out/before/base" \
    --tokenizer "$snapshot/tokenizer.json" --out "$folder" --bases 64 --rows 6 --compile "$@"
}

# First what the samplers know and the fields, then the unsolved families in turn, while learning rates fall in the last third.
along="--steps $steps --warmup 40 --decay-share 0.35 --lr 1.5e-4 --mapper-lr 2e-4 --interpreter-lr 3e-4 --outside-share 0.3 --focus-share 0.45"
train "$out/along" $along --stop-at $((steps / 5)) --focus-steps 100 --focus latent/ annotated/extract annotated/extract latent/
train "$out/along" $along --focus-steps 48 --focus $unsolved latent/ annotated/extract "$attention" latent/
# Seven tenths of the way keep what the stage has learned and lose nothing of what was there.
$python scripts/interpolate.py --base "$out/before/base" --before "$out/before/compiler" --after "$out/along" --share 0.7 --out "$out/between"
# Encoder and mapper alone, for the interpreter as it is now; the step goes on counting.
mkdir -p "$out/frozen"
[ -f "$out/frozen/checkpoint.pt" ] || cp "$out/between/checkpoint.pt" "$out/frozen/"
train "$out/frozen" --steps $((steps * 5 / 4)) --decay-share 0.2 --lr 2e-4 --mapper-lr 3e-4 --outside-share 0.2 --focus-share 0.3 \
  --focus-steps 20 --focus "$attention,latent/" annotated/extract ${unsolved//$'\n'/,}
$python scripts/export.py --base "$out/before/base" --compiler "$out/frozen" --interpreter compiler --tokenizer "$snapshot/tokenizer.json" \
  --name SNAPSHOT --out "$out/snapshot"
