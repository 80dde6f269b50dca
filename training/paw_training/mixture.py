"""The mixture that the interpreter is pretrained on: prose, tasks in the run-time layout, and the writing of pseudo-programs."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .data import Packer, Rows, TaskStore, answer_branch
from .layout import Layout

# Weights of a token in the loss; an answer's or a written task sentence's is 1.
TEXT_WEIGHT, INPUT_WEIGHT, PREFIX_WEIGHT = 0.3, 0.1, 0.02
# Documents in a row that may fail to fit before the next row is begun.
MAX_MISSES = 3


@dataclass(frozen=True)
class Shares:
    text: float  # of rows that hold prose
    outside: float  # of task documents from third-party tasks


def load_text(pack: Path) -> list[np.ndarray]:
    """One token stream per source."""
    path = pack / "text.npz"
    if not path.exists():
        raise SystemExit(f"{path} is missing, and the interpreter trains on prose too: pack some with scripts/pack.py --text DIR --out {pack}")
    return list(np.load(path).values())


def load_tasks(pack: Path) -> dict[str, TaskStore]:
    """Those of the stores `outside` (third-party) and `bench` (generated) that the pack has, one at least."""
    stores = {n: TaskStore.load(pack / f"{n}.npz") for n in ("outside", "bench") if (pack / f"{n}.npz").exists()}
    if not stores:
        raise SystemExit(f"{pack} has no tasks, neither bench.npz nor outside.npz: make it with scripts/pack.py --bench FILE --out {pack}")
    return stores


def load_families(pack: Path, stores: dict[str, TaskStore]) -> dict[str, list[str]]:
    """Names of each store's families, in the order of their numbers."""
    return {name: json.loads((pack / f"{name}.families.json").read_text(encoding="utf-8")) for name in stores}


def share_of_outside(stores: dict[str, TaskStore], share: float, first: bool) -> float:
    """`share` of third-party tasks, or 0 where the pack has none, which the `first` process says."""
    if "outside" in stores or share == 0:
        return share
    if first:
        print(f"The pack has no third-party tasks (outside.npz): their share is 0, not {share}.", flush=True)
    return 0.0


class Mixture:
    """Draws packed rows; everything random comes from the generator that is passed in."""

    def __init__(self, layout: Layout, text: list[np.ndarray], tasks: dict[str, TaskStore], shares: Shares, pairs: int):
        self.layout, self.text, self.tasks, self.shares, self.pairs = layout, text, tasks, shares, pairs

    def rows(self, rng: np.random.Generator, rows: int, length: int) -> Rows:
        packer = Packer(rows, length)
        for row in range(rows):
            if row < self.shares.text * rows:
                part = self.text[int(rng.integers(len(self.text)))]
                start = int(rng.integers(max(1, len(part) - length)))
                packer.add(row, part[start : start + length].tolist(), TEXT_WEIGHT, [])
                continue
            misses = 0
            while misses < MAX_MISSES:
                misses += not packer.add(row, *self.task_document(rng))
        return packer.rows()

    def task_document(self, rng: np.random.Generator) -> tuple[list[int], float, list[tuple[list[int], list[float]]]]:
        """(prefix, weight of its tokens, branches) of one task, in the run-time layout or in the writer's."""
        outside = "bench" not in self.tasks or rng.random() < self.shares.outside
        store = self.tasks["outside" if outside else "bench"]
        record = store[int(rng.integers(len(store)))]
        chosen = rng.permutation(len(record.pairs))[: self.pairs]
        branches = [answer_branch(self.layout, record.pairs[i], INPUT_WEIGHT) for i in chosen]
        return self.layout.prefix(record.body), PREFIX_WEIGHT, branches
