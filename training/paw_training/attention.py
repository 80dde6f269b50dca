"""Attention as matrix products, for CPUs that multiply bfloat16 fast.

torch's CPU kernel for scaled dot-product attention works row by row in float32; where bfloat16 products are fast (AMX), the plain
products are: 2.2 times as fast for 64 rows of 128 queries on 384 keys, forward and backward. Scores are rounded to
bfloat16 before the softmax, which itself computes in float32; tests/test_model.py compares it with torch's.

Shapes: B rows, H query heads, K key/value heads, T queries, S keys, D head size.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

# Added to the score of a key that may not be seen: finite, so that a row without keys stays free of NaN.
HIDDEN = -1e30


def additive(mask: Tensor) -> Tensor:
    """Bool mask (True where a query may look) as bfloat16 to be added to scores."""
    return torch.zeros(mask.shape, dtype=torch.bfloat16, device=mask.device).masked_fill_(~mask, HIDDEN)


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """softmax(q k^T / sqrt(D)) v, [B, H, T, D]. q: [B, H, T, D]; k, v: [B, K, S, D]; mask: [B, 1, T, S], bool for torch's
    kernel or from `additive` for matrix products."""
    if mask.dtype != torch.bool:
        return torch.ops.paw.attention(q, k, v, mask)[0]
    repeats = q.shape[1] // k.shape[1]
    return F.scaled_dot_product_attention(q, k.repeat_interleave(repeats, 1), v.repeat_interleave(repeats, 1), attn_mask=mask)


def by_head(x: Tensor, kv_heads: int) -> Tensor:
    """[B, H, T, D] -> [B * K, H / K * T, D]: query heads that share a key head follow each other."""
    b, h, t, d = x.shape
    return x.reshape(b * kv_heads, h // kv_heads * t, d)


# Custom operators, because torch.compile would take the softmax apart into loops ten times slower than torch's own.
@torch.library.custom_op("paw::attention", mutates_args=())
def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """(output [B, H, T, D], probabilities [B * K, H / K * T, S])."""
    b, h, t, d = q.shape
    kv = k.shape[1]
    scores = torch.bmm(by_head(q * d**-0.5, kv), by_head(k, kv).mT)
    scores.view(b, h, t, -1).add_(mask)
    p = torch.softmax(scores, -1)
    return torch.bmm(p, by_head(v, kv)).view(b, h, t, d), p


@attention.register_fake
def _(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    b, h, t, d = q.shape
    kv = k.shape[1]
    return q.new_empty(b, h, t, d), q.new_empty(b * kv, h // kv * t, k.shape[2])


@torch.library.custom_op("paw::attention_backward", mutates_args=())
def attention_backward(grad: Tensor, q: Tensor, k: Tensor, v: Tensor, p: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    scale, kv = q.shape[3] ** -0.5, k.shape[1]
    grad = by_head(grad, kv)
    dv = torch.bmm(p.mT, grad)
    dp = torch.bmm(grad, by_head(v, kv).mT)
    ds = torch.ops.aten._softmax_backward_data(dp, p, -1, p.dtype)
    dq = torch.bmm(ds, by_head(k, kv)) * scale
    dk = torch.bmm(ds.mT, by_head(q * scale, kv))
    return dq.view(q.shape), dk.view(k.shape), dv.view(v.shape)


@attention_backward.register_fake
def _(grad: Tensor, q: Tensor, k: Tensor, v: Tensor, p: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    return q.new_empty(q.shape), k.new_empty(k.shape), v.new_empty(v.shape)


def keep(ctx, inputs, output) -> None:
    q, k, v, _ = inputs
    ctx.save_for_backward(q, k, v, output[1])


def backward(ctx, grad: Tensor, _grad_p: Tensor):
    return *torch.ops.paw.attention_backward(grad.contiguous(), *ctx.saved_tensors), None


attention.register_autograd(backward, setup_context=keep)
