"""Annotated texts as specifications with pairs, one JSON object a line: {family, spec, pairs}; with --as-tasks as
`paw bench score --cut tasks` reads them: {task_id, source, specs, examples}.

    python scripts/annotated_tasks.py --texts data/annotated --out annotated.jsonl.gz --specs 12000

Each record is a function of its own: an attribute or a condition on it, some of its values, how they are described and
called, and how the specification is laid out are drawn anew. One text in ten is kept back by its words, for --kept-back.
"""

import gzip
import json
import os
import random
import zlib
from pathlib import Path

from paw_training.annotated import Item, TextSet, filled, read_set, words_of
from paw_training.arguments import Parser, existing, whole_from
from paw_training.extraction import FieldTexts, read_field_texts

parser = Parser(__doc__)
parser.add_argument("--texts", type=existing, required=True, help="folder of sets: paw_training/annotated.py, extraction.py")
parser.add_argument("--exclude", type=existing, nargs="*", default=[], help="files whose lines must not be learned: texts near one are left out")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--specs", type=whole_from(1), default=12_000)
parser.add_argument("--pairs", type=whole_from(4), default=24, help="pairs per specification, at most")
parser.add_argument("--kept-back", action="store_true", help="make functions of the texts that are kept back")
parser.add_argument("--sets", nargs="*", help="names of the sets to use; default: all")
parser.add_argument("--several", type=float, default=0.3, help="share of functions that ask for several attributes in one answer")
parser.add_argument("--binary", type=float, default=0.45, help="share of the other functions on attributes of three values or more that ask for one value against the rest")
parser.add_argument("--first-attribute", type=float, default=3, help="how much more often a set's first attribute, its main question, is drawn than each other")
parser.add_argument("--natural", type=float, default=0.6, help="share of two-valued attributes asked for by their own labels, in place of yes and no and the like")
parser.add_argument("--classes", type=whole_from(2), default=6, help="most classes of a function, one for all else not counted")
parser.add_argument("--collection", default="annotated", help="first part of the family names, by which --focus of train_compiler.py tells functions apart")
parser.add_argument("--plain", action="store_true", help="values by their own names only: the easiest to learn")
parser.add_argument("--as-tasks", action="store_true", help="write an examination, not training data")
parser.add_argument("--seed", type=int, default=1)
args = parser.parse_args()

for flag in ("several", "binary", "natural"):
    if not 0 <= getattr(args, flag) <= 1:
        parser.error(f"--{flag} is {getattr(args, flag)}; it must be from 0 to 1")
if not args.first_attribute > 0:
    parser.error(f"--first-attribute is {args.first_attribute}; it must be over 0")
rng = random.Random(args.seed)
# Draws in a row that may give no function.
MISSES = 1_000
PAIRS_OF_LABELS = [
    ("yes", "no"), ("YES", "NO"), ("true", "false"), ("TRUE", "FALSE"), ("1", "0"), ("keep", "drop"), ("KEEP", "DROP"), ("match", "no match"),
    ("flag", "skip"), ("FLAG", "OK"), ("hit", "miss"), ("take", "leave"), ("y", "n"), ("in", "out"), ("alert", "quiet"), ("ALERT", "QUIET"),
    ("report", "ignore"), ("positive", "negative"), ("relevant", "irrelevant"), ("+", "-"), ("pass on", "hold"), ("notify", "silent"),
]  # fmt: skip
REST = ["other", "none", "something else", "OTHER", "rest", "unknown", "n/a"]


def used(item: Item | dict) -> bool:
    """Whether the text belongs to this run: by its words, so that two texts of the same words stay together."""
    text = item.text if isinstance(item, Item) else item["text"]
    return (zlib.crc32(" ".join(sorted(words_of(text))).encode()) % 10 == 0) == args.kept_back


def means(texts: TextSet, attribute: str, values: list[str]) -> str:
    """A description of the values, of one to three phrases."""
    known = [m for v in values for m in rng.sample(texts.attributes[attribute]["values"][v]["means"], 1)]
    more = texts.attributes[attribute]["values"][values[0]]["means"]
    return rng.choice([", ", "; ", " or "]).join(dict.fromkeys(known + rng.sample(more, rng.choice([0, 0, 1, 2]))))


def called(texts: TextSet, attribute: str, value: str, style: int) -> str:
    """A label for the value: its own name, or one of the others that people use, in the case of `style`."""
    entry = texts.attributes[attribute]["values"][value]
    label = value if style % 2 or args.plain else rng.choice([value, *entry["names"]])
    return label if args.plain else [label, label, label.lower(), label.upper(), label.capitalize()][style % 5]


