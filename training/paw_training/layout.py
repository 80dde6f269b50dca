"""Prompt layouts, token for token the same as at run time (packages/runtime/src/prompt.ts; a golden test holds both).

Every piece of data is encoded on its own, so that nothing a user writes merges with, or becomes, a marker. The
pseudo-programs themselves come from `paw spec --jsonl` (packages/compiler/src/pseudo-program.ts).
"""

from .tokenizer import PREFIX_TOKENS, NanoTokenizer


class Layout:
    """Builds token lists from texts."""

    def __init__(self, tokenizer: NanoTokenizer):
        t = tokenizer
        self.tokenizer = t
        newline, blank = t.encode("\n"), t.encode("\n\n")
        self.program_open = [t.control("[PSEUDO_PROGRAM]")]
        self.program_close = [t.control("[END_PSEUDO_PROGRAM]")]
        self.input_open = blank + [t.control("[INPUT]")] + newline
        self.input_close = newline + [t.control("[END_INPUT]")] + newline
        self.spec_open = [t.control("[SPEC]")]
        self.spec_close = [t.control("[END_SPEC]")] + blank
        self.encoder_close = [t.eos] + [t.control(p) for p in PREFIX_TOKENS]

    def prefix(self, body: list[int]) -> list[int]:
        """body: tokens of "\\n" + pseudo-program + "\\n"."""
        return self.program_open + body + self.program_close + self.input_open

    def pair(self, source: list[int], target: list[int]) -> tuple[list[int], int]:
        """Tokens of one input and its answer, and the index of the first answer token."""
        head = source + self.input_close
        return head + target + [self.tokenizer.eos], len(head)

    def encoder(self, spec: list[int]) -> list[int]:
        """spec: tokens of "\\n" + spec + "\\n"."""
        return self.spec_open + spec + self.spec_close + self.encoder_close
