"""Token stores and packing.

A text store is one uint16 stream. A task store holds, for each specification, the tokens of the spec, of the
pseudo-program body, of the ideal task sentence, and of its input/output pairs. Rows are packed to a fixed length
with a (group, branch) number per token, from which the attention mask follows: the prefix of a task is evaluated
once for all its pairs, as at run time.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .layout import Layout


@dataclass(frozen=True)
class TaskRecord:
    family: int
    spec: list[int]  # "\n" + spec + "\n"
    body: list[int]  # "\n" + pseudo-program + "\n"
    pairs: list[tuple[list[int], list[int]]]


def save_arrays(path: Path, **arrays: np.ndarray) -> None:
    """Writes an .npz next to the target and renames it: a file that is there is whole."""
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        np.savez_compressed(file, **arrays)
    os.replace(temporary, path)


class TaskStore:
    """Specifications in one flat token array; piece order per spec: spec, body, then input and output of each pair."""

    def __init__(self, tokens: np.ndarray, bounds: np.ndarray, first: np.ndarray, family: np.ndarray):
        self.tokens, self.bounds, self.first, self.family = tokens, bounds, first, family

    def __len__(self) -> int:
        return len(self.family)

    def __getitem__(self, i: int) -> TaskRecord:
        pieces = [
            self.tokens[self.bounds[j] : self.bounds[j + 1]].tolist() for j in range(self.first[i], self.first[i + 1])
        ]
        pairs = [(pieces[j], pieces[j + 1]) for j in range(2, len(pieces), 2)]
        return TaskRecord(int(self.family[i]), pieces[0], pieces[1], pairs)

    @staticmethod
    def build(records: Iterable[tuple[int, list[np.ndarray]]]) -> "TaskStore":
        """records: (family number, pieces in the order above); read once, and held as tokens only."""
        flat: list[np.ndarray] = []
        counts, families = [], []
        for family, pieces in records:
            flat += [np.asarray(piece, dtype=np.uint16) for piece in pieces]
            counts.append(len(pieces))
            families.append(family)
        bounds = np.concatenate([[0], np.cumsum([len(p) for p in flat])]).astype(np.int64)
        first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        tokens = np.concatenate(flat) if flat else np.zeros(0, np.uint16)
        return TaskStore(tokens, bounds, first, np.array(families, dtype=np.int32))

    def save(self, path: Path) -> None:
        save_arrays(path, tokens=self.tokens, bounds=self.bounds, first=self.first, family=self.family)

    @staticmethod
    def load(path: Path) -> "TaskStore":
        with np.load(path) as z:
            return TaskStore(z["tokens"], z["bounds"], z["first"], z["family"])


@dataclass
class Rows:
    """Packed rows [B, T]. `target[t]` is predicted at position t (weight 0 where there is none)."""

    tokens: Tensor
    positions: Tensor
    group: Tensor
    branch: Tensor
    target: Tensor
    weight: Tensor

    def share(self, rank: int, world: int) -> "Rows":
        """Every `world`-th row from `rank` on; raises ValueError when there is none for each."""
        if len(self.tokens) < world:
            raise ValueError(f"{len(self.tokens)} rows cannot be shared out to {world} processes")
        return Rows(*(t[rank::world] for t in vars(self).values()))


class Packer:
    """Fills rows of `length` tokens with documents made of a prefix and branches."""

    def __init__(self, rows: int, length: int):
        self.length = length
        shape = (rows, length)
        self.tokens = np.zeros(shape, np.int64)
        self.positions = np.zeros(shape, np.int64)
        self.group = np.full(shape, -1, np.int64)
        self.branch = np.zeros(shape, np.int64)
        self.target = np.zeros(shape, np.int64)
        self.weight = np.zeros(shape, np.float32)
        self.used = np.zeros(rows, np.int64)
        self.documents = np.zeros(rows, np.int64)

    def add(self, row: int, prefix: list[int], prefix_weight: float, branches: list[tuple[list[int], list[float]]]) -> bool:
        """Adds one document; a branch is (tokens, weight of each token as a target). False when it does not fit."""
        size = len(prefix) + sum(len(tokens) for tokens, _ in branches)
        start = int(self.used[row])
        if start + size > self.length:
            return False
        at, number = start, int(self.documents[row])

        def put(tokens: list[int], first_position: int, branch: int) -> None:
            nonlocal at
            n = len(tokens)
            self.tokens[row, at : at + n] = tokens
            self.positions[row, at : at + n] = np.arange(first_position, first_position + n)
            self.group[row, at : at + n] = number
            self.branch[row, at : at + n] = branch
            self.target[row, at : at + n - 1] = tokens[1:]
            at += n

        if prefix:
            put(prefix, 0, 0)
        if prefix_weight > 0:
            self.weight[row, start : at - 1] = prefix_weight
        for i, (tokens, weights) in enumerate(branches):
            begin = at
            put(tokens, len(prefix), i + 1)
            # Position t predicts token t + 1; the branch's first token is not predicted (its predecessor is shared).
            self.weight[row, begin : at - 1] = weights[1:]
        self.used[row], self.documents[row] = at, number + 1
        return True

    def rows(self) -> Rows:
        t = torch.from_numpy
        return Rows(t(self.tokens), t(self.positions), t(self.group), t(self.branch), t(self.target), t(self.weight))


def answer_branch(
    layout: Layout, pair: tuple[list[int], list[int]], input_weight: float, answer_weight: float = 1.0
) -> tuple[list[int], list[float]]:
    """One input/answer branch; each token of the answer and its end token weigh `answer_weight`, the input's `input_weight`."""
    tokens, first = layout.pair(*pair)
    return tokens, [input_weight] * first + [answer_weight] * (len(tokens) - first)
