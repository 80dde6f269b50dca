"""Functions made of annotated texts: their answers follow from the annotations, and faulty sets are refused with their line."""

import gzip
import json
import random
import zlib

from conftest import refusal, run_script
from paw_training.annotated import SLOT, SLOTS, filled, near, read_set, words_of
from paw_training.extraction import FieldTexts

import pytest

COLOURS = {"red": ["crimson", "ruby", "scarlet"], "blue": ["azure", "navy", "cobalt"]}
SIZES = ["tiny", "small", "little", "minute", "large", "huge", "big", "vast"]
THINGS = "ball car door house pen cup shoe hat".split()


def lines() -> list[str]:
    """colour|size|text: every text says both in words that the labels are not."""
    return [
        f"{colour}|{'large' if i > 3 else 'small'}|the {size} {word} {thing} of {{name}}"
        for colour, words in COLOURS.items() for word in words for i, size in enumerate(SIZES) for thing in THINGS
    ]  # fmt: skip


@pytest.fixture
def texts(tmp_path):
    """A folder with a set of 384 texts and one of texts with fields."""
    value = lambda v: {"means": [f"{v} things", f"it is {v}"], "names": [f"{v}ish"]}  # noqa: E731
    attributes = {
        "colour": {"asks": ["the colour"], "values": {v: value(v) for v in ("red", "blue")}},
        "size": {"asks": ["how big it is"], "values": {v: value(v) for v in ("small", "large")}},
    }
    labels, fields = tmp_path / "texts" / "things", tmp_path / "texts" / "fields"
    labels.mkdir(parents=True)
    (labels / "phrases.json").write_text(json.dumps({"things": ["note"], "attributes": attributes}))
    (labels / "items.txt").write_text("\n".join(lines()) + "\n")
    fields.mkdir()
    (fields / "phrases.json").write_text(json.dumps({"fields": {"city": ["the town"]}}))
    items = [{"text": f"{thing}s from Oslo{i} to Rome{i}", "fields": {"city": f"Oslo{i}", "target": f"Rome{i}" if i else None}}
             for i in range(12) for thing in THINGS]  # fmt: skip
    (fields / "items.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items))
    return tmp_path / "texts"


def records(texts, tmp_path, *more) -> list[dict]:
    run_script("annotated_tasks.py", "--texts", texts, "--out", tmp_path / "out.jsonl.gz", "--specs", 150, "--pairs", 8, *more)
    with gzip.open(tmp_path / "out.jsonl.gz", "rt") as out:
        return [json.loads(line) for line in out]


def annotation(text: str) -> dict[str, str]:
    words = words_of(text)
    colour = next(c for c, names in COLOURS.items() if words & set(names))
    return {"colour": colour, "size": "large" if words & set(SIZES[4:]) else "small"}


def test_answers_follow_the_annotations(texts, tmp_path):
    """A label is decided by one of the attributes; an answer with several attributes has the values of all it names."""
    made = records(texts, tmp_path)
    assert made == records(texts, tmp_path), "the same seed gives the same functions"
    labelled = [r for r in made if r["family"].startswith("annotated/things/")]
    several = [r for r in labelled if r["family"] == "annotated/things/several"]
    assert all("- colour:" in r["spec"] and "- size:" in r["spec"] for r in several)
    assert len(several) > 10 and len(labelled) - len(several) > 30
    for r in labelled:
        answers = [(annotation(pair["input"]), pair["output"]) for pair in r["pairs"]]
        if r in several:
            assert all(value in output for values, output in answers for value in values.values()), r
            continue
        assert all(output in r["spec"] for _, output in answers), "labels stand in the specification"
        question = r["family"].removeprefix("annotated/things/")
        by_value = {(values[question], output) for values, output in answers}
        assert len(by_value) == len({value for value, _ in by_value}), r


def test_fields_are_extracted_as_they_stand(texts, tmp_path):
    made = [r for r in records(texts, tmp_path) if r["family"] == "annotated/fields/fields"]
    assert len(made) > 10
    for r in made:
        for pair in r["pairs"]:
            number = next(w for w in pair["input"].split() if w.startswith("Oslo"))[4:].split(":")[0]
            cities = {f"Oslo{number}", f"Rome{number}"}
            shown = any(city in pair["output"] for city in cities)
            assert shown or (number == "0" and pair["output"] in r["spec"]), (r["spec"], pair)


def test_a_text_is_kept_back_or_trained_on_never_both(texts, tmp_path):
    trained, kept = (
        {" ".join(sorted(words_of(p["input"]) - {"of"} - names)) for r in records(texts, tmp_path, *flag) for p in r["pairs"]
         if r["family"].startswith("annotated/things/")}
        for names in [{w.lower() for name in range(400) for w in filled("{name}", random.Random(name)).split()}]
        for flag in ([], ["--kept-back"])
    )  # fmt: skip
    assert len(kept) > 15 and len(trained) > 150 and not trained & kept


def test_a_focus_asks_one_question(texts, tmp_path):
    focus = ("--sets", "things", "--several", 0, "--first-attribute", 1e9, "--natural", 1)
    made = records(texts, tmp_path, *focus)
    assert {r["family"] for r in made} == {"annotated/things/colour"}
    names = [{"red", "redish"}, {"blue", "blueish"}]
    assert all({p["output"].lower() for p in r["pairs"]} <= names[0] | names[1] for r in made)
    assert {p["output"] for r in records(texts, tmp_path, *focus, "--plain") for p in r["pairs"]} == {"red", "blue"}
    assert {r["family"] for r in records(texts, tmp_path, *focus, "--collection", "sorted")} == {"sorted/things/colour"}
    assert "--classes" in refusal("annotated_tasks.py", "--texts", texts, "--out", tmp_path / "o", "--classes", 1)
    assert "--sets: thing is not in" in refusal("annotated_tasks.py", "--texts", texts, "--out", tmp_path / "o", "--sets", "thing")


def test_an_examination_has_the_same_functions(texts, tmp_path):
    made, tasks = records(texts, tmp_path), records(texts, tmp_path, "--as-tasks")
    assert [(r["family"].rsplit("/", 1)[0], [r["spec"]], r["pairs"]) for r in made] == [(t["source"], t["specs"], t["examples"]) for t in tasks]
    assert len({t["task_id"] for t in tasks}) == len(tasks)


def test_texts_near_an_excluded_line_are_left_out(texts, tmp_path):
    (tmp_path / "exam.log").write_text("the tiny crimson ball of Anna\n")
    made = records(texts, tmp_path, "--exclude", tmp_path / "exam.log")
    inputs = [p["input"] for r in made for p in r["pairs"] if r["family"].startswith("annotated/things/")]
    assert inputs and not any("tiny crimson" in i for i in inputs)
    assert near("a b c d", [{"a", "b", "x"}]) and not near("a b c d", [{"a", "x", "y"}])


@pytest.mark.parametrize(
    ("line", "said"), [("green|small|the frog", "colour 'green' is not in phrases.json"), ("red|small| ", "2 values and a text are needed")]
)
def test_a_wrong_line_is_named(texts, line, said):
    path = texts / "things" / "items.txt"
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(ValueError, match=f"line 385: .*{said}"):
        read_set(texts / "things", [])
    assert "line 385" in refusal("annotated_tasks.py", "--texts", texts, "--out", texts / "out.jsonl.gz")


def test_a_value_that_is_not_in_its_text_is_named(texts):
    path = texts / "fields" / "items.jsonl"
    path.write_text(path.read_text() + '{"text": "to Rome", "fields": {"city": "Oslo"}}\n')
    assert "line 97: city 'Oslo' is not in the text" in refusal("annotated_tasks.py", "--texts", texts, "--out", texts / "out.jsonl.gz")


def test_slots_are_filled_and_unknown_ones_stay():
    every = " ".join(f"{{{name}}}" for name in SLOTS)
    text = filled(every + " {nothing}", random.Random(1))
    assert SLOT.findall(text) == ["nothing"] and text == filled(every + " {nothing}", random.Random(1))
    assert zlib.crc32(text.encode()) != zlib.crc32(filled(every, random.Random(2)).encode())


def test_a_field_of_few_texts_makes_no_function_of_its_own():
    """It is asked for by name in the input, which is one draw in five."""
    few = FieldTexts("few", {}, [{"text": f"from Oslo{i}", "fields": {"city": f"Oslo{i}"}} for i in range(3)])
    drawn = [few.draw(random.Random(i), 8) for i in range(100)]
    made = [d for d in drawn if d]
    assert 5 < len(made) < 40 and all("field" in task and "city" in pairs[0]["input"] and len(pairs) == 3 for task, pairs in made)


@pytest.mark.parametrize(
    ("flag", "said"),
    [(("--several", 2), "--several is 2.0; it must be from 0 to 1"), (("--natural", -1), "--natural is -1.0"), (("--first-attribute", 0), "--first-attribute is 0.0; it must be over 0")],
)
def test_a_share_outside_is_refused(texts, flag, said):
    assert said in refusal("annotated_tasks.py", "--texts", texts, "--out", texts / "out.jsonl.gz", *flag)


def test_a_set_that_gives_nothing_leaves_no_file(texts, tmp_path):
    kept = lines()[:4]
    (texts / "things" / "items.txt").write_text("\n".join(kept) + "\n")
    (texts / "fields" / "items.jsonl").write_text("")
    out = tmp_path / "none" / "out.jsonl.gz"
    assert "has too few texts of each value" in refusal("annotated_tasks.py", "--texts", texts, "--out", out, "--several", 0)
    assert not list(out.parent.iterdir())
