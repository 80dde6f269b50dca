"""A toy world for the stages: a few lines of text, one third-party task and two generated families, all made here."""

import gzip
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1]


def run_script(name: str, *arguments: object, processes: int = 1) -> str:
    """Runs scripts/NAME as a user would, under torchrun for several processes, and returns what it prints."""
    result = started(name, *arguments, processes=processes)
    assert result.returncode == 0, f"{name} failed:\n{result.stdout}\n{result.stderr}"
    return result.stdout


def refusal(name: str, *arguments: object) -> str:
    """The one line with which scripts/NAME refuses its arguments."""
    result = started(name, *arguments)
    lines = result.stderr.splitlines()
    assert result.returncode != 0 and len(lines) == 1, f"{name} refused nothing in one line:\n{result.stdout}\n{result.stderr}"
    return lines[0]


def started(name: str, *arguments: object, processes: int = 1) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(TRAINING), "OMP_NUM_THREADS": "2" if processes == 1 else "1"}
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
    return subprocess.run(
        [sys.executable, *(torchrun if processes > 1 else []), str(TRAINING / "scripts" / name), *map(str, arguments)],
        capture_output=True, text=True, env=environment, timeout=300,
    )  # fmt: skip


def toy_record(family: str, i: int) -> dict:
    upper = family == "toy/upper"
    words = ["red", "blue", "green", "black", "white", "amber", "pink", "grey", "teal", "gold", "navy", "plum"]
    pairs = [words[(i + k) % 12] + " " + words[(i * 5 + 3 * k + 1) % 12] for k in range(8)]
    return {
        "family": family,
        "spec": f"Write the words in {'upper' if upper else 'lower'} case, variant {i}.",
        "pseudoProgram": f"Task: Write the words in {'upper' if upper else 'lower'} case, variant {i}.",
        "pairs": [{"input": p, "output": p.upper() if upper else p} for p in pairs],
    }


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> Path:
    """Folder with text/, tasks/, bench.jsonl.gz, tokenizer.json and pack/."""
    root = tmp_path_factory.mktemp("world")
    (root / "text").mkdir()
    with lzma.open(root / "text" / "toy.txt.xz", "wt") as f:
        f.write("\n\n---\n\n".join("The red fox ran over the blue hill and the green field. " * 20 for _ in range(4)))
    (root / "tasks" / "train").mkdir(parents=True)
    colours = [{"input": f"word {i}", "output": "yes" if i % 2 else "no"} for i in range(60)]
    with gzip.open(root / "tasks" / "train" / "toy.jsonl.gz", "wt") as f:
        f.write(json.dumps({"task_id": "toy/odd", "specs": ["Is the number odd? Answer yes or no."], "examples": colours}))
    with gzip.open(root / "bench.jsonl.gz", "wt") as f:
        for i in range(12):
            for family in ("toy/upper", "toy/lower"):
                f.write(json.dumps(toy_record(family, i)) + "\n")
    run_script(
        "train_tokenizer.py", "--text", root / "text", "--tasks", root / "tasks", "--bench", root / "bench.jsonl.gz",
        "--out", root / "tokenizer.json", "--vocab", 360,
    )  # fmt: skip
    run_script("third_party_tasks.py", "--tasks", root / "tasks", "--out", root / "read.jsonl.gz", "--pairs", 8)
    # What `paw spec --jsonl` does, in short.
    with gzip.open(root / "read.jsonl.gz", "rt") as read, gzip.open(root / "outside.jsonl.gz", "wt") as out:
        for record in map(json.loads, read):
            out.write(json.dumps({**record, "pseudoProgram": f"Task: {record['spec'].splitlines()[0]}"}) + "\n")
    run_script(
        "pack.py", "--tokenizer", root / "tokenizer.json", "--text", root / "text", "--outside", root / "outside.jsonl.gz",
        "--bench", root / "bench.jsonl.gz", "--out", root / "pack",
    )  # fmt: skip
    return root


@pytest.fixture(scope="session")
def base(world: Path) -> Path:
    """A pico interpreter after a few steps."""
    out = world / "base"
    pretrain(world, out, 6)
    return out


def pretrain(world: Path, out: Path, steps: int, *more: object, total: int = 6, processes: int = 1) -> None:
    run_script(
        "pretrain.py", "--pack", world / "pack", "--tokenizer", world / "tokenizer.json", "--out", out, "--depth", 2,
        "--width", 128, "--steps", total, "--stop-at", steps, "--rows", 4, "--length", 128, "--device", "cpu", *more,
        processes=processes,
    )  # fmt: skip


def train_compiler(world: Path, base: Path, out: Path, steps: int, *more: object, total: int = 6, processes: int = 1) -> None:
    run_script(
        "train_compiler.py", "--pack", world / "pack", "--base", base, "--tokenizer", world / "tokenizer.json",
        "--out", out, "--steps", total, "--stop-at", steps, "--specs", 3, "--pairs", 2, "--rows", 2, "--row-length", 64, "--rank", 4, "--bases", 3,
        "--eval-every", 100, "--device", "cpu", *more,
        processes=processes,
    )  # fmt: skip
