"""Batches of specifications: one encoder row and one prefix row per spec, and a fixed number of rows that hold its pairs."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .data import Packer, Rows, TaskRecord, answer_branch
from .layout import Layout

# Rows are padded to a multiple of this, so that few shapes are compiled.
SHAPE_STEP = 64
# An answer of n tokens (the end token included) weighs n ** -ANSWER_POWER a token: between 0, the mean over tokens, in which long
# texts drown the labels, and 1, the mean over answers, in which a token of a long text hardly counts.
ANSWER_POWER = 0.75


def round_up(length: int) -> int:
    """The next multiple of SHAPE_STEP."""
    return -(-length // SHAPE_STEP) * SHAPE_STEP


@dataclass
class SpecBatch:
    """S specs with R rows of pairs each."""

    encoder_tokens: Tensor  # [S, Te]
    encoder_length: Tensor  # [S]
    prefix_tokens: Tensor  # [S, Tp]
    prefix_length: Tensor  # [S]
    rows: Rows  # [S * R, T]: whole pairs, packed; row i goes on from prefix i // R
    answers: list[list[tuple[int, int, int]]]  # per spec and pair: row, first and one past the last position that predicts the answer


def make_batch(layout: Layout, records: list[TaskRecord], pairs: int, rows: int, length: int) -> SpecBatch:
    """The first `pairs` pairs of each spec that fit into `rows` rows of `length` tokens; the others are left out."""
    packer = Packer(len(records) * rows, length)
    answers: list[list[tuple[int, int, int]]] = []
    for spec, record in enumerate(records):
        spans = []
        for source, target in record.pairs[:pairs]:
            branch = answer_branch(layout, (source, target), 0.0, (len(target) + 1) ** -ANSWER_POWER)
            for row in range(spec * rows, (spec + 1) * rows):
                if packer.add(row, [], 0.0, [branch]):
                    end = int(packer.used[row]) - 1
                    spans.append((row, end - len(target) - 1, end))
                    break
        answers.append(spans)
    encoder_tokens, encoder_length = pad([layout.encoder(r.spec) for r in records])
    prefix_tokens, prefix_length = pad([layout.prefix(r.body) for r in records])
    return SpecBatch(encoder_tokens, encoder_length, prefix_tokens, prefix_length, packer.rows(), answers)


def pad(sequences: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Right-padded tokens [N, T] and lengths [N]; T is a multiple of SHAPE_STEP."""
    longest = max(len(s) for s in sequences)
    tokens = np.zeros((len(sequences), round_up(longest)), np.int64)
    for i, sequence in enumerate(sequences):
        tokens[i, : len(sequence)] = sequence
    return torch.from_numpy(tokens), torch.tensor([len(s) for s in sequences])


def causal_mask(lengths: Tensor, size: int) -> Tensor:
    """[S, 1, T, T] bool for right-padded rows: causal is enough, padding is never read."""
    return torch.ones(size, size, dtype=torch.bool, device=lengths.device).tril().expand(len(lengths), 1, size, size)


def branch_mask(prefix_length: Tensor, prefix_size: int, own: Tensor) -> Tensor:
    """[S * R, 1, T, Tp + T] bool: the real tokens of the row's prefix, then what `own` [S * R, 1, T, T] allows."""
    real = torch.arange(prefix_size, device=own.device) < prefix_length[:, None]
    real = real.repeat_interleave(len(own) // len(real), 0)[:, None, None, :]
    return torch.cat((real.expand(-1, 1, own.shape[2], -1), own), -1)
