"""Writes the golden vectors that the TypeScript tests read: a random pico snapshot, its hidden states and logits with
and without an emitted LoRA, the mapper's output, prompt layouts, and token ids of awkward strings.

    python scripts/write_fixtures.py --out ../fixtures/pico

Everything is seeded; `--check` compares with what is there instead of writing.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

import torch

from paw_training import tokenizer as tok
from paw_training.compiler import Compiler, MapperConfig
from paw_training.export import export_snapshot
from paw_training.layout import Layout
from paw_training.model import Interpreter, ModelConfig, packed_mask

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--check", action="store_true")
args = parser.parse_args()

TEXT = (
    "Classify the log line. Return ONLY one of: ALERT, QUIET. The answer is a label. Input and output of each line. "
    "error: connection to db01 refused after 30 s; 0 errors, retry 12 of 345. Déjà vu — naïve façade, 東京 日本語, привет! "
) * 3
SPEC = "Classify the log line. Return ONLY one of: ALERT, QUIET.\n\nInput: disk full\nOutput: ALERT"
# What packages/compiler makes of it; golden.test.ts compares.
BODY = """Task: Classify the log line. Return ONLY one of: ALERT, QUIET.
Labels: ALERT | QUIET
Examples:
Input: disk full
Output: ALERT"""


def awkward_strings(n: int) -> list[str]:
    """Seeded strings over many scripts, spacing, digits, emoji and control-token texts."""
    rng = random.Random(7)
    pieces = [
        "error", "Error:", " the", "THE", "it's", "I'LL", "we've", "12", "3.14", "0x1F", "\n", "\r\n", "\n\n", "  ", "\t", " ",
        "🙂", "👩‍👩‍👧", "é", "e\u0301", "ß", "İ", "東京", "привет", "مرحبا", "<|im_end|>", "[INPUT]", "[END_SPEC]", "<prefix_3>",
        "{\"a\": [1, 2]}", "</think>", "foo_bar.ts:42", "a/b/c", "--flag=yes", "$HOME", "…", "—", "\u00a0", "\u200b", "\u3000", "!!!", "??\n",
        "'S", "don'T", "\ufeff", "½", "²", "Ⅷ", "٣", "\u0000", "\x7f", "\U0001d54f", "\ud7ff", "\ufffd",
    ]  # fmt: skip
    return ["", *("".join(rng.choice(pieces) for _ in range(rng.randint(1, 12))) for _ in range(n - 1))]


def write(out: Path) -> None:
    torch.manual_seed(3)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer_file = out / "tokenizer.json"
    tok.train([TEXT], 420).save(str(tokenizer_file))
    tokenizer = tok.NanoTokenizer(tokenizer_file)
    layout = Layout(tokenizer)
    config = ModelConfig(tokenizer.vocab_size, depth=2, width=64, n_head=2, n_kv_head=1, head_dim=32, ffn=160, context_length=512)
    interpreter = Interpreter(config)
    compiler = Compiler(config, MapperConfig(rank=4, alpha=8, n_bases=3))
    for name, p in compiler.mapper.named_parameters():
        if "b_bases" in name:
            torch.nn.init.normal_(p, 0.0, 0.5)
    for p in [*interpreter.parameters(), *compiler.encoder.parameters()]:
        if p.dim() == 1:
            torch.nn.init.uniform_(p, 0.5, 1.5)
    export_snapshot(
        out, "pico-test", {"model": interpreter.state_dict(), "config": config.to_json()},
        {"compiler": compiler.state_dict(), "mapper": compiler.mapper.config.to_json()},
        tokenizer_file, tokenizer.eos, 1400, "F32", torch.float32, "F32", "MIT",
    )  # fmt: skip
    spec_ids, body_ids = tokenizer.encode(f"\n{SPEC}\n"), tokenizer.encode(f"\n{BODY}\n")
    encoder_ids = layout.encoder(spec_ids)
    pair, _ = layout.pair(tokenizer.encode("kernel: <|im_end|> oops"), tokenizer.encode("QUIET"))
    prompt = layout.prefix(body_ids) + pair[:-1]

    def positions_and_mask(ids: list[int]):
        t = torch.tensor([ids])
        group = torch.zeros_like(t)
        return t, torch.arange(len(ids))[None], packed_mask(group, group)

    with torch.no_grad():
        t, p, m = positions_and_mask(encoder_ids)
        state = compiler.encoder(t, p, m)[0, -1]
        lora = compiler.mapper(state[None])
        t, p, m = positions_and_mask(prompt)
        plain = interpreter.logits(interpreter(t, p, m)[0, -1])
        adapted = interpreter.logits(interpreter(t, p, m, lora)[0, -1])
    a, b = lora[1]["down_proj"]
    scale = compiler.mapper.config.alpha / compiler.mapper.config.rank
    golden = {
        "spec": SPEC,
        "body": BODY,
        "input": "kernel: <|im_end|> oops",
        "answer": "QUIET",
        "encoder_ids": encoder_ids,
        "prompt_ids": prompt,
        "state": state.tolist(),
        "a_down_1": a[0].flatten().tolist(),
        "b_down_1": (b[0] / scale).flatten().tolist(),
        "logits": plain.tolist(),
        "logits_adapted": adapted.tolist(),
    }
    (out / "golden.json").write_text(json.dumps(golden) + "\n")
    strings = [[s, tokenizer.encode(s)] for s in awkward_strings(1000)]
    (out / "strings.json").write_text(json.dumps(strings, ensure_ascii=True) + "\n")


def close(a, b) -> bool:
    """Equal, with numbers within 1e-4: the last bits differ between CPU types."""
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) < 1e-4
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(close(x, y) for x, y in zip(a, b))
    return a == b


if args.check:
    with tempfile.TemporaryDirectory() as fresh:
        write(Path(fresh))
        for name in ("golden.json", "strings.json", "tokenizer.json", "config.json"):
            new, old = (json.loads((d / name).read_text()) for d in (Path(fresh), args.out))
            pairs = [(k, new[k], old[k]) for k in new] if isinstance(new, dict) else [("strings", new, old)]
            wrong = [k for k, x, y in pairs if not close(x, y)]
            assert not wrong, f"{name} is stale at {wrong}: run scripts/write_fixtures.py"
    print("fixtures are current")
else:
    write(args.out)
    print(f"wrote {args.out}")
