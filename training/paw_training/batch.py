"""Batches of specifications: one row per spec for the encoder and one for the interpreter."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .data import Packer, Rows, TaskRecord, answer_branch
from .layout import Layout


@dataclass
class SpecBatch:
    encoder_tokens: Tensor  # [S, Te]
    encoder_length: Tensor  # [S]
    rows: Rows  # interpreter rows [S, Ti]: prefix, then every pair as a branch
    answers: list[list[tuple[int, int]]]  # per spec and pair: first and last predicted position of the answer


def make_batch(layout: Layout, records: list[TaskRecord], pairs: int) -> SpecBatch:
    """Rows are padded to the longest of the batch, so records of like length belong together."""
    encoder = [layout.encoder(r.spec, r.body) for r in records]
    length = max(len(e) for e in encoder)
    tokens = np.zeros((len(records), length), np.int64)
    for i, e in enumerate(encoder):
        tokens[i, : len(e)] = e
    documents = [(layout.prefix(r.body), [answer_branch(layout, p, 0.0) for p in r.pairs[:pairs]]) for r in records]
    packer = Packer(len(records), max(len(p) + sum(len(t) for t, _ in b) for p, b in documents))
    answers: list[list[tuple[int, int]]] = []
    for row, (prefix, branches) in enumerate(documents):
        assert packer.add(row, prefix, 0.0, branches)
        spans, at = [], len(prefix)
        for branch, weights in branches:
            first = next(i for i, w in enumerate(weights) if w == 1.0)
            spans.append((at + first - 1, at + len(branch) - 1))
            at += len(branch)
        answers.append(spans)
    lengths = torch.tensor([len(e) for e in encoder])
    return SpecBatch(torch.from_numpy(tokens), lengths, packer.rows(), answers)


def causal_mask(lengths: Tensor, size: int) -> Tensor:
    """[S, 1, T, T] bool for right-padded rows: causal is enough, padding is never read."""
    return torch.ones(size, size, dtype=torch.bool, device=lengths.device).tril().expand(len(lengths), 1, size, size)
