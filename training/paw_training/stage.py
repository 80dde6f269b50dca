"""How far a stage of a run is, and how many steps its minutes hold: what runs/nano-gpu.sh plans with.

    python -m paw_training.stage step runs/base             (the step of its checkpoint; 0 without one)
    python -m paw_training.stage steps runs/base 1200 8.5   (the step to train to, begun at step 1200, in 8.5 minutes)
"""

import json
import sys
from pathlib import Path
from statistics import mean

import torch


def step_of(folder: Path) -> int:
    """The step that training goes on from. The log may be ahead of it: a killed run loses the steps after its last checkpoint."""
    path = folder / "checkpoint.pt"
    return torch.load(path, map_location="cpu", mmap=True, weights_only=True)["step"] if path.exists() else 0


def steps_within(folder: Path, first: int, minutes: float) -> int:
    """The step at which a stage that began at step `first` has had its minutes, at the rate logged so far.

    The rate is that of the faster half of the lines: the others hold compilations and starts. Minutes before a kill do not count.
    """
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    lines = [line for line in lines if "steps_per_s" in line and line["step"] > first]
    if not lines:
        raise SystemExit(f"{folder}/log.jsonl has no rate after step {first}: train for at least 20 steps more, the distance of its lines")
    rates = sorted(line["steps_per_s"] for line in lines)
    left = max(0.0, minutes - lines[-1]["minutes"])
    return step_of(folder) + int(left * 60 * mean(rates[len(rates) // 2 :]))


if __name__ == "__main__":
    what, folder, *more = sys.argv[1:]
    print(step_of(Path(folder)) if what == "step" else steps_within(Path(folder), int(more[0]), float(more[1])))
