"""A baseline: a compiler that emits keys and values to stand before the text (prefix tuning, Li and Liang 2021), and no LoRA."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .compiler import mix
from .model import Cache, Interpreter, ModelConfig


@dataclass
class SoftPrefix:
    """Keys and values [S, K, P, D] of every layer that stand before what the interpreter reads."""

    cache: Cache


class PrefixMapper(nn.Module):
    """State [S, C] -> keys and values of P positions in every layer, mixed from bases of the layer as LoRA is (compiler.py).

    The keys are taken as they are, without RoPE; values are zero at the start.
    """

    def __init__(self, model: ModelConfig, positions: int, n_bases: int):
        super().__init__()
        self.model, self.positions, self.n_bases = model, positions, n_bases
        self.trunk = nn.Linear(model.width, model.width)
        self.head = nn.Linear(model.width, model.depth * 2 * n_bases)
        size = model.n_kv_head * positions * model.head_dim
        self.keys = nn.Parameter(torch.randn(model.depth, n_bases, size) * n_bases**-0.5)
        self.values = nn.Parameter(torch.zeros(model.depth, n_bases, size))
        nn.init.normal_(self.head.weight, 0.0, 0.05)
        nn.init.ones_(self.head.bias)

    def forward(self, state: Tensor) -> SoftPrefix:
        x = F.rms_norm(state.float(), (state.shape[-1],), eps=1e-6)
        x = self.head(F.gelu(self.trunk(x), approximate="tanh"))
        coefficients = x.view(-1, self.model.depth, 2, self.n_bases)
        shape = (len(state), self.model.n_kv_head, self.positions, self.model.head_dim)
        return SoftPrefix(
            [
                tuple(mix(coefficients[:, layer, i], bases[layer]).view(shape) for i, bases in enumerate((self.keys, self.values)))
                for layer in range(self.model.depth)
            ]
        )


class PrefixCompiler(nn.Module):
    """Encoder and mapper together, called as compiler.Compiler is."""

    def __init__(self, model: ModelConfig, positions: int, n_bases: int):
        super().__init__()
        self.encoder = Interpreter(model)
        self.mapper = PrefixMapper(model, positions, n_bases)

    def forward(self, tokens: Tensor, positions: Tensor, mask: Tensor, last: Tensor) -> SoftPrefix:
        """tokens, positions: [B, T]; last: [S, 2] (row, column) of each spec's last token."""
        hidden = self.encoder(tokens, positions, mask)
        with torch.autocast(tokens.device.type, enabled=False):
            return self.mapper(hidden[last[:, 0], last[:, 1]].float())