def draw(texts: TextSet) -> tuple[str, str, list[tuple[str, str]], list[tuple[Item, str]]] | None:
    """(attribute, what is asked, (label, description) of each class, items with labels); None if labels coincide or items lack."""
    names = list(texts.attributes)
    attribute = rng.choices(names, [args.first_attribute] + [1] * (len(names) - 1))[0]
    entry = texts.attributes[attribute]
    values = list(entry["values"])
    ask, style = rng.choice(entry["asks"]), rng.randrange(10)
    if rng.random() < args.binary or (len(values) == 2 and not args.plain):
        some = rng.sample(values, 1 if len(values) < 4 or rng.random() < 0.75 else 2)
        others = [v for v in values if v not in some]
        natural = len(values) == 2 and rng.random() < args.natural
        labels = [called(texts, attribute, v, style) for v in (some[0], others[0])] if natural else list(rng.choice(PAIRS_OF_LABELS))
        described = len(others) == 1 or rng.random() < 0.3
        rest = means(texts, attribute, others) if described else rng.choice(["all else", "anything else", "everything else", "all other cases"])
        classes = [(some, labels[0], means(texts, attribute, some)), (others, labels[1], rest)]
    else:
        some = rng.sample(values, rng.randint(2, min(args.classes, len(values))))
        classes = [([v], called(texts, attribute, v, style), means(texts, attribute, [v])) for v in some]
        if len(some) < len(values) and rng.random() < 0.35:
            classes.append(([v for v in values if v not in some], rng.choice(REST), "anything else"))
    labels = [label for _, label, _ in classes]
    if len(set(labels)) < len(labels):
        return None
    per_class = [[item for item in texts.items if item.values[attribute] in members] for members, _, _ in classes]
    if any(len(items) < 6 for items in per_class):
        return None
    count = args.pairs + 4
    # Between classes of equal size and the sizes of life.
    weights = [len(items) ** rng.choice([0.0, 0.0, 0.5]) for items in per_class]
    chosen: dict[int, tuple[Item, str]] = {}
    for _ in range(4 * count):
        at = rng.choices(range(len(classes)), weights)[0]
        item = rng.choice(per_class[at])
        chosen[id(item)] = (item, labels[at])
        if len(chosen) == count:
            break
    return attribute, ask, [(label, description) for _, label, description in classes], list(chosen.values())


def laid_out(ask: str, thing: str, classes: list[tuple[str, str]]) -> str:
    """A specification in one of the ways in which people write them."""
    order = classes if rng.random() < 0.6 else rng.sample(classes, len(classes))
    names = [label for label, _ in order]
    listed = rng.choice([", ", " | ", " / "]).join(names)
    spoken = f"{', '.join(names[:-1])} or {names[-1]}"
    closing = rng.choice([
        f"Return ONLY one of: {', '.join(names)}.", f"Answer with {spoken}.", f"Allowed outputs: {listed}", f"Output exactly one of: {', '.join(names)}.",
        f"Reply with one word: {spoken}." if all(" " not in n for n in names) else f"Reply with {spoken}.", f"Labels: {', '.join(names)}.",
    ])  # fmt: skip
    bullets = "\n".join(f"- {label}: {description}" for label, description in order)
    blocks = "\n\n".join(f"{label}: {description}." for label, description in order)
    sentences = "; ".join(rng.choice(["{0} for {1}", "{0} if it is about {1}", "{0} means {1}", "{0} = {1}"]).format(*c) for c in order)
    layouts = [
        f"Classify one {thing}. {closing}\n\n{blocks}",
        f"Classify the {thing}: {ask}. {closing}\n\n{blocks}",
        f"Decide {ask}.\n{bullets}\n{closing}",
        f"You get one {thing}. Decide {ask}. {sentences}. {closing}",
        f"{thing} -> {listed}. {sentences}",
        f"# Task\nSay {ask}.\n\n# Answers\n{bullets}\n\n{closing}",
        f"Label each {thing} by {ask}. {closing} {sentences}.",
        f"i have many of these ({thing}) and need to know {ask}. {sentences}. just the label pls: {listed}",
        f"Input: a {thing}. Output: {ask}, as {spoken}. {sentences}.",
        f"Given a {thing}, {closing[0].lower()}{closing[1:]}\n{bullets}",
    ]
    if len(classes) == 2:
        first, last = classes
        layouts += [
            f"{first[0]} when the {thing} shows {first[1]}, otherwise {last[0]}. {closing}",
            f"Return {first[0]} if the {thing} is about {first[1]}, else {last[0]}.",
            f"Flag every {thing} that is about this: {first[1]}. Answer {first[0]} for those, {last[0]} for {last[1]}.",
            f"is it {first[1]}? {first[0]} or {last[0]}",
        ]
    text = rng.choice(layouts)
    return text.lower() if rng.random() < 0.06 and all(n == n.lower() for n in names) else text


