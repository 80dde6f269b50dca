"""One line of the table of baselines and ablations: trains a system on the given base for a number of steps and scores it.

    python scripts/ablate.py --system full --pack pack/ --base runs/base --tokenizer tokenizer.json \\
        --dev dev/bench.npz --held-out held/bench.npz --steps 600 --out runs/ablations.jsonl

Systems: `paw` (encoder and mapper emit a LoRA for each specification), `prefix` (they emit keys and values to stand before the text
instead), `fixed-lora` (one LoRA for all), `full` (the interpreter itself is trained), `base` (nothing is). What the interpreter reads before the input is `--reads`. All see the same records in the same order;
scores are exact match without label restriction (paw_training/evaluate.py), with 95 % intervals over specifications.
"""

import json
import time
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from paw_training import common
from paw_training.arguments import Parser, existing, trained_folder, whole_from
from paw_training.batch import SpecBatch, make_batch
from paw_training.compiler import Compiler, MapperConfig
from paw_training.data import TaskRecord, TaskStore
from paw_training.evaluate import Programs, answer_losses, bootstrap, emit_with, hits_by_spec, mean
from paw_training.fixed_lora import FixedLora
from paw_training.layout import Layout
from paw_training.mixture import load_tasks, share_of_outside
from paw_training.model import Interpreter, ModelConfig
from paw_training.parallel import Workers
from paw_training.prefix_compiler import PrefixCompiler
from paw_training.sampler import SpecSampler
from paw_training.tokenizer import NanoTokenizer

parser = Parser(__doc__)
parser.add_argument("--system", choices=["paw", "prefix", "fixed-lora", "full", "base"], required=True)
parser.add_argument("--reads", choices=["pseudo-program", "spec", "nothing"], default="pseudo-program")
parser.add_argument("--name", help="of the line; default: the system and the flags of the run that differ from their defaults")
parser.add_argument("--pack", type=existing, required=True)
parser.add_argument("--base", type=trained_folder, required=True, help="folder of the pretrained interpreter")
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--dev", type=existing, required=True, help="task store of dev specs of seen families")
parser.add_argument("--noisy-dev", type=existing, help="task store of dev specs with noise")
parser.add_argument("--held-out", type=existing, required=True, help="task store of held-out families")
parser.add_argument("--out", type=Path, required=True, help="JSON lines that the result is added to")
parser.add_argument("--steps", type=whole_from(1), default=600)
parser.add_argument("--specs", type=int, default=16, help="specifications per step")
parser.add_argument("--pairs", type=int, default=24, help="pairs per specification, at most")
parser.add_argument("--rank", type=int, default=16)
parser.add_argument("--bases", type=int, default=64, help="of systems paw and prefix")
parser.add_argument("--positions", type=int, default=16, help="of system prefix")
parser.add_argument("--freeze-encoder", action="store_true", help="systems paw and prefix: only the mapper is trained")
parser.add_argument("--train-interpreter", action="store_true", help="systems paw and prefix: the interpreter learns along, as in nano's first stage")
parser.add_argument("--share", type=float, default=1.0, help="of the specifications: data scaling")
parser.add_argument("--lr", type=float, help="default: 4e-4 for encoder and interpreter, 1e-3 for a fixed LoRA")
parser.add_argument("--mapper-lr", type=float, default=5e-4)
parser.add_argument("--decay-share", type=float, default=0.5)
parser.add_argument("--eval-specs", type=int, default=600)
parser.add_argument("--keep", type=Path, help="system full: folder for the trained interpreter; scripts/export.py takes it with --base FOLDER --interpreter base")
parser.add_argument("--compile", action="store_true")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
args = parser.parse_args()
if args.train_interpreter and args.system not in ("paw", "prefix"):
    parser.error(f"--train-interpreter lets the interpreter learn beside a compiler, which --system {args.system} has not; it goes with paw and prefix")
if args.keep and args.system != "full":
    parser.error(f"--keep stores a trained interpreter, which --system {args.system} has not; it goes with --system full")

ROWS, ROW_LENGTH, WARMUP, OUTSIDE_SHARE = 4, 128, 40, 0.1
rate = args.lr or (1e-3 if args.system == "fixed-lora" else 4e-4)
torch.manual_seed(args.seed)
workers = Workers(args.device)
layout = Layout(NanoTokenizer(args.tokenizer))
state = torch.load(args.base / "checkpoint.pt", map_location=args.device, weights_only=True)
config = ModelConfig(**state["config"])
interpreter = Interpreter(config).to(args.device)
interpreter.load_state_dict(state["model"])
interpreter.requires_grad_(args.system == "full" or args.train_interpreter)


