"""The stages end to end on the toy world: they run, resume exactly, and export what TypeScript reads."""

import hashlib
import json
from pathlib import Path

import torch
from conftest import pretrain, refusal, run_script, train_compiler
from paw_training.export import chosen_interpreter
from safetensors.torch import load_file

import pytest


def states_equal(a: Path, b: Path, key: str) -> bool:
    x, y = (torch.load(p / "checkpoint.pt", weights_only=True)[key] for p in (a, b))
    return x.keys() == y.keys() and all(torch.equal(x[k], y[k]) for k in x)


def test_pretraining_resumes_exactly(world, base):
    broken = world / "base-broken"
    pretrain(world, broken, 3)
    pretrain(world, broken, 6, "--loaders", 2)
    assert states_equal(base, broken, "model")


def test_compiler_training_resumes_exactly_and_exports(world, base):
    whole, broken = world / "compiler", world / "compiler-broken"
    train_compiler(world, base, whole, 6)
    train_compiler(world, base, broken, 3)
    train_compiler(world, base, broken, 6)
    assert states_equal(whole, broken, "compiler")

    out = world / "snapshot"
    run_script(
        "export.py", "--base", base, "--compiler", whole, "--tokenizer", world / "tokenizer.json", "--name", "toy-1",
        "--out", out,
    )  # fmt: skip
    manifest = json.loads((out / "manifest.json").read_text())
    for part in ("interpreter", "encoder", "mapper"):
        data = (out / manifest[part]["weights"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == manifest[part]["sha256"]
    names = load_file(out / "interpreter.safetensors")
    assert "model.layers.1.self_attn.q_norm.weight" in names and "model.embed_tokens.weight" in names
    assert not torch.equal(names["model.embed_tokens.weight"], load_file(out / "encoder.safetensors")["model.embed_tokens.weight"])

    # Training can go on from what was exported: equal but for the stored precision.
    run_script("import_snapshot.py", "--snapshot", out, "--out", world / "imported")
    for stage, key, original in (("base", "model", base), ("compiler", "compiler", whole)):
        again, first = (torch.load(p / "checkpoint.pt", weights_only=True)[key] for p in (world / "imported" / stage, original))
        assert again.keys() == first.keys()
        assert all(torch.allclose(again[k], first[k].float(), rtol=1e-3, atol=1e-6) for k in first)
    train_compiler(world, world / "imported" / "base", world / "imported" / "compiler", 1)


def test_training_the_interpreter_along_resumes_exactly_and_exports_it(world, base):
    whole, broken = world / "joint", world / "joint-broken"
    along = ("--interpreter-lr", 1e-3, "--mixture-rows", 2)
    train_compiler(world, base, whole, 6, *along)
    train_compiler(world, base, broken, 3, *along)
    train_compiler(world, base, broken, 6, *along, "--loaders", 1)
    assert states_equal(whole, broken, "compiler") and states_equal(whole, broken, "interpreter")

    state = torch.load(whole / "checkpoint.pt", weights_only=True)["interpreter"]
    assert not torch.equal(state["embed_tokens.weight"], torch.load(base / "checkpoint.pt", weights_only=True)["model"]["embed_tokens.weight"])
    out = world / "joint-snapshot"
    export = ("export.py", "--base", base, "--compiler", whole, "--tokenizer", world / "tokenizer.json", "--name", "toy-2", "--out", out)
    # The base is not the interpreter that the compiler was trained with: which one is meant has to be said.
    assert "--interpreter compiler" in refusal(*export)
    for whose, weights in (("compiler", state), ("base", torch.load(base / "checkpoint.pt", weights_only=True)["model"])):
        run_script(*export, "--interpreter", whose)
        exported = load_file(out / "interpreter.safetensors")["model.embed_tokens.weight"].float()
        assert torch.allclose(exported, weights["embed_tokens.weight"], rtol=1e-3, atol=1e-6)


def test_a_base_of_other_sizes_is_not_exported():
    compiler = {"config": {"width": 128, "depth": 2}, "interpreter": {}}
    with pytest.raises(SystemExit, match="other sizes .*: depth 3 not 2; give"):
        chosen_interpreter({"config": {"width": 128, "depth": 3}, "model": {}}, compiler, "compiler")


def last_losses(folder: Path) -> list[float]:
    return [json.loads(line)["loss"] for line in (folder / "log.jsonl").read_text().splitlines() if '"loss"' in line]


def close(a: Path, b: Path, key: str) -> bool:
    x, y = (torch.load(p / "checkpoint.pt", weights_only=True)[key] for p in (a, b))
    return all(torch.allclose(x[k], y[k], rtol=1e-2, atol=2e-3) for k in x)


def test_two_processes_follow_the_curve_of_one(world, base):
    """Sums in another order and bf16 matrix products are all that differs."""
    shared = world / "base-two"
    pretrain(world, shared, 6, processes=2)
    assert len(last_losses(base)) == len(last_losses(shared)) == 1
    assert abs(last_losses(base)[0] - last_losses(shared)[0]) < 2e-3 * last_losses(base)[0]
    assert close(base, shared, "model")

    one, two = world / "compiler-one", world / "compiler-two"
    along = ("--specs", 4, "--interpreter-lr", 1e-3, "--mixture-rows", 2)
    train_compiler(world, base, one, 6, *along)
    train_compiler(world, base, two, 6, *along, processes=2)
    assert abs(last_losses(one)[0] - last_losses(two)[0]) < 2e-3 * last_losses(one)[0]
    assert close(one, two, "compiler") and close(one, two, "interpreter")


def test_baselines_learn_on_the_same_records_and_write_a_line_each(world, base):
    out = world / "ablations.jsonl"
    kept = world / "kept"
    systems = [("full", "--keep", kept, "--seed", 2, "--decay-share", 0.9), ("fixed-lora", "--rank", 4, "--lr", 2e-3), ("paw", "--reads", "nothing", "--freeze-encoder", "--bases", 3),
               ("prefix", "--positions", 4), ("paw", "--train-interpreter")]
    for system in systems:
        run_script(
            "ablate.py", "--system", *system, "--pack", world / "pack", "--base", base, "--tokenizer", world / "tokenizer.json",
            "--dev", world / "pack" / "bench.npz", "--noisy-dev", world / "pack" / "bench.npz", "--held-out", world / "pack" / "outside.npz", "--steps", 3, "--specs", 3,
            "--pairs", 2, "--eval-specs", 5, "--out", out, "--device", "cpu",
        )  # fmt: skip
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    small = "steps 3, specs 3, pairs 2"
    assert [line["name"] for line in lines] == [
        f"full, {small}, decay-share 0.9, eval-specs 5, seed 2", f"fixed-lora, {small}, rank 4, lr 0.002, eval-specs 5",
        f"paw, reads nothing, {small}, bases 3, freeze-encoder, eval-specs 5", f"prefix, {small}, positions 4, eval-specs 5",
        f"paw, {small}, train-interpreter, eval-specs 5",
    ]  # fmt: skip
    assert [line["flags"]["lr"] for line in lines] == [4e-4, 2e-3, 4e-4, 4e-4, 4e-4]
    assert lines[0]["flags"].items() >= {"seed": 2, "specs": 3, "decay_share": 0.9, "share": 1.0, "mapper_lr": 5e-4}.items()
    assert {(line["pack"], line["base"]) for line in lines} == {(str(world / "pack"), str(base))}
    assert len({line["pairs"] for line in lines}) == 1 and lines[0]["pairs"] > 0
    for cut in (line[name] for line in lines for name in ("seen", "noisy", "held_out")):
        assert cut["specs"] == 5 and 0 <= cut["low"] <= cut["exact"] <= cut["high"] <= 1
    assert len({line["seen"]["nll"] for line in lines}) == 5
    # The trained interpreter is a base that the other stages read.
    assert not states_equal(kept, base, "model")
    train_compiler(world, kept, world / "compiler-on-kept", 1)


def test_fixtures_are_current():
    fixtures = Path(__file__).parents[2] / "fixtures" / "pico"
    assert "current" in run_script("write_fixtures.py", "--out", fixtures, "--check")
