"""The interpreter: a Qwen3-architecture decoder whose every linear layer can carry one LoRA per batch row.

Shapes: B rows, T tokens, C width, H query heads, K key/value heads, D head size, L layers, R LoRA rank.
Parameter names follow the Hugging Face layout without the leading "model.", so export is a rename.
Reference: the Qwen3 technical report (RMSNorm, RoPE, grouped queries, per-head q/k norm, SwiGLU, tied embeddings).
"""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .attention import additive, attend


@dataclass(frozen=True)
class ModelConfig:
    """Sizes of an interpreter; `depth` and `width` are the dials, the rest follows."""

    vocab_size: int
    depth: int = 4
    width: int = 256
    n_head: int = 4
    n_kv_head: int = 2
    head_dim: int = 64
    ffn: int = 704
    context_length: int = 2048
    rope_theta: float = 10000.0
    norm_eps: float = 1e-6

    def to_json(self) -> dict:
        return asdict(self)


# The seven linear layers that LoRA adapts, in the order of the mapper's coefficients.
MODULES = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def module_shape(config: ModelConfig, module: str) -> tuple[int, int]:
    """(inputs, outputs) of one adapted linear layer."""
    q, kv = config.n_head * config.head_dim, config.n_kv_head * config.head_dim
    return {
        "q_proj": (config.width, q),
        "k_proj": (config.width, kv),
        "v_proj": (config.width, kv),
        "o_proj": (q, config.width),
        "gate_proj": (config.width, config.ffn),
        "up_proj": (config.width, config.ffn),
        "down_proj": (config.ffn, config.width),
    }[module]


# LoRA of one layer: module -> (A [B, R, in], B [B, out, R]); the scale is already folded into B.
LayerLora = dict[str, tuple[Tensor, Tensor]]


def linear(x: Tensor, layer: nn.Linear, lora: LayerLora | None, module: str) -> Tensor:
    """x W^T, plus x A^T B^T. x: [B, T, in] -> [B, T, out]; B is a multiple of the number of LoRAs, whose rows follow each other."""
    y = layer(x)
    if lora is None:
        return y
    a, b = lora[module]
    rows = x.reshape(len(a), -1, x.shape[-1])
    delta = torch.bmm(torch.bmm(rows, a.transpose(1, 2).to(x.dtype)), b.transpose(1, 2).to(x.dtype))
    return y + delta.view(y.shape)


