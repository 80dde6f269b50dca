"""The run on a GPU as its script does it, and what it plans with."""

import json
import os
import subprocess
import sys

import torch
from conftest import TRAINING
from paw_training.stage import step_of, steps_within

import pytest


def logged(folder, step: int, lines: list[dict]) -> None:
    folder.mkdir(exist_ok=True)
    torch.save({"step": step}, folder / "checkpoint.pt")
    (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_a_stage_is_planned_from_its_checkpoint_and_the_faster_half_of_its_lines(tmp_path):
    assert step_of(tmp_path) == 0
    # Begun at step 55, killed after step 80 and gone on with from 60; the first line of each of the two runs holds a compilation.
    run = [{"step": 60, "steps_per_s": 0.1, "minutes": 1.0}, {"step": 80, "steps_per_s": 4.0, "minutes": 1.1}]
    again = [{"step": 80, "steps_per_s": 0.2, "minutes": 0.8}, {"step": 95, "cut": "dev"}, {"step": 100, "steps_per_s": 2.0, "minutes": 1.0}]
    logged(tmp_path, 105, [{"step": 40, "steps_per_s": 9.0, "minutes": 7.0}, *run, *again])
    assert step_of(tmp_path) == 105
    assert steps_within(tmp_path, 55, 3.0) == 105 + 2 * 60 * 3
    assert steps_within(tmp_path, 55, 0.5) == 105
    with pytest.raises(SystemExit, match="no rate after step 100"):
        steps_within(tmp_path, 100, 3.0)


def test_the_gpu_script_runs_through_from_any_step_on(world, tmp_path):
    """The stages end at steps that are not logged (50, 100), and a call without minutes trains nothing."""
    sizes = dict(DEPTH=1, WIDTH=128, ROWS=2, SPECS=2, BASES=2, PROBE=50, PRETRAIN=0, JOINT=0, FROZEN=0, LOADERS=0, COMPILE="")
    environment = {**os.environ, **{k: str(v) for k, v in sizes.items()}, "PYTHON": sys.executable, "OMP_NUM_THREADS": "1"}

    def call(minutes: int) -> str:
        result = subprocess.run(
            ["bash", TRAINING / "runs" / "nano-gpu.sh", world / "pack", world / "tokenizer.json", tmp_path / "out", str(minutes)],
            capture_output=True, text=True, env=environment, timeout=300,
        )  # fmt: skip
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout.splitlines()[-1]

    assert call(0) == "base: 0 of 50 steps; call again"
    assert call(10) == "done"
    assert [step_of(tmp_path / "out" / name) for name in ("base", "compiler", "frozen")] == [50, 50, 100]
    assert (tmp_path / "out" / "snapshot" / "manifest.json").exists()
