"""The compiler network: an encoder (started from the interpreter) and a mapper that mixes shared LoRA bases.

The encoder's final state at the last token goes through Linear, GELU (tanh form), Linear to one coefficient per
(layer, module, A or B, basis); A and B of each module are weighted sums of bases shared by all layers.
Shapes: S specs, C encoder width, L layers, N bases, R rank.
"""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .model import MODULES, Interpreter, LayerLora, ModelConfig, module_shape


@dataclass(frozen=True)
class MapperConfig:
    rank: int = 16
    alpha: int = 32
    n_bases: int = 32
    # Added to every A coefficient, so that A is alive at the start while B = 0 keeps the delta at zero.
    a_offset: float = 0.2

    def to_json(self) -> dict:
        return asdict(self)


class Mapper(nn.Module):
    """State [S, C] -> LoRA factors. Kept in fp32; its input is scale-free because it is RMS-normalised first."""

    def __init__(self, model: ModelConfig, config: MapperConfig):
        super().__init__()
        self.model, self.config = model, config
        self.trunk = nn.Linear(model.width, model.width)
        self.head = nn.Linear(model.width, model.depth * len(MODULES) * 2 * config.n_bases)
        self.a_bases = nn.ParameterDict()
        self.b_bases = nn.ParameterDict()
        for name in MODULES:
            n_in, n_out = module_shape(model, name)
            a = torch.randn(config.n_bases, config.rank, n_in) * (0.02 * (160 / n_in) ** 0.5)
            self.a_bases[name] = nn.Parameter(a)
            self.b_bases[name] = nn.Parameter(torch.zeros(config.n_bases, n_out, config.rank))
        nn.init.normal_(self.head.weight, 0.0, 0.05)
        nn.init.zeros_(self.head.bias)

    def coefficients(self, state: Tensor) -> Tensor:
        """[S, C] -> [S, L, modules, 2, N]; index 0 of the fourth axis is A, 1 is B."""
        x = F.rms_norm(state.float(), (state.shape[-1],), eps=1e-6)
        x = self.head(F.gelu(self.trunk(x), approximate="tanh"))
        return x.view(-1, self.model.depth, len(MODULES), 2, self.config.n_bases)

    def forward(self, state: Tensor) -> list[LayerLora]:
        """LoRA of every layer; the scale alpha / rank is folded into B."""
        coefficients = self.coefficients(state)
        scale = self.config.alpha / self.config.rank
        layers: list[LayerLora] = []
        for layer in range(self.model.depth):
            lora: LayerLora = {}
            for m, name in enumerate(MODULES):
                alpha_a = coefficients[:, layer, m, 0] + self.config.a_offset
                alpha_b = coefficients[:, layer, m, 1] * scale
                lora[name] = (mix(alpha_a, self.a_bases[name]), mix(alpha_b, self.b_bases[name]))
            layers.append(lora)
        return layers


def mix(coefficients: Tensor, bases: Tensor) -> Tensor:
    """[S, N] x [N, p, q] -> [S, p, q]."""
    return (coefficients @ bases.flatten(1)).view(-1, *bases.shape[1:])


class Compiler(nn.Module):
    """Encoder and mapper together."""

    def __init__(self, model: ModelConfig, mapper: MapperConfig):
        super().__init__()
        self.encoder = Interpreter(model)
        self.mapper = Mapper(model, mapper)

    def forward(self, tokens: Tensor, positions: Tensor, mask: Tensor, last: Tensor) -> list[LayerLora]:
        """tokens, positions: [B, T]; last: [S, 2] (row, column) of each spec's last token."""
        hidden = self.encoder(tokens, positions, mask)
        with torch.autocast(tokens.device.type, enabled=False):
            return self.mapper(hidden[last[:, 0], last[:, 1]].float())