def several_record(texts: TextSet) -> dict | None:
    """All or some attributes of a text in one answer, as JSON or with a sign between them."""
    names = list(texts.attributes)
    chosen = rng.sample(names, rng.randint(min(2, len(names)), len(names)))
    sign = rng.choice(["json", "json", " | ", ", ", "; ", " / "])
    listed = "\n".join(
        f"- {name}: {rng.choice(texts.attributes[name]['asks'])}; {', '.join(texts.attributes[name]['values'])}"
        for name in chosen
    )
    thing = rng.choice(texts.things)
    if sign == "json":
        task = rng.choice([f"Return JSON with these keys for one {thing}:\n{listed}", f"Describe the {thing} as a JSON object.\n{listed}"])
    else:
        order = sign.join(chosen)
        task = rng.choice([f"Give for each {thing}, in this form: {order}\n{listed}", f"{thing} -> {order}\n{listed}"])
    items = rng.sample(texts.items, min(args.pairs + 4, len(texts.items)))
    answers = [{name: item.values[name] for name in chosen} for item in items]
    pairs = [
        {"input": filled(item.text, rng), "output": json.dumps(answer) if sign == "json" else sign.join(answer.values())}
        for item, answer in zip(items, answers)
    ]
    return record(texts.name, "several", task, pairs)


def label_record(texts: TextSet) -> dict | None:
    if rng.random() < args.several and len(texts.attributes) > 1:
        return several_record(texts)
    drawn = draw(texts)
    if drawn is None:
        return None
    attribute, ask, classes, items = drawn
    pairs = [{"input": filled(item.text, rng), "output": label} for item, label in items]
    return record(texts.name, attribute, laid_out(ask, rng.choice(texts.things), classes), pairs)


def record(texts: str, question: str, task: str, pairs: list[dict]) -> dict | None:
    """With some pairs shown as examples in the specification; None if too few are left."""
    shown = rng.choice([0, 0, 0, 1, 2, 3, 4]) if len(pairs) > 10 else rng.choice([0, 1])
    spec = "\n\n".join([task, *(f"Input: {p['input']}\nOutput: {p['output']}" for p in pairs[:shown])])
    pairs = pairs[shown : shown + args.pairs]
    return {"family": f"{args.collection}/{texts}/{question}", "spec": spec, "pairs": pairs} if len(pairs) >= 4 else None


def field_record(texts: FieldTexts) -> dict | None:
    drawn = texts.draw(rng, args.pairs + 4)
    return record(texts.name, "fields", *drawn) if drawn else None


taken = [words_of(line) for path in args.exclude for line in path.read_text(encoding="utf-8").splitlines()]
sets: list[TextSet | FieldTexts] = []
folders = sorted(p for p in args.texts.iterdir() if p.is_dir())
if unknown := set(args.sets or []) - {folder.name for folder in folders}:
    parser.error(f"--sets: {', '.join(sorted(unknown))} is not in {args.texts}, which has {', '.join(folder.name for folder in folders)}")
for folder in folders:
    if args.sets and folder.name not in args.sets:
        continue
    try:
        texts = read_field_texts(folder, taken) if (folder / "items.jsonl").exists() else read_set(folder, taken)
    except (OSError, ValueError, KeyError) as error:
        parser.error(f"{folder}: {error}")
    texts.items[:] = filter(used, texts.items)
    sets.append(texts)
# A set is drawn in proportion to its size, which says how much there is to learn from it.
sizes = [len(texts.items) for texts in sets]
args.out.parent.mkdir(parents=True, exist_ok=True)
if not sum(sizes):
    parser.error(f"--texts: {args.texts} has no texts for this run")
written = missed = 0
# Written beside and renamed: a file that is there is whole.
part = args.out.with_name(f"{args.out.name}.part")
with gzip.open(part, "wt", encoding="utf-8") as out:
    while written < args.specs:
        if missed > MISSES:
            part.unlink()
            parser.error(f"--texts: {args.texts} has too few texts of each value to make functions of")
        texts = rng.choices(sets, sizes)[0]
        made = field_record(texts) if isinstance(texts, FieldTexts) else label_record(texts)
        if made and args.as_tasks:
            family = made["family"].rsplit("/", 1)[0]
            made = {"task_id": f"{family}/{written}", "source": family, "specs": [made["spec"]], "examples": made["pairs"]}
        if made:
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
            written += 1
        missed = 0 if made else missed + 1
os.replace(part, args.out)
print(f"{args.out}: {written} specifications of {', '.join(f'{s.name} ({n} texts)' for s, n in zip(sets, sizes))}")
