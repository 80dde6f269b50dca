"""Muon (Jordan et al. 2024) in the precision that the machine computes fast.

The same update as torch.optim.Muon with adjust_lr_fn="match_rms_adamw", which always orthogonalises in bfloat16: on a CPU
without bfloat16 arithmetic that took 13 % of a training step. Here matrices of one shape go through it together.
"""

from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor, nn

# Coefficients and number of the Newton-Schulz steps, as in torch.optim.Muon.
COEFFICIENTS = (3.4445, -4.7750, 2.0315)
STEPS = 5
EPSILON = 1e-7
# Root mean square of an AdamW update, which the scale of ours matches (Liu et al. 2025).
ADAMW_RMS = 0.2


def orthogonalize(x: Tensor) -> Tensor:
    """[N, p, q] -> [N, p, q]: each matrix U S V^T becomes about U V^T (singular values from 0.7 to 1.2)."""
    a, b, c = COEFFICIENTS
    tall = x.shape[1] > x.shape[2]
    x = x.mT if tall else x
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp(min=EPSILON)
    for _ in range(STEPS):
        gram = x @ x.mT
        update = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        x = torch.baddbmm(x, update, x, beta=a)
    return x.mT if tall else x


class Muon(torch.optim.Optimizer):
    """Momentum, then orthogonalisation; for matrices of hidden layers. `dtype`: of the orthogonalisation."""

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, momentum: float = 0.95, dtype: torch.dtype = torch.float32):
        super().__init__(parameters, {"lr": lr, "momentum": momentum})
        self.dtype = dtype

    @torch.no_grad()
    def step(self) -> None:
        """One update of all parameters that have a gradient."""
        for group in self.param_groups:
            same_shape: dict[torch.Size, list[tuple[nn.Parameter, Tensor]]] = defaultdict(list)
            for p in group["params"]:
                if p.grad is None:
                    continue
                held = self.state[p].setdefault("momentum_buffer", torch.zeros_like(p.grad))
                held.lerp_(p.grad, 1 - group["momentum"])
                # Nesterov: the gradient once more before the look-ahead.
                same_shape[p.shape].append((p, p.grad.lerp(held, group["momentum"])))
            for shape, members in same_shape.items():
                updates = orthogonalize(torch.stack([u for _, u in members]).to(self.dtype))
                rate = group["lr"] * ADAMW_RMS * max(shape) ** 0.5
                for (p, _), update in zip(members, updates):
                    p.add_(update.to(p.dtype), alpha=-rate)
