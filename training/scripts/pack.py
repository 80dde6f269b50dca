"""Tokenises everything the stages read into one compact pack: text stores and task stores as .npz.

    python scripts/pack.py --tokenizer tokenizer.json --text DIR --outside outside.jsonl.gz --bench train.jsonl.gz --out pack/

Task stores: bench (generated), outside (third-party tasks, from scripts/third_party_tasks.py). Their records have passed
through `paw spec --jsonl`, which adds the pseudo-programs.
"""

import argparse
import gzip
import json
import lzma
from pathlib import Path

import numpy as np

from paw_training.data import TaskStore
from paw_training.tokenizer import NanoTokenizer

# Longest pieces kept, in tokens: longer specs, inputs or answers do not fit a training row.
MAX_SPEC, MAX_INPUT, MAX_OUTPUT = 384, 200, 80

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--tokenizer", type=Path, required=True)
parser.add_argument("--text", type=Path)
parser.add_argument("--outside", type=Path, nargs="*", default=[])
parser.add_argument("--bench", type=Path, nargs="*", default=[])
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--chars-per-text", type=int, default=12_000_000)
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
    """records: {family, spec, pseudoProgram, pairs}."""
    number = {family: i for i, family in enumerate(families)}
    texts: list[str] = []
    for r in records:
        texts += [f"\n{r['spec']}\n", f"\n{r['pseudoProgram']}\n"]
        texts += [p[k] for p in r["pairs"] for k in ("input", "output")]
    ids = iter(tokenizer.encode_batch(texts))
    built, dropped = [], 0
    for r in records:
        head = [next(ids) for _ in range(2)]
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


def read(paths: list[Path]) -> list[dict]:
    return [json.loads(line) for path in paths for line in gzip.open(path, "rt", encoding="utf-8")]


if args.text:
    pack_text()
for name in ("outside", "bench"):
    records = read(getattr(args, name))
    if records:
        pack_tasks(name, records, sorted({r["family"] for r in records}))
