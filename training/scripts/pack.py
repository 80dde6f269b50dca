"""Tokenises everything the stages read into one compact pack: text stores and task stores as .npz.

    python scripts/pack.py --tokenizer tokenizer.json --text DIR --tasks DIR --bench train.jsonl.gz --out pack/

Task stores: bench (generated), outside (third-party tasks in the same layout). Never reads a dev split.
"""

import argparse
import gzip
import json
import lzma
import random
from pathlib import Path

import numpy as np

from paw_training.data import TaskStore
from paw_training.layout import pseudo_program
from paw_training.tokenizer import NanoTokenizer

# Longest pieces kept, in tokens: longer specs, inputs or answers do not fit a training row.
MAX_SPEC, MAX_INPUT, MAX_OUTPUT = 384, 200, 80

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--tokenizer", type=Path, required=True)
parser.add_argument("--text", type=Path)
parser.add_argument("--tasks", type=Path)
parser.add_argument("--bench", type=Path, nargs="*", default=[])
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--pairs", type=int, default=8, help="pairs per specification")
parser.add_argument("--chars-per-text", type=int, default=12_000_000)
parser.add_argument("--seed", type=int, default=1)
args = parser.parse_args()

tokenizer = NanoTokenizer(args.tokenizer)
args.out.mkdir(parents=True, exist_ok=True)


def pack_text() -> None:
    parts = []
    for path in sorted(args.text.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as f:
            documents = f.read(args.chars_per_text).split("\n\n---\n\n")
        ids = tokenizer.encode_batch([d.strip() + "\n" for d in documents])
        stream = [t for document in ids for t in [*document, tokenizer.control("<|endoftext|>")]]
        parts.append(np.array(stream, dtype=np.uint16))
        print(f"{path.name}: {len(parts[-1])} tokens")
    np.savez_compressed(args.out / "text.npz", **{f"part{i}": p for i, p in enumerate(parts)})


def pack_tasks(name: str, records: list[dict], families: list[str]) -> None:
    """records: {family, spec, task, labels?, examples, pairs}."""
    number = {family: i for i, family in enumerate(families)}
    texts: list[str] = []
    for r in records:
        body = pseudo_program(r["task"], r.get("labels"), r["examples"])
        texts += [f"\n{r['spec']}\n", f"\n{body}\n", f" {r['task']}"]
        texts += [p[k] for p in r["pairs"] for k in ("input", "output")]
    ids = iter(tokenizer.encode_batch(texts))
    built, dropped = [], 0
    for r in records:
        head = [next(ids) for _ in range(3)]
        pairs = [(next(ids), next(ids)) for _ in r["pairs"]]
        pairs = [p for p in pairs if len(p[0]) <= MAX_INPUT and len(p[1]) <= MAX_OUTPUT]
        if len(pairs) < 2 or len(head[0]) > MAX_SPEC or len(head[1]) > MAX_SPEC:
            dropped += 1
            continue
        built.append((number[r["family"]], head + [piece for p in pairs for piece in p]))
    store = TaskStore.build(built)
    store.save(args.out / f"{name}.npz")
    (args.out / f"{name}.families.json").write_text(json.dumps(families))
    print(f"{name}: {len(built)} specs, {len(store.tokens)} tokens, {dropped} dropped")


def outside_records() -> list[dict]:
    """Third-party tasks: each spec wording becomes several records with other examples."""
    rng = random.Random(args.seed)
    records = []
    for path in sorted(args.tasks.glob("train/*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            task = json.loads(line)
            usable = [e for e in task["examples"] if len(e["input"]) <= 500 and len(e["output"]) <= 160 and e["output"]]
            outputs = sorted({e["output"] for e in usable})
            labels = outputs if 2 <= len(outputs) <= 8 and len(usable) >= 40 else None
            if len(usable) < args.pairs + 4:
                continue
            wordings = [s for s in task["specs"] if len(s) <= 900]
            for _ in range(min(60, max(6, 2 * len(wordings)))) if wordings else []:
                wording = rng.choice(wordings)
                chosen = rng.sample(usable, args.pairs + 2)
                shown = chosen[: rng.choice([0, 0, 1, 2])]
                lines = [f"Input: {e['input']}\nOutput: {e['output']}" for e in shown]
                stated = [f"Return only one of: {', '.join(labels)}."] if labels and rng.random() < 0.7 else []
                records.append(
                    {
                        "family": task["task_id"],
                        "spec": "\n\n".join([" ".join([wording, *stated]), *lines]),
                        "task": wording.split("\n")[0][:240],
                        "labels": labels if stated else None,
                        "examples": shown,
                        "pairs": chosen[2:],
                    }
                )
    return records


if args.text:
    pack_text()
if args.tasks:
    outside = outside_records()
    pack_tasks("outside", outside, sorted({r["family"] for r in outside}))
if args.bench:
    bench = [json.loads(line) for path in args.bench for line in gzip.open(path, "rt", encoding="utf-8")]
    pack_tasks("bench", bench, sorted({r["family"] for r in bench}))
