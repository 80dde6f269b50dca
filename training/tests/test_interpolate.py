"""Weights between two checkpoints."""

import torch
from conftest import refusal, run_script, train_compiler

import pytest


def state(folder) -> dict:
    return torch.load(folder / "checkpoint.pt", weights_only=True)


def test_weights_lie_between_and_train_and_export_on(world, base, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    along = ("--interpreter-lr", 1e-3, "--mixture-rows", 2)
    train_compiler(world, base, before, 2)
    train_compiler(world, base, after, 4, *along)
    folders = ("--base", base, "--before", before, "--after", after)

    def between(share: float, *more) -> dict:
        run_script("interpolate.py", *folders, "--share", share, "--out", tmp_path / "out", *more)
        return state(tmp_path / "out")

    a, b, start, end = state(before), state(after), between(0), between(1)
    a.setdefault("interpreter", state(base)["model"])
    middle = between(0.25)
    for part in ("compiler", "interpreter"):
        for name, x in a[part].items():
            assert torch.equal(start[part][name], x) and torch.equal(end[part][name], b[part][name])
            assert torch.allclose(middle[part][name], 0.75 * x + 0.25 * b[part][name], atol=1e-6)
    assert any(not torch.equal(a["interpreter"][k], b["interpreter"][k]) for k in a["interpreter"])
    exported = ("--tokenizer", world / "tokenizer.json", "--name", "toy-1", "--interpreter", "compiler")
    run_script("export.py", "--base", base, "--compiler", tmp_path / "out", *exported, "--out", tmp_path / "snapshot")
    train_compiler(world, base, tmp_path / "out", 6, *along)


@pytest.mark.parametrize(("share", "said"), [(1.5, "--share is 1.5; it must be from 0 to 1"), (-0.1, "--share is -0.1")])
def test_a_share_outside_is_refused(world, base, tmp_path, share, said):
    assert said in refusal("interpolate.py", "--base", base, "--before", base, "--after", base, "--share", share, "--out", tmp_path / "out")


def test_a_checkpoint_without_a_compiler_is_refused(world, base, tmp_path):
    said = refusal("interpolate.py", "--base", base, "--before", base, "--after", base, "--out", tmp_path / "out")
    assert f"--before: {base} has no compiler; give the --out of train_compiler.py" in said
