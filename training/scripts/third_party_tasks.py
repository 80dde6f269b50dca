"""Third-party tasks as specifications with pairs, one JSON object a line: {family, spec, pairs}.

    python scripts/third_party_tasks.py --tasks DIR --out outside.jsonl.gz

Each wording of a task becomes several records, which show other examples. Reads DIR/train only, never a dev split.
"""

import argparse
import gzip
import json
import random
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--tasks", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--pairs", type=int, default=16, help="pairs per specification")
parser.add_argument("--seed", type=int, default=1)
args = parser.parse_args()

rng = random.Random(args.seed)


def records_of(task: dict) -> list[dict]:
    """Up to 60 records of one task; none if it has too few usable examples."""
    usable = [e for e in task["examples"] if len(e["input"]) <= 500 and len(e["output"]) <= 160 and e["output"]]
    outputs = sorted({e["output"] for e in usable})
    labels = outputs if 2 <= len(outputs) <= 8 and len(usable) >= 40 else None
    wordings = [s for s in task["specs"] if len(s) <= 900]
    if len(usable) < args.pairs + 4 or not wordings:
        return []
    records = []
    for _ in range(min(60, max(6, 2 * len(wordings)))):
        wording = rng.choice(wordings)
        chosen = rng.sample(usable, args.pairs + 2)
        lines = [f"Input: {e['input']}\nOutput: {e['output']}" for e in chosen[: rng.choice([0, 0, 1, 2])]]
        stated = [f"Return only one of: {', '.join(labels)}."] if labels and rng.random() < 0.7 else []
        spec = "\n\n".join([" ".join([wording, *stated]), *lines])
        records.append({"family": task["task_id"], "spec": spec, "pairs": chosen[2:]})
    return records


args.out.parent.mkdir(parents=True, exist_ok=True)
count = 0
with gzip.open(args.out, "wt", encoding="utf-8") as out:
    for path in sorted(args.tasks.glob("train/*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            for record in records_of(json.loads(line)):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                count += 1
print(f"{args.out}: {count} specifications")
