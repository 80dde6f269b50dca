#!/usr/bin/env bash
# SNAPSHOT on two idle CPU cores, about five hours by the rates in docs/log.md; how good it came out is in docs/results.md.
#
#   bash training/runs/nano-cpu.sh TEXT TASKS OUT
#
# TEXT: folder of *.txt.xz (documents separated by a line "---"); TASKS: folder with train/*.jsonl.gz of third-party tasks
# (fields task_id, specs, examples); models/nano/README.md lists what was in them. The published weights came from these
# stages with restarts and detours, told in docs/log.md, the earlier ones on the first version of the benchmark; running
# this gives a model of the same kind, not the same bytes.
set -euo pipefail
text=$(realpath "$1") tasks=$(realpath "$2") out=$(realpath -m "$3")
cd "$(dirname "$0")/.."
export PYTHONPATH=.
python=${PYTHON:-../.venv/bin/python}
paw="node ../packages/cli/bin/paw.js"
mkdir -p "$out"

$paw bench generate --split train --count 1344000 --pairs 24 --seed 1 --out "$out/all.jsonl.gz"
# With the noise that people's texts have: formatting drift and hidden instructions cost most without it.
$paw bench generate --split train --count 480000 --pairs 24 --seed 3 --noisy 60 --out "$out/noisy.jsonl.gz"
# Free criteria over log lines, which the quickstart needs, once more.
$paw bench generate --split train --count 144000 --pairs 24 --seed 2 --out "$out/log.jsonl.gz" \
  --families log-monitoring/alert-or-quiet,log-monitoring/topic-filter,log-monitoring/severity
cat "$out"/{all,noisy,log}.jsonl.gz > "$out/train.jsonl.gz"
$paw bench generate --split dev --count 3600 --pairs 6 --seed 1 --out "$out/dev.jsonl.gz"
$paw bench generate --split dev --count 1200 --pairs 6 --seed 1 --held-out --out "$out/held.jsonl.gz"

$python scripts/third_party_tasks.py --tasks "$tasks" --out "$out/outside.jsonl.gz"
# Functions over texts of this repository; a tenth of the texts is kept back for an examination of their own.
$python scripts/annotated_tasks.py --texts data/annotated --exclude ../examples/log-triage/sample.log --specs 28000 --out "$out/annotated.jsonl.gz"
# Adds to every specification the pseudo-program that compiling it gives.
for part in train outside annotated dev held; do
  gzip -dc "$out/$part.jsonl.gz" | $paw spec --jsonl | gzip > "$out/$part.read.jsonl.gz"
done

$python scripts/train_tokenizer.py --text "$text" --tasks "$tasks" --bench "$out/train.jsonl.gz" --vocab 4096 --out "$out/tokenizer.json"
$python scripts/pack.py --tokenizer "$out/tokenizer.json" --text "$text" --outside "$out/outside.read.jsonl.gz" "$out/annotated.read.jsonl.gz" \
  --bench "$out/train.read.jsonl.gz" --chars-per-text 6000000 --out "$out/pack"
for cut in dev held; do
  $python scripts/pack.py --tokenizer "$out/tokenizer.json" --bench "$out/$cut.read.jsonl.gz" --out "$out/$cut"
done

$python scripts/pretrain.py --pack "$out/pack" --tokenizer "$out/tokenizer.json" --out "$out/base" \
  --steps 2700 --text-share 0.3 --outside-share 0.4 --pairs 8 --compile
compiler="--pack $out/pack --base $out/base --tokenizer $out/tokenizer.json --out $out/compiler --bases 64 --compile
  --dev $out/dev/bench.npz --held-out $out/held/bench.npz --warmup 60 --lr 4e-4 --mapper-lr 5e-4 --outside-share 0.45"
# The interpreter learns along for the first part, and is left alone for the second, in which most of the gain is.
$python scripts/train_compiler.py $compiler --steps 3200 --decay-share 0.95 --interpreter-lr 1e-3
$python scripts/train_compiler.py $compiler --steps 7750 --decay-share 0.5
$python scripts/export.py --base "$out/base" --compiler "$out/compiler" --interpreter compiler --tokenizer "$out/tokenizer.json" \
  --name SNAPSHOT --out ../models/nano