class RMSNorm(nn.Module):
    def __init__(self, size: int, eps: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        x32 = x.float()
        return (x32 * torch.rsqrt(x32.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight).to(x.dtype)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """RoPE in the half-split (NeoX) form. x: [B, heads, T, D]; cos, sin: [B, 1, T, D/2]."""
    x1, x2 = x.chunk(2, dim=-1)
    return torch.cat((x1 * cos - x2 * sin, x2 * cos + x1 * sin), dim=-1)


# Keys and values [B, K, T, D] of earlier tokens, one pair per layer; empty before the first use.
Cache = list[tuple[Tensor, Tensor]]


def extend(past: tuple[Tensor, Tensor], k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
    """Puts k, v [B * n, K, T, D] behind the held ones [B, K, P, D]: n rows that follow each other share one past."""
    n = len(k) // len(past[0])
    return tuple(torch.cat((old.to(new.dtype).repeat_interleave(n, 0), new), 2) for old, new in zip(past, (k, v)))


class Attention(nn.Module):
    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        for name in MODULES[:4]:
            setattr(self, name, nn.Linear(*module_shape(config, name), bias=False))
        self.q_norm = RMSNorm(config.head_dim, config.norm_eps)
        self.k_norm = RMSNorm(config.head_dim, config.norm_eps)

    def forward(
        self,
        x: Tensor,
        rope: tuple[Tensor, Tensor],
        mask: Tensor,
        lora: LayerLora | None,
        past: tuple[Tensor, Tensor] | None,
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        n, t, _ = x.shape
        c = self.config
        q = linear(x, self.q_proj, lora, "q_proj").view(n, t, c.n_head, c.head_dim)
        k = linear(x, self.k_proj, lora, "k_proj").view(n, t, c.n_kv_head, c.head_dim)
        v = linear(x, self.v_proj, lora, "v_proj").view(n, t, c.n_kv_head, c.head_dim).transpose(1, 2)
        q = rotate(self.q_norm(q).transpose(1, 2), *rope).to(v.dtype)
        k = rotate(self.k_norm(k).transpose(1, 2), *rope).to(v.dtype)
        if past is not None:
            k, v = extend(past, k, v)
        held = (k, v)
        y = attend(q, k, v, mask)
        y = y.transpose(1, 2).reshape(n, t, c.n_head * c.head_dim)
        return linear(y, self.o_proj, lora, "o_proj"), held


class MLP(nn.Module):
    def __init__(self, config: ModelConfig):
        super().__init__()
        for name in MODULES[4:]:
            setattr(self, name, nn.Linear(*module_shape(config, name), bias=False))

    def forward(self, x: Tensor, lora: LayerLora | None) -> Tensor:
        gate = linear(x, self.gate_proj, lora, "gate_proj")
        return linear(F.silu(gate) * linear(x, self.up_proj, lora, "up_proj"), self.down_proj, lora, "down_proj")


class Layer(nn.Module):
    def __init__(self, config: ModelConfig):
        super().__init__()
        self.input_layernorm = RMSNorm(config.width, config.norm_eps)
        self.self_attn = Attention(config)
        self.post_attention_layernorm = RMSNorm(config.width, config.norm_eps)
        self.mlp = MLP(config)

    def forward(
        self,
        x: Tensor,
        rope: tuple[Tensor, Tensor],
        mask: Tensor,
        lora: LayerLora | None,
        past: tuple[Tensor, Tensor] | None,
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        y, held = self.self_attn(self.input_layernorm(x), rope, mask, lora, past)
        x = x + y
        return x + self.mlp(self.post_attention_layernorm(x), lora), held


class Interpreter(nn.Module):
    """Decoder-only language model with tied embeddings."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocab_size, config.width)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.depth))
        self.norm = RMSNorm(config.width, config.norm_eps)
        self.init_weights()

    def init_weights(self) -> None:
        """Normal init; the two projections that write to the residual stream are scaled down by depth."""
        for name, p in self.named_parameters():
            if p.dim() < 2:
                continue
            std = 0.02 if "embed" in name else (1.0 / p.shape[1]) ** 0.5
            if name.endswith(("o_proj.weight", "down_proj.weight")):
                std /= (2 * self.config.depth) ** 0.5
            nn.init.normal_(p, 0.0, std)

    def forward(
        self,
        tokens: Tensor,
        positions: Tensor,
        mask: Tensor,
        lora: list[LayerLora] | None = None,
        cache: Cache | None = None,
    ) -> Tensor:
        """Final-norm hidden states [B, T, C].

        tokens, positions: [B, T] int64. mask: [B, 1, T, S] bool, True where a token may look; S = T, or all
        tokens held when a cache is given. lora: one LayerLora per layer, or None. cache: earlier tokens, which then
        holds these too; it may have B / n rows, each the past of n rows here.
        """
        c = self.config
        frequencies = c.rope_theta ** (
            -torch.arange(0, c.head_dim, 2, device=tokens.device, dtype=torch.float32) / c.head_dim
        )
        angles = positions[:, None, :, None].float() * frequencies
        rope = (angles.cos(), angles.sin())
        if tokens.device.type == "cpu" and torch.is_autocast_enabled("cpu"):
            mask = additive(mask)
        x = self.embed_tokens(tokens)
        for i, layer in enumerate(self.layers):
            past = cache[i] if cache is not None and i < len(cache) else None
            x, held = layer(x, rope, mask, lora[i] if lora is not None else None, past)
            if cache is not None:
                cache[i : i + 1] = [held]
        return self.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        """[..., C] -> [..., vocabulary] through the tied embedding."""
        return F.linear(hidden, self.embed_tokens.weight.to(hidden.dtype))


def packed_mask(group: Tensor, branch: Tensor) -> Tensor:
    """Attention mask of packed rows, [B, 1, T, T] bool.

    group: [B, T] document number (equal numbers belong together, -1 is padding). branch: [B, T], 0 for the
    part that every branch of the document sees (the prefix), 1.. for branches that see the prefix and
    themselves. Causal within the row.
    """
    t = group.shape[1]
    causal = torch.ones(t, t, dtype=torch.bool, device=group.device).tril()
    same = (group[:, :, None] == group[:, None, :]) & (group[:, :, None] >= 0)
    visible = (branch[:, None, :] == 0) | (branch[:, None, :] == branch[:, :, None])
    diagonal = torch.eye(t, dtype=torch.bool, device=group.device)
    return ((causal & same & visible) | diagonal)[:, None]
