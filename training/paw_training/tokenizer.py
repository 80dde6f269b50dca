"""The nano tokeniser: byte-level BPE with the qwen2 pre-tokeniser, which llama.cpp knows by name.

Control tokens have the lowest ids. Data is always encoded with `encode`, which never yields a control token;
only `control` does.
"""

from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

PREFIX_TOKENS = tuple(f"<prefix_{i}>" for i in range(1, 17))
CONTROL_TOKENS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "[SPEC]",
    "[END_SPEC]",
    "[PSEUDO_PROGRAM]",
    "[END_PSEUDO_PROGRAM]",
    "[INPUT]",
    "[END_INPUT]",
    *PREFIX_TOKENS,
)
QWEN2_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def train(texts, vocab_size: int) -> Tokenizer:
    """A BPE of `vocab_size` entries, control tokens included, from an iterable of texts."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=list(CONTROL_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


class NanoTokenizer:
    """Encodes data and control tokens apart."""

    def __init__(self, path: str | Path):
        self.path = Path(path)
        self.full = Tokenizer.from_file(str(path))
        # A second copy without added tokens: text that looks like a control token stays text.
        self.plain = Tokenizer.from_file(str(path))
        self.plain.encode_special_tokens = True
        self.eos = self.control("<|im_end|>")
        self.vocab_size = self.full.get_vocab_size()

    def control(self, token: str) -> int:
        assert token in CONTROL_TOKENS, f"not a control token: {token}"
        return self.full.token_to_id(token)

    def encode(self, text: str) -> list[int]:
        return self.plain.encode(text, add_special_tokens=False).ids

    def encode_batch(self, texts: list[str]) -> list[list[int]]:
        return [e.ids for e in self.plain.encode_batch(texts, add_special_tokens=False)]

    def decode(self, ids: list[int]) -> str:
        return self.full.decode(ids, skip_special_tokens=True)
