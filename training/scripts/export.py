"""Stage 3: exports trained checkpoints as a snapshot folder.

    python scripts/export.py --base runs/base --compiler runs/compiler --tokenizer tokenizer.json --name nano-20261121 --out ../models/nano

The checkpoint of a compiler holds the interpreter it was trained with; where the base is another one, --interpreter says which to export:
`compiler` after train_compiler.py --interpreter-lr, `base` for a full fine-tune (ablate.py --system full --keep runs/base).
"""

from pathlib import Path

import torch

from paw_training.arguments import Parser, existing, trained_folder
from paw_training.export import chosen_interpreter, export_snapshot
from paw_training.tokenizer import NanoTokenizer

parser = Parser(__doc__)
parser.add_argument("--base", type=trained_folder, required=True)
parser.add_argument("--compiler", type=trained_folder, required=True)
parser.add_argument("--interpreter", choices=["compiler", "base"], help="whose to export; needed when the two differ")
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--name", required=True, help="snapshot name with its date")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--max-spec-characters", type=int, default=1400)
parser.add_argument("--adapter-type", default="F16", choices=["F32", "F16", "Q8_0", "Q4_0"])
parser.add_argument("--gguf-type", default="F16", choices=["F32", "F16", "Q8_0", "Q4_0"], help="of the networks, at run time")
parser.add_argument("--licence", default="CC-BY-SA-4.0")
args = parser.parse_args()

base = torch.load(args.base / "checkpoint.pt", map_location="cpu", weights_only=True)
compiler = torch.load(args.compiler / "checkpoint.pt", map_location="cpu", weights_only=True)
base["model"] = chosen_interpreter(base, compiler, args.interpreter)
eos = NanoTokenizer(args.tokenizer).eos
export_snapshot(
    args.out, args.name, base, compiler, args.tokenizer, eos, args.max_spec_characters,
    args.adapter_type, torch.float16, args.gguf_type, args.licence,
)  # fmt: skip
for path in sorted(args.out.iterdir()):
    print(f"{path.stat().st_size:>10} {path.name}")
