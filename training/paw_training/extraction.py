"""Texts with fields to extract: `items.jsonl` has {"text", "fields": {name: value or null}} a line, `phrases.json` ways to ask
for a field."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from .annotated import near

# Fewer texts than this with a field make no function of its own; they are asked for by name in the input.
LEAST_TEXTS = 8
MISSING = ["none", "N/A", "-", "null", "unknown", "missing"]


@dataclass(frozen=True)
class FieldTexts:
    name: str
    asks: dict[str, list[str]]
    items: list[dict]

    def draw(self, rng: random.Random, count: int) -> tuple[str, list[dict]] | None:
        """(task, pairs) of a function: one field, two fields together, or the field that the input names."""
        kind = rng.random()
        if kind < 0.2:
            return self.named(rng, count)
        having = defaultdict(list)
        for item in self.items:
            for field in item["fields"]:
                having[field].append(item)
        common = [f for f, items in having.items() if len(items) >= LEAST_TEXTS]
        if not common:
            return None
        # The square root: often-used fields first, but not only them.
        field = rng.choices(common, [len(having[f]) ** 0.5 for f in common])[0]
        if kind < 0.35:
            return self.two(rng, field, having[field], count)
        missing = rng.choice(MISSING)
        items = rng.sample(having[field], min(count, len(having[field])))
        pairs = [{"input": i["text"], "output": i["fields"][field] or missing} for i in items]
        return self.asked(rng, field, missing if any(i["fields"][field] is None for i in items) or rng.random() < 0.3 else None), pairs

    def phrase(self, rng: random.Random, field: str) -> str:
        return rng.choice([f"the {field}", f"the {field}", *self.asks.get(field, [])])

    def asked(self, rng: random.Random, field: str, missing: str | None) -> str:
        what = self.phrase(rng, field)
        task = rng.choice([
            f"Extract {what} from the text.", f"Return {what}, exactly as written, and nothing else.", f"Pull out {what}.", f"text -> {field}",
            f"You get a short message. Give {what}.", f"Find {what} in the text and output only that.", f"just give me {what} pls",
            f"# Task\nExtract {what}.\n\n# Output\nOnly the value, as it stands in the text.", f"What is {what}? Answer with the words of the text.",
            f"- Input: a messy text\n- Output: {what}",
        ])  # fmt: skip
        if missing is None:
            return task
        return task + rng.choice([f" If there is none, return {missing}.", f" Answer {missing} if it is not given.", f" Without one: {missing}"])

    def two(self, rng: random.Random, field: str, items: list[dict], count: int) -> tuple[str, list[dict]] | None:
        """Two fields of the same text, as JSON or with a separator."""
        partners = defaultdict(list)
        for item in items:
            for other in item["fields"]:
                if other != field and item["fields"][field] and item["fields"][other]:
                    partners[other].append(item)
        able = [other for other, both in partners.items() if len(both) >= LEAST_TEXTS]
        if not able:
            return None
        other = rng.choice(able)
        both = rng.sample(partners[other], min(count, len(partners[other])))
        keys = [f.replace(" ", "_") for f in (field, other)]
        if rng.random() < 0.5:
            task = rng.choice(["Return JSON with the keys {0} and {1}.", 'Output {{"{0}": ..., "{1}": ...}} with the values as they stand in the text.'])
            shown = [json.dumps(dict(zip(keys, (i["fields"][field], i["fields"][other]))), ensure_ascii=False) for i in both]
            return task.format(*keys), [{"input": i["text"], "output": s} for i, s in zip(both, shown)]
        sign = rng.choice([" | ", "; ", ", ", " - "])
        task = f"Give {self.phrase(rng, field)} and {self.phrase(rng, other)}, in this order, with \"{sign.strip()}\" between them."
        return task, [{"input": i["text"], "output": i["fields"][field] + sign + i["fields"][other]} for i in both]

    def named(self, rng: random.Random, count: int) -> tuple[str, list[dict]]:
        """The input names the field."""
        form = rng.choice(["{0}\n{1}", "Field: {0}\nText: {1}", "{1}\nfield: {0}", "{0}: {1}", "{1} -> {0}?"])
        missing = rng.choice(MISSING)
        pairs = []
        for item in rng.sample(self.items, min(count, len(self.items))):
            field = rng.choice(list(item["fields"]))
            pairs.append({"input": form.format(field, item["text"]), "output": item["fields"][field] or missing})
        task = rng.choice(["Extract the field that is named in the input from the text.", "The input has the name of a field and a text. Return the field's value as it stands in the text."])
        return f"{task} Return {missing} if it is not given.", pairs


def read_field_texts(folder: Path, taken: list[set[str]]) -> FieldTexts:
    """The set in a folder, without texts near one of `taken`; raises ValueError for a value that is not in its text."""
    items = []
    for number, line in enumerate((folder / "items.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        item = json.loads(line)
        if wrong := [f"{name} {value!r}" for name, value in item["fields"].items() if value is not None and value not in item["text"]]:
            raise ValueError(f"{folder / 'items.jsonl'}, line {number}: {', '.join(wrong)} is not in the text")
        if not near(item["text"], taken):
            items.append(item)
    return FieldTexts(folder.name, json.loads((folder / "phrases.json").read_text(encoding="utf-8"))["fields"], items)
