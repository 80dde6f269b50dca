"""Writes tiny random models of the families that PAW reads, as Hugging Face stores them, with what transformers and PEFT make
of them: logits with and without a LoRA on every linear layer, and the token ids of 1,000 awkward strings.

    python -m venv venv-hf && venv-hf/bin/pip install torch transformers==5.24.0 peft==0.21.2 tokenizers==0.23.3
    venv-hf/bin/python scripts/write_architectures.py --out ../fixtures/architectures

These packages are needed for nothing else, so training/requirements.txt does not have them. The fixtures were made with torch
2.15.0 and the versions above. Each folder holds config.json, model.safetensors, tokenizer.json, the adapter in PEFT's layout,
golden.json and tokens.json; strings.json is shared. Everything is seeded; another version of torch may give other last bits.
"""

import argparse
import base64
import json
import random
from pathlib import Path

import numpy as np
import peft
import torch
import transformers
from safetensors.torch import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import Gemma3TextConfig, GPT2Config, LlamaConfig, Qwen3Config
from transformers import Gemma3ForCausalLM, GPT2LMHeadModel, LlamaForCausalLM, Qwen3ForCausalLM

VOCABULARY = 400
TEXT = [
    "Classify the log line. Return only one of the labels: ALERT, QUIET. The answer is a label.",
    "error: connection to db01 refused after 30 s; 0 errors, retry 12 of 345. It's there, isn't it? We've seen 2024.",
    "Déjà vu, naïve façade, 東京 日本語, привет мир, 🙂🙂 and the and the other line of the input and output of each line.",
    "if (x == 1) {\n    return x;\n}\n\nfunction name(value) {\n    value += 10;\n}\n\n",
    "The quick brown fox jumps over the lazy dog, then the dog jumps over the fox again and again.",
]
WORDS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|%s| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA_CONTROL = ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"]
GEMMA_CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"]
PIECES = [
    "error", "Error:", " the", "THE", "it's", "I'LL", "we've", "1", "12", "345", "2024", "3.14", "0x1F", "\n", "\r\n", "\n\n", "\n\n\n", " ", "  ",
    "     ", "\t", "🙂", "👩‍👩‍👧", "👍🏽", "🇩🇪", "é", "e\u0301", "ß", "İ", "東京", "привет", "مرحبا", "हिन्दी", "ไทย", "<|im_end|>", "<|endoftext|>", "<think>",
    "<|eot_id|>", "<|begin_of_text|>", "<end_of_turn>", "<bos>", "<unk>", "<0x41>", "[INPUT]", '{"a": [1, 2]}', "</think>", "foo_bar.ts:42", "a/b/c",
    "--flag=yes", "$HOME", "…", "—", "\u00a0", "\u200b", "\u3000", "\u0085", "!!!", "??\n", "'S", "don'T", "\ufeff", "½", "²", "Ⅷ", "٣", "\u0000", "\x7f",
    "\U0001d54f", "\ufffd", "and again", "label", "line of the input", " ' s", "''",
]  # fmt: skip


def awkward_strings(count: int) -> list[str]:
    """Seeded strings, all different, over many scripts, spacing, digits, emoji and control-token texts. None holds U+2581,
    Gemma's space."""
    rng = random.Random(7)
    strings = {"": None}
    while len(strings) < count:
        strings["".join(rng.choice(PIECES) for _ in range(rng.randint(1, 12)))] = None
    return list(strings)


def byte_level(control: list[str], before: list, gpt2: bool, ignore_merges: bool = False, words: list[str] = []) -> Tokenizer:
    """Byte-level BPE as GPT-2, Qwen and Llama 3 have it; `words` are added tokens that are no control tokens."""
    tokenizer = Tokenizer(models.BPE(ignore_merges=ignore_merges))
    byte = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=gpt2)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*before, byte]) if before else byte
    tokenizer.decoder = decoders.ByteLevel()
    size = VOCABULARY - len(words)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=control, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    tokenizer.add_tokens([AddedToken(word, special=False, normalized=False) for word in words])
    return tokenizer


def split(digits: str):
    return pre_tokenizers.Split(Regex(WORDS % digits), "isolated")


