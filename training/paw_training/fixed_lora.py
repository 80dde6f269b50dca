"""A baseline: one LoRA for all functions, which the interpreter has to tell apart by what it reads."""

import torch
from torch import Tensor, nn

from .model import MODULES, LayerLora, ModelConfig, module_shape


class FixedLora(nn.Module):
    """Learned factors of every linear layer, A [rank, in] and B [out, rank]; the delta is zero at the start."""

    def __init__(self, model: ModelConfig, rank: int):
        super().__init__()
        self.a, self.b = nn.ParameterList(), nn.ParameterList()
        for _ in range(model.depth):
            for name in MODULES:
                n_in, n_out = module_shape(model, name)
                self.a.append(nn.Parameter(torch.randn(rank, n_in) * n_in**-0.5))
                self.b.append(nn.Parameter(torch.zeros(n_out, rank)))

    def forward(self, specs: int) -> list[LayerLora]:
        """The same factors for each of `specs` specifications, without copies."""

        def shared(p: Tensor) -> Tensor:
            return p.expand(specs, -1, -1)

        factors = list(zip(self.a, self.b))
        width = len(MODULES)
        return [
            {name: (shared(a), shared(b)) for name, (a, b) in zip(MODULES, factors[at : at + width])}
            for at in range(0, len(factors), width)
        ]