def system() -> tuple[nn.Module, list[torch.optim.Optimizer]]:
    """What is trained, and its optimisers."""
    if args.system == "full":
        return interpreter, common.make_optimizers(interpreter, rate, rate)
    if args.system == "fixed-lora":
        lora = FixedLora(config, args.rank).to(args.device)
        return lora, common.make_optimizers(lora, rate, rate)
    if args.system == "prefix":
        compiler = PrefixCompiler(config, args.positions, args.bases).to(args.device)
    else:
        compiler = Compiler(config, MapperConfig(rank=args.rank, alpha=2 * args.rank, n_bases=args.bases)).to(args.device)
    compiler.encoder.load_state_dict(state["model"])
    compiler.encoder.requires_grad_(not args.freeze_encoder)
    optimizers = common.make_optimizers(compiler.mapper, args.mapper_lr, args.mapper_lr)
    return compiler, optimizers + ([] if args.freeze_encoder else common.make_optimizers(compiler.encoder, rate, rate))


def read_by_interpreter(record: TaskRecord) -> TaskRecord:
    body = {"pseudo-program": record.body, "spec": record.spec, "nothing": []}[args.reads]
    return replace(record, body=body)


def emit(batch: SpecBatch) -> Programs:
    if emitted:
        return emitted(batch)
    return trained(len(batch.encoder_tokens)) if args.system == "fixed-lora" else None


trained, optimizers = (interpreter, []) if args.system == "base" else system()
compiles = args.system in ("paw", "prefix")
emitted = emit_with(trained, args.device) if compiles else None
learning = trained
if args.train_interpreter:
    learning = nn.ModuleList([trained, interpreter])
    optimizers += common.make_optimizers(interpreter, rate, rate)
stores = load_tasks(args.pack)
sampler = SpecSampler(stores, args.specs, share_of_outside(stores, OUTSIDE_SHARE, workers.first), args.seed, args.share)
if args.compile:
    torch._dynamo.config.recompile_limit = 64
    for layer in [*interpreter.layers, *(trained.encoder.layers if compiles else [])]:
        layer.compile(dynamic=False)
started, losses, answered = time.monotonic(), [], 0
for step in range(args.steps if args.system != "base" else 0):
    batch = make_batch(layout, [read_by_interpreter(r) for r in sampler.records(step)], args.pairs, ROWS, ROW_LENGTH)
    with common.autocast(args.device):
        summed, weight, _ = answer_losses(interpreter, batch, emit(batch), args.device)
    factor = common.learning_rate_factor(step, args.steps, WARMUP, args.decay_share)
    common.descend(summed / weight, learning, optimizers, factor, workers)
    losses.append((summed / weight).item())
    answered += sum(len(a) for a in batch.answers)
    if (step + 1) % 50 == 0:
        print(f"step {step + 1} loss {sum(losses[-50:]) / 50:.4f} {answered / (time.monotonic() - started):.0f} pairs/s", flush=True)

if args.keep:
    common.save_checkpoint(args.keep / "checkpoint.pt", {"model": interpreter.state_dict(), "config": config.to_json()})
# Every flag that changes the result, but for the files it reads.
flags = {k: v for k, v in vars(args).items() if not isinstance(v, Path) and k not in ("name", "system", "noisy_dev", "keep", "compile", "device")}
changed = {k.replace("_", "-"): v for k, v in flags.items() if v != parser.get_default(k)}
described = [args.system, *(k if v is True else f"{k} {v}" for k, v in changed.items())]
line = {
    "name": args.name or ", ".join(described),
    "system": args.system,
    "flags": {**flags, "lr": rate},
    "base": str(args.base),
    "pack": str(args.pack),
    "steps": len(losses),
    "pairs": answered,
    "minutes": round((time.monotonic() - started) / 60, 1),
    "loss": sum(losses[-50:]) / max(1, len(losses[-50:])),
}
cuts = {"seen": args.dev, "noisy": args.noisy_dev, "held_out": args.held_out}
for cut, path in ((cut, path) for cut, path in cuts.items() if path):
    store = TaskStore.load(path)
    records = [read_by_interpreter(store[i]) for i in range(min(args.eval_specs, len(store)))]
    hits, nll = hits_by_spec(interpreter, layout, records, emit, 6, args.device)
    specs = [right for _, right in hits]
    low, high = bootstrap(specs)
    line[cut] = {"exact": mean(specs), "low": low, "high": high, "nll": nll, "specs": len(specs)}
args.out.parent.mkdir(parents=True, exist_ok=True)
with args.out.open("a") as out:
    out.write(json.dumps(line) + "\n")
print(json.dumps(line))
