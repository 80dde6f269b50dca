"""Trains the tokeniser on a sample of text, third-party tasks and generated tasks.

    python scripts/train_tokenizer.py --text DIR --tasks DIR --bench train.jsonl.gz --out tokenizer.json --vocab 4096
"""

import argparse
import gzip
import json
import lzma
from pathlib import Path

from paw_training import tokenizer as tok

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--text", type=Path, required=True)
parser.add_argument("--tasks", type=Path, required=True)
parser.add_argument("--bench", type=Path, nargs="*", default=[])
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--vocab", type=int, default=4096)
parser.add_argument("--chars-per-text", type=int, default=2_000_000)
parser.add_argument("--chars-of-tasks", type=int, default=12_000_000)
args = parser.parse_args()


def texts():
    for path in sorted(args.text.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as f:
            yield from f.read(args.chars_per_text).split("\n\n")
    for path in sorted(args.tasks.glob("train/*.jsonl.gz")):
        left = args.chars_of_tasks // 12
        for line in gzip.open(path, "rt", encoding="utf-8"):
            task = json.loads(line)
            for text in [*task["specs"][:3], *(e[k] for e in task["examples"][:60] for k in ("input", "output"))]:
                yield text
                left -= len(text)
            if left < 0:
                break
    for path in args.bench:
        left = args.chars_of_tasks
        for line in gzip.open(path, "rt", encoding="utf-8"):
            record = json.loads(line)
            for text in [record["spec"], *(p[k] for p in record["pairs"] for k in ("input", "output"))]:
                yield text
                left -= len(text)
            if left < 0:
                break


tokenizer = tok.train(texts(), args.vocab)
args.out.parent.mkdir(parents=True, exist_ok=True)
tokenizer.save(str(args.out))
print(f"{args.out}: {tokenizer.get_vocab_size()} entries")
