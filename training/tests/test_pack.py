"""What packing writes, and what it and the stages say of inputs that are missing or wrong."""

import numpy as np
from conftest import refusal, run_script
from paw_training.data import TaskStore

import pytest


def test_a_store_is_whole_or_not_there(tmp_path, monkeypatch):
    def killed(file, **arrays):
        file.write(b"half of it") if hasattr(file, "write") else file.write_bytes(b"half of it")
        raise KeyboardInterrupt

    store = TaskStore.build([(0, [np.array([1, 2]), np.array([3])])])
    with monkeypatch.context() as m:
        m.setattr(np, "savez_compressed", killed)
        with pytest.raises(KeyboardInterrupt):
            store.save(tmp_path / "bench.npz")
    assert not (tmp_path / "bench.npz").exists()
    store.save(tmp_path / "bench.npz")
    assert TaskStore.load(tmp_path / "bench.npz")[0] == store[0]
    assert [path.name for path in tmp_path.iterdir()] == ["bench.npz"]


def test_packs_without_third_party_tasks_or_text_train_or_say_what_is_missing(world, base):
    """A pack of generated tasks only, as ablations.sh makes them."""
    pack = world / "bench-only"
    run_script("pack.py", "--tokenizer", world / "tokenizer.json", "--bench", world / "bench.jsonl.gz", "--out", pack)
    said = "The pack has no third-party tasks (outside.npz): their share is 0, not 0.1"
    small = ("--pack", pack, "--tokenizer", world / "tokenizer.json", "--device", "cpu", "--steps", 1, "--rows", 2)
    assert said in run_script("pretrain.py", *small, "--out", world / "b", "--width", 128, "--length", 128, "--text-share", 0)
    compiler = ("train_compiler.py", *small, "--base", base, "--out", world / "c", "--specs", 2, "--bases", 2)
    assert said in run_script(*compiler)

    assert "text.npz is missing" in refusal("pretrain.py", *small, "--out", world / "b")
    assert "text.npz is missing" in refusal(*compiler, "--interpreter-lr", 1e-3)
    (world / "nothing").mkdir()
    assert "has no tasks" in refusal(*compiler, "--pack", world / "nothing")
