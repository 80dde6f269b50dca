"""Which specifications a step sees: by seed and step alone, with the families of the focus as often as asked for."""

import numpy as np
from conftest import refusal, train_compiler
from paw_training.data import TaskStore
from paw_training.sampler import Focus, SpecSampler, focus_blocks

import pytest

FAMILIES = {"bench": ["masks/mail", "routes/desk"], "outside": ["annotated/logs/attention", "annotated/logs/area", "annotated/mail/topic"]}


def stores() -> dict[str, TaskStore]:
    """40 records of each family; a record's spec has one token, its number."""
    return {
        name: TaskStore.build((i % len(families), [np.array([k]) for k in (i, 1, 2, 3)]) for i in range(40 * len(families)))
        for name, families in FAMILIES.items()
    }


def drawn(focus: Focus | None, step: int) -> list[int]:
    """Families of a step's records; of those of bench, without a focus."""
    return [r.family for r in SpecSampler(stores(), 16, 0.0, seed=3, focus=focus).records(step)]


def test_a_focus_takes_its_share_block_after_block():
    blocks = focus_blocks(stores(), FAMILIES, ["annotated/mail/topic", "routes,masks"])
    assert [len(b) for b in blocks] == [40, 80]
    focus = Focus(blocks, steps=8, share=0.25)
    # Only annotated/mail/topic has the number 2.
    of_topic = [np.mean([f == 2 for s in range(start, start + 8) for f in drawn(focus, s)]) for start in (0, 8, 16)]
    assert 0.12 < of_topic[0] < 0.4 and of_topic[1] == 0 and 0.12 < of_topic[2] < 0.4


def test_without_a_focus_the_draw_is_as_before():
    assert drawn(None, 5) == drawn(None, 5)
    records = [SpecSampler(stores(), 16, 0.5, seed=3).records(s) for s in range(8)]
    assert len({tuple(r.spec[0] for r in step) for step in records}) == 8
    with_focus = SpecSampler(stores(), 16, 0.5, seed=3, focus=Focus(focus_blocks(stores(), FAMILIES, ["masks"]), 4, 1.0))
    assert {r.family for s in range(4) for r in with_focus.records(s)} == {0}


def test_a_focus_on_nothing_is_refused(world, base):
    with pytest.raises(ValueError, match="'annotated/words': the pack has no family that begins so"):
        focus_blocks(stores(), FAMILIES, ["annotated/words"])
    with pytest.raises(ValueError, match="'masks,' has an empty beginning"):
        focus_blocks(stores(), FAMILIES, ["masks,"])
    said = refusal("train_compiler.py", "--pack", world / "pack", "--base", base, "--tokenizer", world / "tokenizer.json", "--out", world / "f", "--focus", "x")
    assert "--focus: 'x': the pack has no family that begins so" in said
    assert "--focus-share is 1.5; it must be from 0 to 1" in refusal(
        "train_compiler.py", "--pack", world / "pack", "--base", base, "--tokenizer", world / "tokenizer.json", "--out", world / "f", "--focus-share", 1.5
    )  # fmt: skip
    train_compiler(world, base, world / "focused", 2, "--focus", "toy/upper", "toy/odd,toy/lower", "--focus-steps", 4)
