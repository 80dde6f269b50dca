"""Prompt layouts, token for token the same as at run time (packages/runtime/src/prompt.ts; a golden test holds both).

Every piece of data is encoded on its own, so that nothing a user writes merges with, or becomes, a marker.
"""

from .tokenizer import PREFIX_TOKENS, NanoTokenizer

# Examples of the spec that the pseudo-program repeats, at most.
MAX_EXAMPLES = 2
# Longest example (input and output together, in characters) that it repeats.
MAX_EXAMPLE_CHARS = 200


def pseudo_program(task: str, labels: list[str] | None, examples: list[dict]) -> str:
    """The text between the pseudo-program markers."""
    lines = [f"Task: {task}"]
    if labels:
        lines.append("Labels: " + " | ".join(labels))
    short = [e for e in examples if len(e["input"]) + len(e["output"]) <= MAX_EXAMPLE_CHARS]
    if short:
        lines.append("Examples:")
    for example in short[:MAX_EXAMPLES]:
        lines += [f"Input: {example['input']}", f"Output: {example['output']}"]
    return "\n".join(lines)


class Layout:
    """Builds token lists from texts."""

    def __init__(self, tokenizer: NanoTokenizer):
        t = tokenizer
        self.tokenizer = t
        newline, blank = t.encode("\n"), t.encode("\n\n")
        self.newline = newline
        self.program_open = [t.control("[PSEUDO_PROGRAM]")]
        self.program_close = [t.control("[END_PSEUDO_PROGRAM]")]
        self.input_open = blank + [t.control("[INPUT]")] + newline
        self.input_close = newline + [t.control("[END_INPUT]")] + newline
        self.spec_open = [t.control("[SPEC]")]
        self.spec_close = [t.control("[END_SPEC]")] + blank
        self.task_open = self.program_open + t.encode("\nTask:")
        self.encoder_close = [t.eos] + [t.control(p) for p in PREFIX_TOKENS]

    def program(self, body: list[int]) -> list[int]:
        """body: tokens of "\\n" + pseudo-program + "\\n"."""
        return self.program_open + body + self.program_close

    def prefix(self, body: list[int]) -> list[int]:
        return self.program(body) + self.input_open

    def pair(self, source: list[int], target: list[int]) -> tuple[list[int], int]:
        """Tokens of one input and its answer, and the index of the first answer token."""
        head = source + self.input_close
        return head + target + [self.tokenizer.eos], len(head)

    def spec(self, spec: list[int]) -> list[int]:
        """spec: tokens of "\\n" + spec + "\\n"."""
        return self.spec_open + spec + self.spec_close

    def writer(self, spec: list[int]) -> list[int]:
        return self.spec(spec) + self.task_open

    def encoder(self, spec: list[int], body: list[int]) -> list[int]:
        return self.spec(spec) + self.program(body) + self.encoder_close
