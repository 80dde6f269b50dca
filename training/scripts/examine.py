"""Accuracy of a checkpoint on the specifications of a pack, by teacher forcing: one line for all, one for each group of families.

    python scripts/examine.py --pack data/dev --base runs/base --compiler runs/compiler --tokenizer tokenizer.json
    python scripts/examine.py --pack pack --base runs/base --compiler runs/compiler --tokenizer tokenizer.json --specs 3000 --unsolved blocks.txt

An answer is right when every token of it is the most probable one (paw_training/evaluate.py): what greedy decoding gives, but without
label sets and patterns, so label functions can come out lower than `paw bench score` has them. --unsolved writes blocks of families for
`train_compiler.py --focus $(cat blocks.txt)`.
"""

from collections import Counter, defaultdict
from pathlib import Path

import torch

from paw_training.arguments import Parser, existing, trained_folder, whole_from
from paw_training.compiler import Compiler, MapperConfig
from paw_training.data import TaskRecord
from paw_training.evaluate import bootstrap, emit_with, hits_by_spec, mean
from paw_training.layout import Layout
from paw_training.mixture import load_families, load_tasks
from paw_training.model import Interpreter, ModelConfig
from paw_training.tokenizer import NanoTokenizer

parser = Parser(__doc__)
parser.add_argument("--pack", type=existing, required=True, help="pack or task folder of scripts/pack.py; its bench records are asked")
parser.add_argument("--base", type=trained_folder, required=True, help="the interpreter of a checkpoint that has none of its own")
parser.add_argument("--compiler", type=trained_folder, required=True, help="folder of the checkpoint")
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--specs", type=whole_from(1), default=500, help="the first of the pack")
parser.add_argument("--pairs", type=whole_from(1), default=6, help="pairs of each")
parser.add_argument("--by-family", action="store_true", help="a line for each family instead of each theme")
parser.add_argument("--unsolved", type=Path, help="file for the families that are right less often than --below, a line for each block")
parser.add_argument("--below", type=float, default=0.6)
parser.add_argument("--block", type=whole_from(1), default=12, help="families in a block")
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
args = parser.parse_args()
if not 0 <= args.below <= 1:
    parser.error(f"--below is {args.below}; it must be from 0 to 1")
if args.unsolved:
    args.unsolved.parent.mkdir(parents=True, exist_ok=True)

base, state = (torch.load(folder / "checkpoint.pt", map_location=args.device, weights_only=True) for folder in (args.base, args.compiler))
if "compiler" not in state:
    parser.error(f"--compiler: {args.compiler} has no compiler; give the --out of train_compiler.py or the compiler folder of import_snapshot.py")
stores = load_tasks(args.pack)
if "bench" not in stores:
    parser.error(f"--pack: {args.pack} has no bench.npz; scripts/pack.py writes it with --bench")
names = load_families(args.pack, stores)["bench"]
config = ModelConfig(**state["config"])
interpreter = Interpreter(config).to(args.device)
interpreter.load_state_dict(state.get("interpreter", base["model"]))
compiler = Compiler(config, MapperConfig(**state["mapper"])).to(args.device)
compiler.load_state_dict(state["compiler"])
records = [stores["bench"][i] for i in range(min(args.specs, len(stores["bench"])))]
layout = Layout(NanoTokenizer(args.tokenizer))
hits, loss = hits_by_spec(interpreter, layout, records, emit_with(compiler, args.device), args.pairs, args.device)


def most_frequent(record: TaskRecord) -> int:
    """Pairs that the most frequent answer of those asked gets right."""
    return Counter(tuple(answer) for _, answer in record.pairs[: args.pairs]).most_common(1)[0][1]


groups: dict[str, list[tuple[list[bool], int]]] = defaultdict(list)
families: dict[str, list[list[bool]]] = defaultdict(list)
for record, right in hits:
    # Label functions, mostly, whatever number of pairs the pack has.
    repeat = 2 * len({tuple(answer) for _, answer in record.pairs}) <= len(record.pairs)
    name = names[record.family]
    for group in ("all", "answers that repeat" if repeat else "answers that differ", name if args.by_family else name.split("/")[0]):
        groups[group].append((right, most_frequent(record)))
    families[name].append(right)

print(f"{len(hits)} specifications, loss {loss:.4f}")
for group, of in sorted(groups.items(), key=lambda g: -len(g[1])):
    rights = [right for right, _ in of]
    low, high = bootstrap(rights)
    most = sum(m for _, m in of) / sum(map(len, rights))
    print(f"{group:40} {len(of):5} x {args.pairs}: {mean(rights):6.1%} ({low:.1%} to {high:.1%}), most frequent answer {most:.1%}")
if args.unsolved:
    unsolved = sorted(name for name, of in families.items() if mean(of) < args.below)
    blocks = [unsolved[i : i + args.block] for i in range(0, len(unsolved), args.block)]
    args.unsolved.write_text("".join(",".join(block) + "\n" for block in blocks), encoding="utf-8")
    print(f"wrote {args.unsolved}: {len(unsolved)} of {len(families)} families in {len(blocks)} blocks")
