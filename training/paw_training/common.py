"""Small things every stage shares: seeds, schedules, checkpoints, logs."""

import json
import os
import time
from pathlib import Path

import torch

from .muon import Muon
from .parallel import Workers


def computes_bfloat16(device: str) -> bool:
    """Whether bfloat16 products are fast there; a CPU without such instructions takes twice as long as for float32."""
    if device.startswith("cuda"):
        return torch.cuda.is_bf16_supported()
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16") or capabilities.get("arm_bf16"))


def autocast(device: str) -> torch.autocast:
    """bfloat16 activations where they are fast, else float32."""
    return torch.autocast(device.split(":")[0], torch.bfloat16, enabled=computes_bfloat16(device))


def step_generator(seed: int, step: int) -> torch.Generator:
    """Randomness of one step depends on (seed, step) only, so a resumed run equals an unbroken one."""
    return torch.Generator().manual_seed((seed * 1_000_003 + step) % (2**63))


def learning_rate_factor(step: int, steps: int, warmup: int, decay_share: float) -> float:
    """Warm-up, constant, then linear decay to 2 % over the last `decay_share` of the steps."""
    if step < warmup:
        return (step + 1) / warmup
    start = int(steps * (1 - decay_share))
    if step < start:
        return 1.0
    return max(0.02, (steps - step) / max(1, steps - start))


def save_checkpoint(path: Path, state: dict) -> None:
    """Writes next to the target and renames, so that a killed run leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    os.replace(temporary, path)


def resume(
    path: Path, key: str, module: torch.nn.Module, optimizers: list[torch.optim.Optimizer], sizes: dict[str, dict], device: str
) -> int:
    """Loads a checkpoint if there is one and returns its step, else 0. Learning rates stay those of the flags, sizes have to be the same.

    sizes: those of this run, named as in the checkpoint. A checkpoint without optimisers (scripts/import_snapshot.py) starts them fresh.
    """
    if not path.exists():
        return 0
    state = torch.load(path, map_location=device, weights_only=True)
    for name, ours in sizes.items():
        if theirs := [f"{k} {v} not {ours.get(k)}" for k, v in state[name].items() if ours.get(k) != v]:
            raise SystemExit(f"{path} has other sizes than this run: {', '.join(theirs)}; give the flags it was made with, or another --out")
    module.load_state_dict(state[key])
    for optimizer, saved in zip(optimizers, state.get("optimizers", [])):
        rates = [group["base_lr"] for group in optimizer.param_groups]
        optimizer.load_state_dict(saved)
        for group, rate in zip(optimizer.param_groups, rates):
            group["base_lr"] = rate
    return state["step"]


def descend(
    loss: torch.Tensor, module: torch.nn.Module, optimizers: list[torch.optim.Optimizer], factor: float, workers: Workers
) -> None:
    """One step down the gradient of all workers' losses, clipped to norm 1, with every learning rate times `factor`."""
    loss.backward()
    workers.sum_gradients(module)
    torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


class Log:
    """One JSON object a line, to the file and in short to the terminal; silent in all workers but the first."""

    def __init__(self, path: Path, workers: Workers):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = path.open("a") if workers.first else None
        self.start = time.monotonic()

    def write(self, **fields) -> None:
        if self.file is None:
            return
        fields["minutes"] = round((time.monotonic() - self.start) / 60, 2)
        self.file.write(json.dumps(fields) + "\n")
        self.file.flush()
        print(" ".join(f"{k} {v:.4g}" if isinstance(v, float) else f"{k} {v}" for k, v in fields.items()), flush=True)


def make_optimizers(module: torch.nn.Module, matrix_lr: float, other_lr: float) -> list[torch.optim.Optimizer]:
    """Muon for the hidden matrices of transformer layers, AdamW for embeddings, norms and mapper.

    Muon's update scale is matched to AdamW's, so that both learning rates are of one kind.
    """
    matrices, others = [], []
    for name, p in module.named_parameters():
        if p.requires_grad:
            (matrices if p.dim() == 2 and "layers." in name else others).append(p)
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(others, lr=other_lr, betas=(0.9, 0.95), eps=1e-8, weight_decay=0.0)
    ]
    if matrices:
        dtype = torch.bfloat16 if computes_bfloat16(matrices[0].device.type) else torch.float32
        optimizers.append(Muon(matrices, lr=matrix_lr, dtype=dtype))
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["base_lr"] = group["lr"]
    return optimizers
