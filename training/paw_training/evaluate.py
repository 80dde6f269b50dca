"""Exact match without generating: greedy decoding gives the target exactly when every target token, the end token
included, is the most probable one under teacher forcing."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .batch import SpecBatch, branch_mask, causal_mask, make_batch, round_up
from .common import autocast
from .compiler import Compiler
from .data import TaskRecord
from .layout import Layout
from .model import Interpreter, LayerLora, packed_mask
from .prefix_compiler import PrefixCompiler, SoftPrefix

# What makes the interpreter a program, for every spec of a batch: LoRA, or a soft prefix, or nothing (the frozen base).
Programs = list[LayerLora] | SoftPrefix | None
Emit = Callable[[SpecBatch], Programs]


def emit_with(compiler: Compiler | PrefixCompiler, device: str) -> Emit:
    """The compiler's own program for each spec."""

    def emit(batch: SpecBatch) -> Programs:
        tokens = batch.encoder_tokens.to(device)
        lengths = batch.encoder_length.to(device)
        positions = torch.arange(tokens.shape[1], device=device).expand_as(tokens)
        last = torch.stack((torch.arange(len(lengths), device=device), lengths - 1), 1)
        return compiler(tokens, positions, causal_mask(lengths, tokens.shape[1]), last)

    return emit


def answer_losses(model: Interpreter, batch: SpecBatch, programs: Programs, device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Weighted sum of the answer tokens' NLL, the sum of their weights, and logits' argmax [S * R, T] where there is a
    token to predict (elsewhere -1).

    As at run time, the prefix is evaluated once and its keys and values serve all pairs.
    """
    rows = {k: v.to(device) for k, v in vars(batch.rows).items()}
    tokens, length = batch.prefix_tokens.to(device), batch.prefix_length.to(device)
    soft = isinstance(programs, SoftPrefix)
    lora, cache = (None, list(programs.cache)) if soft else (programs, [])
    seen = cache[0][0].shape[2] if soft else 0  # soft positions, which all tokens see
    mask = F.pad(causal_mask(length, tokens.shape[1]), (seen, 0), value=True)
    model(tokens, torch.arange(tokens.shape[1], device=device).expand_as(tokens), mask, lora, cache)
    positions = rows["positions"] + length.repeat_interleave(len(rows["tokens"]) // len(tokens), 0)[:, None]
    mask = F.pad(branch_mask(length, tokens.shape[1], packed_mask(rows["group"], rows["branch"])), (seen, 0), value=True)
    hidden = model(rows["tokens"], positions, mask, lora, cache)
    chosen = rows["weight"] > 0
    logits = model.logits(hidden[chosen]).float()
    losses = F.cross_entropy(logits, rows["target"][chosen], reduction="none")
    weights = rows["weight"][chosen]
    best = torch.full_like(rows["tokens"], -1)
    best[chosen] = logits.argmax(-1)
    return (losses * weights).sum(), weights.sum(), best


@torch.no_grad()
def hits_by_spec(
    model: Interpreter, layout: Layout, records: list[TaskRecord], emit: Emit, pairs: int, device: str, size: int = 16
) -> tuple[list[tuple[TaskRecord, list[bool]]], float]:
    """For each record whether its pairs come out right, and the mean loss."""
    ordered = sorted(records, key=lambda r: len(r.spec) + len(r.body))
    hits: list[tuple[TaskRecord, list[bool]]] = []
    losses = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        # A row for each pair, as long as the longest: none is left out.
        longest = max(len(layout.pair(*p)[0]) for r in part for p in r.pairs[:pairs])
        batch = make_batch(layout, part, pairs, pairs, round_up(longest))
        with autocast(device):
            loss, weight, best = answer_losses(model, batch, emit(batch), device)
        losses.append((loss / weight).item())
        right = best.cpu() == batch.rows.target
        hits += [(record, [bool(right[row, a:b].all()) for row, a, b in spans]) for record, spans in zip(part, batch.answers)]
    return hits, sum(losses) / len(losses)


def exact_match(
    model: Interpreter, layout: Layout, records: list[TaskRecord], emit: Emit, pairs: int, device: str
) -> tuple[float, dict[int, float], float]:
    """(exact match, per family number, mean loss) over all pairs."""
    hits, loss = hits_by_spec(model, layout, records, emit, pairs, device)
    families: dict[int, list[bool]] = defaultdict(list)
    for record, right in hits:
        families[record.family] += right
    return mean([right for _, right in hits]), {family: mean([right]) for family, right in families.items()}, loss


def mean(specs: list[list[bool]]) -> float:
    return sum(map(sum, specs)) / sum(map(len, specs))


def bootstrap(specs: list[list[bool]], draws: int = 2000) -> tuple[float, float]:
    """95 % interval of the mean over items when specifications are drawn anew (percentile bootstrap)."""
    right = np.array([sum(s) for s in specs])
    count = np.array([len(s) for s in specs])
    at = np.random.default_rng(0).integers(len(specs), size=(draws, len(specs)))
    low, high = np.quantile(right[at].sum(1) / count[at].sum(1), [0.025, 0.975])
    return float(low), float(high)
