"""Which specifications a training step sees."""

import numpy as np

from .data import TaskRecord, TaskStore

# Records are drawn in pools of this many batches and sorted by length, so that a batch has little padding.
POOL = 4


class SpecSampler:
    """Draws `specs` records a step from the stores `bench` and `outside`; the draw depends on (seed, step) only.

    share: only the first part of each store is used (for data scaling).
    """

    def __init__(self, stores: dict[str, TaskStore], specs: int, outside_share: float, seed: int, share: float = 1.0):
        self.stores, self.specs, self.outside_share, self.seed, self.share = stores, specs, outside_share, seed, share

    def records(self, step: int) -> list[TaskRecord]:
        """A slice of a pool that POOL consecutive steps share."""
        rng = np.random.default_rng([self.seed, step // POOL, 7])
        pool = []
        for _ in range(self.specs * POOL):
            outside = "bench" not in self.stores or rng.random() < self.outside_share
            store = self.stores["outside" if outside else "bench"]
            pool.append(store[int(rng.integers(max(1, int(len(store) * self.share))))])
        pool.sort(key=lambda r: len(r.spec) + len(r.body))
        begin = int(rng.permutation(POOL)[step % POOL]) * self.specs
        return pool[begin : begin + self.specs]