def gemma_tokenizer() -> Tokenizer:
    """BPE with byte fallback as Gemma's tokenizer.json has it: every way to cut a token into two tokens is a merge, in token order."""
    words = Tokenizer(models.BPE())
    words.normalizer = normalizers.Replace(" ", "▁")
    words.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    head = [*GEMMA_CONTROL, "\n\n", *(f"<0x{byte:02X}>" for byte in range(256))]
    runs = ["▁▁", "▁▁▁▁"]
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY - len(head) - len(runs), show_progress=False)
    words.train_from_iterator(TEXT, trainer)
    learned = sorted({*words.get_vocab()} - {*head, *runs}, key=words.token_to_id)
    pieces = [*runs, *(p for p in learned if len(p) > 1), *(p for p in learned if len(p) == 1)]
    vocab = {piece: i for i, piece in enumerate([*head, *pieces])}
    merges = []
    for piece in pieces:
        cuts = [(piece[:i], piece[i:]) for i in range(1, len(piece))]
        merges += sorted((c for c in cuts if c[0] in vocab and c[1] in vocab), key=lambda c: (vocab[c[0]], vocab[c[1]]))
    tokenizer = Tokenizer(models.BPE(vocab, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in GEMMA_CONTROL])
    tokenizer.add_tokens([AddedToken("\n\n", special=False, normalized=False)])
    return with_start(tokenizer, "<bos>")


def with_start(tokenizer: Tokenizer, token: str) -> Tokenizer:
    """The same, putting a token before every text, which PAW leaves to its prompts."""
    special = [(token, tokenizer.token_to_id(token))]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{token} $A", special_tokens=special)
    return tokenizer


def decoder_sizes(layers: int) -> dict:
    return {
        "vocab_size": VOCABULARY, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": layers, "num_attention_heads": 4,
        "num_key_value_heads": 2, "max_position_embeddings": 128,
    }  # fmt: skip


def families() -> dict:
    """Name -> (model, tokenizer, linear layers)."""
    linear = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    llama_tokenizer = byte_level(LLAMA_CONTROL, [split(r"\p{N}{1,3}")], gpt2=False, ignore_merges=True)
    # Waves of 6, 63, 628 and 6,283 positions: one that stays, one that is blended, two that are stretched.
    llama3 = {"rope_type": "llama3", "rope_theta": 10000.0, "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
              "original_max_position_embeddings": 64}  # fmt: skip
    qwen = Qwen3Config(**decoder_sizes(2), head_dim=16, tie_word_embeddings=False, bos_token_id=None, eos_token_id=2, pad_token_id=0)
    gpt2 = GPT2Config(vocab_size=VOCABULARY, n_positions=64, n_embd=32, n_layer=2, n_head=4, bos_token_id=0, eos_token_id=0)
    llama = LlamaConfig(**decoder_sizes(2), rope_parameters=llama3, bos_token_id=0, eos_token_id=[1, 4])
    small = decoder_sizes(7) | {"hidden_size": 24, "intermediate_size": 40}
    gemma = Gemma3TextConfig(**small, head_dim=8, query_pre_attn_scalar=8, sliding_window=8, eos_token_id=[1, 5])
    return {
        "qwen3": (Qwen3ForCausalLM(qwen), byte_level(["<|endoftext|>", "<|im_start|>", "<|im_end|>"], [split(r"\p{N}")],
                                                     gpt2=False, words=["<think>", "</think>"]), linear),
        "gpt2": (GPT2LMHeadModel(gpt2), byte_level(["<|endoftext|>"], [], gpt2=True), ["c_attn", "c_proj", "c_fc"]),
        "llama": (LlamaForCausalLM(llama), with_start(llama_tokenizer, LLAMA_CONTROL[0]), linear),
        "gemma3": (Gemma3ForCausalLM(gemma), gemma_tokenizer(), linear),
    }  # fmt: skip


