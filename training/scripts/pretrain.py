"""Stage 1: pretrains the interpreter on text and on tasks in the run-time layouts.

    python scripts/pretrain.py --pack pack/ --tokenizer tokenizer.json --out runs/base --steps 20 --rows 4   (a minute on a laptop)
    python scripts/pretrain.py --pack pack/ --tokenizer tokenizer.json --out runs/base --steps 2400 --budget-minutes 50

    torchrun --nproc-per-node 8 scripts/pretrain.py ...   (the same loss curve, shared out to 8 processes)

Stops at --steps or --budget-minutes, whichever comes first, and resumes exactly from its checkpoint.
"""

import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from paw_training import common
from paw_training.ahead import ahead
from paw_training.arguments import Parser, existing, whole_from
from paw_training.data import Rows
from paw_training.layout import Layout
from paw_training.mixture import TEXT_WEIGHT, Mixture, Shares, load_tasks, load_text, share_of_outside
from paw_training.model import Interpreter, ModelConfig, packed_mask
from paw_training.parallel import Workers
from paw_training.tokenizer import NanoTokenizer

parser = Parser(__doc__)
parser.add_argument("--pack", type=existing, required=True)
parser.add_argument("--tokenizer", type=existing, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--depth", type=int, default=4)
parser.add_argument("--width", type=int, default=256, help="a multiple of 128: two query heads of 64 share one of keys and values")
parser.add_argument("--steps", type=whole_from(1), default=2400)
parser.add_argument("--budget-minutes", type=float, default=1e9)
parser.add_argument("--stop-at", type=whole_from(1), help="stop at this step, before --steps (the schedule still counts to --steps)")
parser.add_argument("--rows", type=int, default=16)
parser.add_argument("--length", type=int, default=512)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--decay-share", type=float, default=0.3)
parser.add_argument("--text-share", type=float, default=0.35, help="share of rows that hold prose")
parser.add_argument("--outside-share", type=float, default=0.15, help="share of task documents from third-party tasks")
parser.add_argument("--pairs", type=int, default=3, help="input/output pairs per task document")
parser.add_argument("--loaders", type=int, default=0, help="processes that make batches ahead (each for itself under torchrun)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--compile", action="store_true")
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
args = parser.parse_args()
if args.width < 128 or args.width % 128:
    parser.error(f"--width {args.width} is not a multiple of 128: two query heads of 64 share one of keys and values")

torch.manual_seed(args.seed)
workers = Workers(args.device)
tokenizer = NanoTokenizer(args.tokenizer)
layout = Layout(tokenizer)
stores = load_tasks(args.pack)
shares = Shares(args.text_share, share_of_outside(stores, args.outside_share, workers.first))
mixture = Mixture(layout, load_text(args.pack) if args.text_share > 0 else [], stores, shares, args.pairs)
config = ModelConfig(tokenizer.vocab_size, args.depth, args.width, args.width // 64, args.width // 128, 64, args.width * 11 // 4)
model = Interpreter(config).to(workers.device)
optimizers = common.make_optimizers(model, args.lr, args.lr)
log = common.Log(args.out / "log.jsonl", workers)
checkpoint = args.out / "checkpoint.pt"
step = common.resume(checkpoint, "model", model, optimizers, {"config": config.to_json()}, workers.device)


def loss_of(tokens, positions, mask, target, weight):
    hidden = model(tokens, positions, mask)
    losses = F.cross_entropy(model.logits(hidden).float().flatten(0, 1), target.flatten(), reduction="none")
    return losses, (losses * weight.flatten()).sum()


run = torch.compile(loss_of) if args.compile else loss_of


def batch_of(at: int) -> Rows:
    """This worker's rows of a step; they depend on (seed, step) only."""
    return mixture.rows(np.random.default_rng([args.seed, at]), args.rows, args.length).share(workers.rank, workers.world)


def save() -> None:
    if not workers.first:
        return
    common.save_checkpoint(
        checkpoint,
        {"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimizers], "step": step,
         "config": config.to_json()},
    )  # fmt: skip


deadline = time.monotonic() + args.budget_minutes * 60
seen, steps, since = 0, 0, time.monotonic()
if workers.first:
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f}M parameters, step {step} of {args.steps}", flush=True)
for rows in ahead(batch_of, step, min(args.steps, args.stop_at or args.steps), args.loaders):
    if workers.agree(time.monotonic() > deadline):
        break
    factor = common.learning_rate_factor(step, args.steps, 50, args.decay_share)
    device = {k: v.to(workers.device) for k, v in vars(rows).items()}
    with common.autocast(args.device):
        mask = packed_mask(device["group"], device["branch"])
        losses, summed = run(device["tokens"], device["positions"], mask, device["target"], device["weight"])
    loss = summed / workers.total(device["weight"].sum())
    common.descend(loss, model, optimizers, factor, workers)
    step += 1
    steps += 1
    seen += workers.world * int((rows.group >= 0).sum())
    if step % 20 == 0 or step == args.steps:
        w = device["weight"].flatten()
        kinds = {"text": w == torch.tensor(TEXT_WEIGHT), "answer": w == 1.0}
        mean = {k: (workers.total(losses[of].sum()) / workers.total(of.sum())).item() for k, of in kinds.items()}
        elapsed = time.monotonic() - since
        rates = {"tokens_per_s": seen / elapsed, "steps_per_s": steps / elapsed}
        log.write(step=step, loss=workers.total(loss).item(), **mean, **rates, lr=args.lr * factor)
        seen, steps, since = 0, 0, time.monotonic()
    if step % 200 == 0:
        save()
save()
workers.close()
