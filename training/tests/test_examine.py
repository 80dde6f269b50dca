"""Accuracy of a checkpoint by families, and the blocks of those that are not solved."""

import re

from conftest import refusal, run_script, train_compiler


def test_groups_and_unsolved_families(world, base, tmp_path):
    compiler, blocks = tmp_path / "compiler", tmp_path / "blocks.txt"
    train_compiler(world, base, compiler, 2)
    folders = ("--pack", world / "pack", "--base", base, "--compiler", compiler, "--tokenizer", world / "tokenizer.json")
    said = run_script("examine.py", *folders, "--specs", 10, "--pairs", 3, "--by-family", "--unsolved", blocks, "--below", 1, "--block", 1)
    # Records of the two families take turns, and each has eight different answers.
    rows = {m[1]: (int(m[2]), float(m[3])) for m in re.finditer(r"^(\S[\w/ ]*?) +(\d+) x 3: +([\d.]+)% \(.*most frequent answer 33\.3%$", said, re.M)}
    assert {name: specs for name, (specs, _) in rows.items()} == {"all": 10, "answers that differ": 10, "toy/upper": 5, "toy/lower": 5}
    assert abs(rows["all"][1] - (rows["toy/upper"][1] + rows["toy/lower"][1]) / 2) < 0.2
    assert f"wrote {blocks}: 2 of 2 families in 2 blocks" in said
    assert sorted(blocks.read_text().splitlines()) == ["toy/lower", "toy/upper"]
    train_compiler(world, base, compiler, 3, "--focus", *blocks.read_text().split(), "--focus-steps", 4)


def test_a_checkpoint_without_a_compiler_is_refused(world, base):
    said = refusal("examine.py", "--pack", world / "pack", "--base", base, "--compiler", base, "--tokenizer", world / "tokenizer.json")
    assert f"--compiler: {base} has no compiler; give the --out of train_compiler.py" in said
    said = refusal("examine.py", "--pack", world / "pack", "--base", base, "--compiler", base, "--tokenizer", world / "tokenizer.json", "--below", 60)
    assert "--below is 60.0; it must be from 0 to 1" in said
