"""Stage 2: trains encoder and mapper so that the interpreter, with the emitted LoRA, gives the right answers.

    python scripts/train_compiler.py --pack pack/ --base runs/base --tokenizer tokenizer.json --out runs/compiler --steps 10 --specs 4
    python scripts/train_compiler.py --pack pack/ --base runs/base --tokenizer tokenizer.json --out runs/compiler --steps 2400 --budget-minutes 65

    torchrun --nproc-per-node 8 scripts/train_compiler.py ...   (the same loss curve, shared out to 8 processes)

One encoder pass and one prefix serve all pairs of a spec. Loss: NLL of the answers under the frozen interpreter, weighted by
their lengths (paw_training/batch.py).
"""

import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from paw_training import common
from paw_training.ahead import ahead
from paw_training.arguments import Parser, existing, trained_folder, whole_from
from paw_training.batch import SpecBatch, make_batch
from paw_training.compiler import Compiler, MapperConfig
from paw_training.data import Rows, TaskStore
from paw_training.evaluate import answer_losses, emit_with, exact_match
from paw_training.layout import Layout
from paw_training.mixture import Mixture, Shares, load_families, load_tasks, load_text, share_of_outside
from paw_training.model import Interpreter, ModelConfig, packed_mask
from paw_training.parallel import Workers
from paw_training.sampler import Focus, SpecSampler, focus_blocks
from paw_training.tokenizer import NanoTokenizer

parser = Parser(__doc__)
parser.add_argument("--pack", type=existing, required=True)
parser.add_argument("--base", type=trained_folder, required=True, help="folder of the pretrained interpreter")
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--dev", type=existing, help="task store of dev specs of seen families, for progress only")
parser.add_argument("--held-out", type=existing, help="task store of held-out families, for progress only")
parser.add_argument("--steps", type=whole_from(1), default=2400)
parser.add_argument("--budget-minutes", type=float, default=1e9)
parser.add_argument("--stop-at", type=whole_from(1), help="stop at this step, before --steps (the schedule still counts to --steps)")
parser.add_argument("--specs", type=int, default=16, help="specifications per step")
parser.add_argument("--pairs", type=int, default=24, help="pairs per specification, at most")
parser.add_argument("--rows", type=int, default=4, help="rows of pairs per specification")
parser.add_argument("--row-length", type=int, default=128, help="tokens of such a row")
parser.add_argument("--compile", action="store_true", help="torch.compile the transformer layers")
parser.add_argument("--rank", type=int, default=16)
parser.add_argument("--bases", type=int, default=64)
parser.add_argument("--lr", type=float, default=4e-4, help="encoder")
parser.add_argument("--mapper-lr", type=float, default=5e-4, help="grows in effect with the number of bases")
parser.add_argument("--warmup", type=int, default=100, help="steps")
parser.add_argument("--interpreter-lr", type=float, default=0.0, help="0: the interpreter stays as pretrained")
parser.add_argument("--mixture-rows", type=int, default=3, help="rows of the pretraining mixture beside, when the interpreter is trained")
parser.add_argument("--decay-share", type=float, default=0.4)
parser.add_argument("--outside-share", type=float, default=0.1)
parser.add_argument(
    "--focus", nargs="+", default=[],
    help="beginnings of family names, joined by commas; each in turn gets --focus-share of the specifications for --focus-steps steps",
)  # fmt: skip
parser.add_argument("--focus-steps", type=whole_from(4), default=160)
parser.add_argument("--focus-share", type=float, default=0.2)
parser.add_argument("--loaders", type=int, default=0, help="processes that make batches ahead (each for itself under torchrun)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--eval-every", type=int, default=500)
parser.add_argument("--eval-specs", type=int, default=200, help="dev specs per cut in progress evaluations")
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
args = parser.parse_args()
if not 0 <= args.focus_share <= 1:
    parser.error(f"--focus-share is {args.focus_share}; it must be from 0 to 1")

# Of the pretraining loss beside the compiler's.
MIXTURE_WEIGHT = 0.3
torch.manual_seed(args.seed)
workers = Workers(args.device)
device = workers.device
tokenizer = NanoTokenizer(args.tokenizer)
layout = Layout(tokenizer)
base = torch.load(args.base / "checkpoint.pt", map_location=device, weights_only=True)
config = ModelConfig(**base["config"])
interpreter = Interpreter(config).to(device)
interpreter.load_state_dict(base["model"])
interpreter.requires_grad_(args.interpreter_lr > 0)
compiler = Compiler(config, MapperConfig(rank=args.rank, alpha=2 * args.rank, n_bases=args.bases)).to(device)
compiler.encoder.load_state_dict(base["model"])
optimizers = common.make_optimizers(compiler.encoder, args.lr, args.lr) + [
    torch.optim.AdamW(compiler.mapper.parameters(), lr=args.mapper_lr, betas=(0.9, 0.95), weight_decay=0.0)
]
optimizers[-1].param_groups[0]["base_lr"] = args.mapper_lr
trained = nn.ModuleList([compiler])
if args.interpreter_lr > 0:
    trained.append(interpreter)
    optimizers += common.make_optimizers(interpreter, args.interpreter_lr, args.interpreter_lr)
