"""Replaces the ideal task sentences of a task store by those the frozen interpreter writes from each spec.

    python scripts/write_pseudo_programs.py --store pack/bench.npz --base runs/base --tokenizer tokenizer.json --out pack/bench.npz --share 0.3

The compiler then trains on pseudo-programs as it will meet them. `--share` bounds how many specs are rewritten.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from paw_training.data import TaskStore
from paw_training.generate import greedy
from paw_training.layout import Layout
from paw_training.model import Interpreter, ModelConfig
from paw_training.tokenizer import NanoTokenizer

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--store", type=Path, required=True)
parser.add_argument("--base", type=Path, required=True)
parser.add_argument("--tokenizer", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--share", type=float, default=1.0)
parser.add_argument("--batch", type=int, default=128)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
args = parser.parse_args()

MAX_TASK_TOKENS = 64
tokenizer = NanoTokenizer(args.tokenizer)
layout = Layout(tokenizer)
base = torch.load(args.base / "checkpoint.pt", map_location=args.device, weights_only=True)
model = Interpreter(ModelConfig(**base["config"])).to(args.device)
model.load_state_dict(base["model"])
store = TaskStore.load(args.store)
records = [store[i] for i in range(len(store))]
rng = np.random.default_rng(args.seed)
chosen = sorted(
    (i for i in range(len(records)) if rng.random() < args.share), key=lambda i: len(records[i].spec)
)
# A token whose text holds a line break ends the task sentence.
stop = {i for i in range(tokenizer.vocab_size) if "\n" in tokenizer.decode([i])} | {tokenizer.eos}
written: dict[int, list[int]] = {}
for start in range(0, len(chosen), args.batch):
    part = chosen[start : start + args.batch]
    with torch.autocast(args.device, torch.bfloat16):
        tasks = greedy(model, [layout.writer(records[i].spec) for i in part], stop, MAX_TASK_TOKENS, args.device)
    for i, task in zip(part, tasks):
        lines = tokenizer.decode(records[i].body).split("\n")
        assert lines[1].startswith("Task:"), lines
        lines[1] = "Task: " + tokenizer.decode(task).strip()
        written[i] = tokenizer.encode("\n".join(lines))
    if (start // args.batch) % 10 == 0:
        print(f"{start + len(part)} of {len(chosen)}: {tokenizer.decode(tasks[0])}", flush=True)
TaskStore.build(
    [
        (r.family, [r.spec, written.get(i, r.body), r.task, *(piece for pair in r.pairs for piece in pair)])
        for i, r in enumerate(records)
    ]
).save(args.out)