def randomise(model: torch.nn.Module, family: str) -> None:
    """Weights for which every part matters, exact in half precision, in which they are stored."""
    for name, p in model.named_parameters():
        if p.dim() == 2:
            torch.nn.init.normal_(p, 0.0, 1.5 * min(p.shape) ** -0.5)
        else:
            torch.nn.init.uniform_(p, -0.4, 0.4)
            if name.endswith("weight") and family != "gemma3":
                p.data += 1.0
        p.data = p.data.half().float()


def logits(model: torch.nn.Module, prompts: list[list[int]]) -> list[str]:
    """The logits after each prompt, [vocabulary] little-endian float32 in base64."""
    out = [model(torch.tensor([ids])).logits[0, -1] for ids in prompts]
    return [base64.b64encode(row.numpy().astype("<f4").tobytes()).decode() for row in out]


def packed(lists: list[list[int]]) -> str:
    """For each list its length and its numbers, as little-endian 16-bit numbers in base64."""
    numbers = [number for items in lists for number in (len(items), *items)]
    return base64.b64encode(np.array(numbers, "<u2").tobytes()).decode()


def write_tokens(out: Path, tokenizer: Tokenizer, strings: list[str]) -> None:
    """tokens.json: of every string, and with the text of control tokens as text: of every string where that differs, its index first."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    control = [tokenizer.encode(text, add_special_tokens=False).ids for text in strings]
    tokenizer.encode_special_tokens = True
    plain = [tokenizer.encode(text, add_special_tokens=False).ids for text in strings]
    tokenizer.encode_special_tokens = False
    other = [[i, *ids] for i, ids in enumerate(plain) if ids != control[i]]
    (out / "tokens.json").write_text(json.dumps({"control": packed(control), "plain": packed(other)}))


def write_model(out: Path, family: str, model: torch.nn.Module, linear: list[str], rng: random.Random) -> None:
    model.eval()
    randomise(model, family)
    model.config.save_pretrained(out)
    skip = {"lm_head.weight"} if model.config.tie_word_embeddings else set()
    tensors = {name: p.data.half().contiguous() for name, p in model.named_parameters() if name not in skip}
    save_file(tensors, out / "model.safetensors", metadata={"format": "pt"})
    # One token, a few, more than Gemma's window, and a full GPT-2 context.
    prompts = [[rng.randrange(VOCABULARY) for _ in range(length)] for length in (1, 5, 23, 64)]
    golden = {"transformers": transformers.__version__, "peft": peft.__version__, "torch": torch.__version__, "prompts": prompts}
    golden["base"] = logits(model, prompts)
    config = peft.LoraConfig(r=3, lora_alpha=6, target_modules=linear, fan_in_fan_out=family == "gpt2", task_type="CAUSAL_LM")
    adapted = peft.get_peft_model(model, config).eval()
    for name, p in adapted.named_parameters():
        if "lora_" in name:
            p.data = (torch.randn_like(p) * 0.3).half().float()
    golden["adapted"] = logits(adapted, prompts)
    (out / "golden.json").write_text(json.dumps(golden))
    adapter = {name.replace(".default", ""): p.data.half().contiguous() for name, p in adapted.named_parameters() if "lora_" in name}
    save_file(adapter, out / "adapter_model.safetensors", metadata={"format": "pt"})
    saved = adapted.peft_config["default"].to_dict()
    saved["auto_mapping"] = {"base_model_class": type(model).__name__, "parent_library": type(model).__module__}
    saved["target_modules"] = sorted(saved["target_modules"])
    (out / "adapter_config.json").write_text(json.dumps(saved, indent=1, sort_keys=True, default=str))


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(11)
    torch.set_num_threads(1)
    strings = awkward_strings(1000)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "strings.json").write_text(json.dumps(strings))
    rng = random.Random(5)
    for family, (model, tokenizer, linear) in families().items():
        out = args.out / family
        write_tokens(out, tokenizer, strings)
        write_model(out, family, model, linear, rng)
        print(family, sum(file.stat().st_size for file in out.iterdir()), "bytes")
    # SmolLM2 is a Llama with a tokenizer of its own.
    smollm = byte_level(LLAMA_CONTROL, [pre_tokenizers.Digits(individual_digits=True)], gpt2=True)
    write_tokens(args.out / "smollm", smollm, strings)


if __name__ == "__main__":
    main()
