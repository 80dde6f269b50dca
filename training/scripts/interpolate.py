"""Weights between two checkpoints of a stage: A + share (B - A), for encoder, mapper and interpreter.

    python scripts/interpolate.py --base runs/base --before runs/a --after runs/b --share 0.5 --out runs/between

A stage on new data makes a model forget some of what it had learned; half of the way there keeps most of both (Wortsman et al.,
Robust fine-tuning of zero-shot models, CVPR 2022). B has to come from A by training.
"""

from pathlib import Path

import torch

from paw_training import common
from paw_training.arguments import Parser, trained_folder

parser = Parser(__doc__)
parser.add_argument("--base", type=trained_folder, required=True, help="the interpreter of a checkpoint that has none of its own")
parser.add_argument("--before", type=trained_folder, required=True, help="folder of A")
parser.add_argument("--after", type=trained_folder, required=True, help="folder of B")
parser.add_argument("--share", type=float, default=0.5, help="of B, 0 to 1")
parser.add_argument("--out", type=Path, required=True)
args = parser.parse_args()
if not 0 <= args.share <= 1:
    parser.error(f"--share is {args.share}; it must be from 0 to 1")

base, before, after = (torch.load(folder / "checkpoint.pt", weights_only=True) for folder in (args.base, args.before, args.after))
for flag, folder, state in (("--before", args.before, before), ("--after", args.after, after)):
    if "compiler" not in state:
        parser.error(f"{flag}: {folder} has no compiler; give the --out of train_compiler.py or the compiler folder of import_snapshot.py")
    state.setdefault("interpreter", base["model"])
for name in ("config", "mapper"):
    if before[name] != after[name]:
        parser.error(f"--before and --after differ in {name}: {before[name]} and {after[name]}")


def between(name: str) -> dict[str, torch.Tensor]:
    return {k: torch.lerp(before[name][k].float(), b.float(), args.share).to(b.dtype) for k, b in after[name].items()}


kept = {name: after[name] for name in ("config", "mapper", "step")}
common.save_checkpoint(args.out / "checkpoint.pt", {**kept, "compiler": between("compiler"), "interpreter": between("interpreter")})
print(f"wrote {args.out}: {args.share} of the way from {args.before} to {args.after}")
