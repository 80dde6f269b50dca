"""Greedy generation from the frozen interpreter, in batches with a key/value cache."""

import torch
from torch import Tensor

from .model import Cache, Interpreter


@torch.no_grad()
def greedy(model: Interpreter, prompts: list[list[int]], stop: set[int], max_tokens: int, device: str) -> list[list[int]]:
    """Continues each prompt until a stop token (not included) or `max_tokens`. Prompts are left-padded."""
    size = max(len(p) for p in prompts)
    n = len(prompts)
    pad = torch.tensor([size - len(p) for p in prompts], device=device)
    tokens = torch.zeros(n, size, dtype=torch.int64, device=device)
    for i, p in enumerate(prompts):
        tokens[i, size - len(p) :] = torch.tensor(p)
    columns = torch.arange(size, device=device)
    cache: Cache = []
    real = columns[None, :] >= pad[:, None]
    mask = (torch.ones(size, size, dtype=torch.bool, device=device).tril() & real[:, None, :])[:, None]
    mask = mask | torch.eye(size, dtype=torch.bool, device=device)
    positions = (columns[None] - pad[:, None]).clamp(min=0)
    hidden = model(tokens, positions, mask, cache=cache)[:, -1:]
    out: list[list[int]] = [[] for _ in prompts]
    done = torch.zeros(n, dtype=torch.bool)
    for i in range(max_tokens):
        best: Tensor = model.logits(hidden).argmax(-1)
        for row, token in enumerate(best[:, 0].tolist()):
            done[row] |= token in stop
            if not done[row]:
                out[row].append(token)
        if bool(done.all()):
            break
        real = torch.cat((real, torch.ones(n, 1, dtype=torch.bool, device=device)), 1)
        hidden = model(best, (size + i - pad)[:, None], real[:, None, None, :], cache=cache)
    return out