stores = load_tasks(args.pack)
focus = None
if args.focus:
    try:
        focus = Focus(focus_blocks(stores, load_families(args.pack, stores), args.focus), args.focus_steps, args.focus_share)
    except (OSError, ValueError) as error:
        parser.error(f"--focus: {error}")
sampler = SpecSampler(stores, args.specs, share_of_outside(stores, args.outside_share, workers.first), args.seed, focus=focus)
shares = Shares(0.25, share_of_outside(stores, 0.25, first=False))
mixture = Mixture(layout, load_text(args.pack), stores, shares, pairs=6) if args.interpreter_lr > 0 else None
log = common.Log(args.out / "log.jsonl", workers)
checkpoint = args.out / "checkpoint.pt"
sizes = {"config": config.to_json(), "mapper": compiler.mapper.config.to_json()}
step = common.resume(checkpoint, "compiler", compiler, optimizers, sizes, device)
if checkpoint.exists():
    interpreter.load_state_dict(torch.load(checkpoint, map_location=device, weights_only=True).get("interpreter", base["model"]))


def batch_of(at: int) -> tuple[SpecBatch, Rows | None]:
    """This worker's specs of a step, and its rows of the pretraining mixture where the interpreter is trained."""
    batch = make_batch(layout, workers.share(sampler.records(at)), args.pairs, args.rows, args.row_length)
    if mixture is None:
        return batch, None
    rows = mixture.rows(np.random.default_rng([args.seed, at, 11]), args.mixture_rows, 512)
    return batch, rows.share(workers.rank, workers.world)


def mixture_loss(rows: Rows) -> torch.Tensor:
    """Keeps what pretraining taught while the interpreter goes on learning: prose, and answers without LoRA."""
    on = {k: v.to(device) for k, v in vars(rows).items()}
    hidden = interpreter(on["tokens"], on["positions"], packed_mask(on["group"], on["branch"]))
    chosen = on["weight"] > 0
    losses = F.cross_entropy(interpreter.logits(hidden[chosen]).float(), on["target"][chosen], reduction="none")
    weights = on["weight"][chosen]
    return MIXTURE_WEIGHT * (losses * weights).sum() / workers.total(weights.sum())


def save() -> None:
    if not workers.first:
        return
    common.save_checkpoint(
        checkpoint,
        {"compiler": compiler.state_dict(), "optimizers": [o.state_dict() for o in optimizers], "step": step,
         "interpreter": interpreter.state_dict(), **sizes},
    )  # fmt: skip


def evaluate() -> None:
    """Logs exact match of the programs and of the interpreter alone; at step 0 the two are the same."""
    if not workers.first:
        return
    for name, path in (("dev", args.dev), ("held_out", args.held_out)):
        if path is None:
            continue
        store = TaskStore.load(path)
        records = [store[i] for i in range(min(args.eval_specs, len(store)))]
        for system, emitted in (("base", lambda _: None), ("paw", emit_with(compiler, device))):
            exact, families, nll = exact_match(interpreter, layout, records, emitted, 6, device)
            log.write(step=step, cut=name, system=system, exact=exact, nll=nll)
            (args.out / f"families.{name}.{system}.json").write_text(json.dumps(families))


if args.compile:
    # Layers share their code, so each shape is compiled once; there are about a dozen.
    torch._dynamo.config.recompile_limit = 64
    for layer in [*interpreter.layers, *compiler.encoder.layers]:
        layer.compile(dynamic=False)
emit = emit_with(compiler, device)
deadline = time.monotonic() + args.budget_minutes * 60
since, answered, losses = time.monotonic(), 0, []
if workers.first:
    print(f"{sum(p.numel() for p in compiler.parameters()) / 1e6:.2f}M parameters, step {step} of {args.steps}", flush=True)
for batch, beside_rows in ahead(batch_of, step, min(args.steps, args.stop_at or args.steps), args.loaders):
    if workers.agree(time.monotonic() > deadline):
        break
    if step % args.eval_every == 0:
        evaluate()
    factor = common.learning_rate_factor(step, args.steps, args.warmup, args.decay_share)
    with common.autocast(device):
        summed, weight, _ = answer_losses(interpreter, batch, emit(batch), device)
        loss = summed / workers.total(weight)
        beside = mixture_loss(beside_rows) if beside_rows else 0.0
    common.descend(loss + beside, trained, optimizers, factor, workers)
    step += 1
    answered += workers.world * sum(len(a) for a in batch.answers)
    losses.append(workers.total(loss).item())
    if step % 20 == 0 or step == args.steps:
        elapsed = time.monotonic() - since
        rates = {"pairs_per_s": answered / elapsed, "steps_per_s": len(losses) / elapsed}
        log.write(step=step, loss=sum(losses) / len(losses), **rates, lr=args.lr * factor)
        since, answered, losses = time.monotonic(), 0, []
    if step % 200 == 0:
        save()
save()
evaluate()
workers.close()
