"""Wrong arguments are refused in one line that says what is allowed."""

import gzip
import json

import torch
from conftest import refusal, toy_record
from paw_training.arguments import Parser, existing, snapshot_folder, trained_folder, whole_from
from paw_training.common import resume

import pytest


@pytest.mark.parametrize(
    ("flag", "kind", "value", "said"),
    [
        ("--steps", whole_from(1), "0", "argument --steps: 0 is not a whole number from 1 on"),
        ("--steps", whole_from(1), "ten", "argument --steps: ten is not a whole number from 1 on"),
        ("--pack", existing, "pakc", "argument --pack: pakc does not exist"),
        ("--base", trained_folder, "runs", "argument --base: runs has no checkpoint.pt; give "),
        ("--snapshot", snapshot_folder, "runs", "argument --snapshot: runs has no manifest.json; give "),
    ],
)
def test_a_wrong_value_is_named_with_its_flag_in_one_line(flag, kind, value, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parser = Parser("help")
    parser.add_argument(flag, type=kind)
    with pytest.raises(SystemExit) as stop:
        parser.parse_args([flag, value])
    lines = capsys.readouterr().err.splitlines()
    assert stop.value.code == 2 and len(lines) == 1 and said in lines[0]


def test_a_checkpoint_of_other_sizes_is_not_gone_on_with(tmp_path):
    path = tmp_path / "checkpoint.pt"
    torch.save({"mapper": {"rank": 16, "n_bases": 64}, "step": 3}, path)
    with pytest.raises(SystemExit, match="other sizes than this run: rank 16 not 4; give the flags"):
        resume(path, "compiler", torch.nn.Module(), [], {"mapper": {"rank": 4, "n_bases": 64}}, "cpu")


def test_pack_names_what_it_cannot_pack(world, tmp_path):
    def packed(*inputs: object) -> str:
        return refusal("pack.py", "--tokenizer", world / "tokenizer.json", "--out", tmp_path / "out", *inputs)

    def written(name: str, records: list[dict]):
        with gzip.open(tmp_path / name, "wt") as out:
            out.writelines(json.dumps(record) + "\n" for record in records)
        return tmp_path / name

    record = toy_record("toy/upper", 0)
    (tmp_path / "plain.jsonl").write_text(json.dumps(record))
    (tmp_path / "no-text").mkdir()
    assert "nothing to pack" in packed()
    assert "no *.txt.xz" in packed("--text", tmp_path / "no-text")
    assert "--bench has no records" in packed("--bench", written("empty.gz", []))
    assert "none of 1 records fits" in packed("--bench", written("one-pair.gz", [{**record, "pairs": record["pairs"][:1]}]))
    assert "is not gzipped JSON lines" in packed("--bench", tmp_path / "plain.jsonl")
    raw = {k: v for k, v in record.items() if k != "pseudoProgram"}
    assert "pass them through `paw spec --jsonl` first" in packed("--outside", written("raw.gz", [raw]))
    assert not list((tmp_path / "out").glob("*.npz"))


def test_a_width_that_the_heads_do_not_divide_is_refused(world, tmp_path):
    given = ("--pack", world / "pack", "--tokenizer", world / "tokenizer.json", "--out", tmp_path)
    assert "--width 192 is not a multiple of 128" in refusal("pretrain.py", *given, "--width", 192)
