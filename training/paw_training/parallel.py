"""Data parallelism under torchrun: every process takes its share of a step's batch, and gradients are summed.

A step's loss is a mean over the weights of all processes' tokens, so each divides by the common sum of weights: the loss
curve is that of one process with the whole batch, up to rounding. Parameters are small and stay whole in each process.
"""

import os
import sys

import torch
import torch.distributed as dist
from torch import Tensor, nn


class Workers:
    """The processes of this run; a single one without torchrun."""

    def __init__(self, device: str):
        self.world = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        self.device = device
        if self.world > 1:
            if device == "cuda":
                local = int(os.environ["LOCAL_RANK"])
                torch.cuda.set_device(local)
                self.device = f"cuda:{local}"
            dist.init_process_group("nccl" if device == "cuda" else "gloo")

    @property
    def first(self) -> bool:
        """Whether this process writes logs and checkpoints."""
        return self.rank == 0

    def share(self, items: list) -> list:
        """This process's part of a list; raises ValueError when there is none for each."""
        if len(items) < self.world:
            raise ValueError(f"{len(items)} parts cannot be shared out to {self.world} processes; use fewer or larger batches")
        return items[self.rank :: self.world]

    def total(self, value: Tensor) -> Tensor:
        """The sum over all processes, without gradient."""
        value = value.detach().clone()
        if self.world > 1:
            dist.all_reduce(value)
        return value

    def sum_gradients(self, module: nn.Module) -> None:
        """Adds up the gradients of all processes, in one message."""
        if self.world == 1:
            return
        gradients = [p.grad for p in module.parameters() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in gradients])
        dist.all_reduce(flat)
        for gradient, summed in zip(gradients, flat.split([g.numel() for g in gradients])):
            gradient.copy_(summed.view_as(gradient))

    def agree(self, stop: bool) -> bool:
        """True in all processes as soon as one of them says so: clocks differ."""
        return bool(self.total(torch.tensor(float(stop), device=self.device)))

    def close(self) -> None:
        """Ends the process of a run with several, when all are here; the last call of a script.

        Without the interpreter's own ending: gloo's threads abort a process now and then while it is torn down
        ("terminate called without an active exception", once in three runs on a busy machine).
        """
        if self.world > 1:
            dist.barrier()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
