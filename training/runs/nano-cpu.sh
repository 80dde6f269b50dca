#!/usr/bin/env bash
# nano-20261121c on two idle CPU cores, about four hours by the rates in docs/log.md; how good it came out is in docs/results.md.
#
#   bash training/runs/nano-cpu.sh TEXT TASKS OUT
#
# TEXT: folder of *.txt.xz (documents separated by a line "---"); TASKS: folder with train/*.jsonl.gz of third-party tasks
# (fields task_id, specs, examples); models/nano/README.md lists what was in them. The published weights came from these
# stages with restarts and detours, told in docs/log.md; running this gives a model of the same kind, not the same bytes.
set -euo pipefail
text=$(realpath "$1") tasks=$(realpath "$2") out=$(realpath -m "$3")
cd "$(dirname "$0")/.."
export PYTHONPATH=.
python=${PYTHON:-../.venv/bin/python}
paw="node ../packages/cli/bin/paw.js"
mkdir -p "$out"

$paw bench generate --split train --count 66000 --seed 1 --pairs 24 --out "$out/train.jsonl.gz"
$paw bench generate --split dev --count 580 --seed 1 --pairs 6 --out "$out/dev.jsonl.gz"
$paw bench generate --split dev --count 200 --seed 1 --pairs 6 --held-out --out "$out/held.jsonl.gz"

$python scripts/train_tokenizer.py --text "$text" --tasks "$tasks" --bench "$out/train.jsonl.gz" --vocab 4096 --out "$out/tokenizer.json"
$python scripts/pack.py --tokenizer "$out/tokenizer.json" --text "$text" --tasks "$tasks" --bench "$out/train.jsonl.gz" \
  --chars-per-text 6000000 --pairs 16 --out "$out/pack"
for cut in dev held; do
  $python scripts/pack.py --tokenizer "$out/tokenizer.json" --bench "$out/$cut.jsonl.gz" --out "$out/$cut"
done

$python scripts/pretrain.py --pack "$out/pack" --tokenizer "$out/tokenizer.json" --out "$out/base" \
  --steps 2700 --text-share 0.3 --outside-share 0.2 --pairs 8 --compile
$python scripts/train_compiler.py --pack "$out/pack" --base "$out/base" --tokenizer "$out/tokenizer.json" --out "$out/compiler" \
  --dev "$out/dev/bench.npz" --held-out "$out/held/bench.npz" --steps 2200 --warmup 60 --decay-share 0.95 --bases 64 \
  --lr 4e-4 --mapper-lr 5e-4 --interpreter-lr 1e-3 --compile
# From here on the interpreter is left alone.
$python scripts/train_compiler.py --pack "$out/pack" --base "$out/base" --tokenizer "$out/tokenizer.json" --out "$out/compiler" \
  --dev "$out/dev/bench.npz" --held-out "$out/held/bench.npz" --steps 2650 --warmup 60 --decay-share 0.17 --bases 64 \
  --lr 2.5e-4 --mapper-lr 5e-4 --compile
$python scripts/train_compiler.py --pack "$out/pack" --base "$out/base" --tokenizer "$out/tokenizer.json" --out "$out/compiler" \
  --dev "$out/dev/bench.npz" --held-out "$out/held/bench.npz" --steps 5350 --warmup 60 --decay-share 0.5 --bases 64 \
  --lr 4e-4 --mapper-lr 5e-4 --compile
$python scripts/export.py --base "$out/base" --compiler "$out/compiler" --tokenizer "$out/tokenizer.json" \
  --name nano-20261121c --out ../models/nano
