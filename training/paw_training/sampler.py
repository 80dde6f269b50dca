"""Which specifications a training step sees."""

from dataclasses import dataclass

import numpy as np

from .data import TaskRecord, TaskStore

# (store, number in it)
TaskRecordAt = tuple[str, int]
# Records are drawn in pools of this many batches and sorted by length, so that a batch has little padding.
POOL = 4


@dataclass(frozen=True)
class Focus:
    """Families that get `share` of the specifications for `steps` steps, one block of families after another, and again.

    A small model learns what decides a new question only when that question is often enough in its batches; many new
    ones at once stay at the answer that is right most often (docs/log.md, thirteenth and fourteenth run).
    """

    blocks: list[list[TaskRecordAt]]
    steps: int
    share: float

    def at(self, step: int) -> list[TaskRecordAt]:
        return self.blocks[step // self.steps % len(self.blocks)]


def focus_blocks(stores: dict[str, TaskStore], families: dict[str, list[str]], prefixes: list[str]) -> list[list[TaskRecordAt]]:
    """For each of `prefixes`, several of them joined by commas, the records whose family begins with one; `families`: names in
    the order of a store's numbers. Raises ValueError for an empty prefix, and where no record fits."""
    blocks = []
    for joined in prefixes:
        wanted = tuple(joined.split(","))
        if not all(wanted):
            raise ValueError(f"{joined!r} has an empty beginning, which every family has; commas stand between beginnings only")
        block = []
        for name, store in stores.items():
            chosen = [i for i, family in enumerate(families[name]) if family.startswith(wanted)]
            block += [(name, int(i)) for i in np.flatnonzero(np.isin(store.family, chosen))]
        if not block:
            raise ValueError(f"{joined!r}: the pack has no family that begins so")
        blocks.append(block)
    return blocks


class SpecSampler:
    """Draws `specs` records a step from the stores `bench` and `outside`; the draw depends on (seed, step) only.

    share: only the first part of each store is used (for data scaling).
    """

    def __init__(
        self, stores: dict[str, TaskStore], specs: int, outside_share: float, seed: int, share: float = 1.0, focus: Focus | None = None
    ):
        self.stores, self.specs, self.outside_share, self.seed, self.share = stores, specs, outside_share, seed, share
        self.focus = focus

    def records(self, step: int) -> list[TaskRecord]:
        """A slice of a pool that POOL consecutive steps share."""
        rng = np.random.default_rng([self.seed, step // POOL, 7])
        focused = self.focus.at(step // POOL * POOL) if self.focus else []
        pool = []
        for _ in range(self.specs * POOL):
            if focused and rng.random() < self.focus.share:
                name, at = focused[int(rng.integers(len(focused)))]
                pool.append(self.stores[name][at])
                continue
            outside = "bench" not in self.stores or rng.random() < self.outside_share
            store = self.stores["outside" if outside else "bench"]
            pool.append(store[int(rng.integers(max(1, int(len(store) * self.share))))])
        pool.sort(key=lambda r: len(r.spec) + len(r.body))
        begin = int(rng.permutation(POOL)[step % POOL]) * self.specs
        return pool[begin : begin + self.specs]
