"""Turns a snapshot back into checkpoints, so that training can go on from shipped weights.

    python scripts/import_snapshot.py --snapshot ../models/nano --out runs/imported

Writes OUT/base/checkpoint.pt and OUT/compiler/checkpoint.pt; the optimisers start fresh at step 0.
"""

from pathlib import Path

from paw_training.arguments import Parser, snapshot_folder
from paw_training.common import save_checkpoint
from paw_training.export import import_snapshot

parser = Parser(__doc__)
parser.add_argument("--snapshot", type=snapshot_folder, required=True)
parser.add_argument("--out", type=Path, required=True)
args = parser.parse_args()

base, compiler = import_snapshot(args.snapshot)
save_checkpoint(args.out / "base" / "checkpoint.pt", base)
save_checkpoint(args.out / "compiler" / "checkpoint.pt", compiler)
print(f"wrote {args.out}/base and {args.out}/compiler")
