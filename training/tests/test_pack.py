"""What packing writes, and what it and the stages say of inputs that are missing or wrong."""

import gzip
import json

import numpy as np
from conftest import refusal, run_script, toy_record
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
