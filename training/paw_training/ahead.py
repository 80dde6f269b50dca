"""Batches made ahead by other processes, so that a fast device does not wait for Python."""

from collections.abc import Callable, Iterator
from typing import Any

from torch.utils.data import DataLoader, Dataset

# Batches that each process may be ahead; a batch of 128 specs takes about 10 MB.
AHEAD = 4


class Steps(Dataset):
    def __init__(self, make: Callable[[int], Any]):
        self.make = make

    def __getitem__(self, step: int) -> Any:
        return self.make(step)


def ahead(make: Callable[[int], Any], start: int, end: int, processes: int) -> Iterator[Any]:
    """make(step) for start <= step < end, in order; with `processes` > 0 made by that many, else as they are asked for.

    What `make` gives must depend on its step alone. The processes are forks: `make` may not touch a device.
    """
    if processes == 0 or start >= end:
        yield from map(make, range(start, end))
        return
    loader = DataLoader(
        Steps(make),
        batch_size=None,
        sampler=range(start, end),
        num_workers=processes,
        prefetch_factor=AHEAD,
        multiprocessing_context="fork",
    )
    yield from loader
