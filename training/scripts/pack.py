"""Tokenises everything the stages read into one compact pack: text stores and task stores as .npz.

    python scripts/pack.py --tokenizer tokenizer.json --text DIR --outside outside.jsonl.gz --bench train.jsonl.gz --out pack/

Task stores: bench (generated), outside (third-party tasks, from scripts/third_party_tasks.py). Their records have passed
through `paw spec --jsonl`, which adds the pseudo-programs.
"""

import gzip
import itertools
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from paw_training.arguments import Parser, existing
from paw_training.data import TaskStore, save_arrays
from paw_training.tokenizer import NanoTokenizer

# Longest pieces kept, in tokens: longer specs, inputs or answers do not fit a training row.
MAX_SPEC, MAX_INPUT, MAX_OUTPUT = 384, 200, 80
# Records tokenised at once: a few megabytes of text.
CHUNK = 2_000

parser = Parser(__doc__)
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--text", type=existing)
parser.add_argument("--outside", type=existing, nargs="*", default=[])
parser.add_argument("--bench", type=existing, nargs="*", default=[])
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--chars-per-text", type=int, default=12_000_000)
args = parser.parse_args()
if not (args.text or args.outside or args.bench):
    parser.error("nothing to pack: give --text, --outside or --bench")

tokenizer = NanoTokenizer(args.tokenizer)
args.out.mkdir(parents=True, exist_ok=True)


def pack_text() -> None:
    parts = []
    paths = sorted(args.text.glob("*.txt.xz"))
    if not paths:
        parser.error(f"{args.text} has no *.txt.xz")
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as f:
            documents = f.read(args.chars_per_text).split("\n\n---\n\n")
        ids = tokenizer.encode_batch([d.strip() + "\n" for d in documents])
        stream = [t for document in ids for t in [*document, tokenizer.control("<|endoftext|>")]]
        parts.append(np.array(stream, dtype=np.uint16))
        print(f"{path.name}: {len(parts[-1])} tokens")
    save_arrays(args.out / "text.npz", **{f"part{i}": p for i, p in enumerate(parts)})


def tokenized(records: Iterable[dict], number: dict[str, int], dropped: list[dict]) -> Iterator[tuple[int, list[np.ndarray]]]:
    """(family number, pieces) of each record that fits; those that do not are added to `dropped`. records: {family, spec,
    pseudoProgram, pairs}."""
    while chunk := list(itertools.islice(records, CHUNK)):
        texts: list[str] = []
        for r in chunk:
            texts += [f"\n{r['spec']}\n", f"\n{r['pseudoProgram']}\n"]
            texts += [p[k] for p in r["pairs"] for k in ("input", "output")]
        ids = (np.array(piece, dtype=np.uint16) for piece in tokenizer.encode_batch(texts))
        for r in chunk:
            head = [next(ids) for _ in range(2)]
            pairs = [(next(ids), next(ids)) for _ in r["pairs"]]
            pairs = [p for p in pairs if len(p[0]) <= MAX_INPUT and len(p[1]) <= MAX_OUTPUT]
            if len(pairs) < 2 or len(head[0]) > MAX_SPEC or len(head[1]) > MAX_SPEC:
                dropped.append(r)
                continue
            yield number[r["family"]], head + [piece for p in pairs for piece in p]


def pack_tasks(name: str, paths: list[Path]) -> None:
    families = sorted({r["family"] for r in read(paths)})
    if not families:
        parser.error(f"--{name} has no records in {', '.join(map(str, paths))}")
    dropped: list[dict] = []
    store = TaskStore.build(tokenized(read(paths), {family: i for i, family in enumerate(families)}, dropped))
    if not len(store):
        parser.error(f"--{name}: none of {len(dropped)} records fits: at most {MAX_SPEC} tokens of a specification and two pairs are needed")
    (args.out / f"{name}.families.json").write_text(json.dumps(families))
    # Last: scripts take a store that is there for done.
    store.save(args.out / f"{name}.npz")
    print(f"{name}: {len(store)} specs, {len(store.tokens)} tokens, {len(dropped)} dropped")


def read(paths: list[Path]) -> Iterator[dict]:
    """The records of gzipped files, as `paw spec --jsonl` gives them."""
    for path in paths:
        try:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for record in map(json.loads, lines):
                    if "pseudoProgram" not in record:
                        parser.error(f"{path} has records without pseudoProgram: pass them through `paw spec --jsonl` first")
                    yield record
        except (OSError, EOFError, ValueError) as error:
            parser.error(f"{path} is not gzipped JSON lines: {error}")


if args.text:
    pack_text()
for name in ("outside", "bench"):
    if paths := getattr(args, name):
        pack_tasks(name, paths)
