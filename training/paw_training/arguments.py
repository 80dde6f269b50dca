"""Command lines of the scripts: wrong arguments are refused in one line."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Says what is wrong and nothing else: the usage of twenty flags would hide it."""

    def __init__(self, description: str):
        super().__init__(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def whole_from(lowest: int) -> Callable[[str], int]:
    """Whole numbers from `lowest` on."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = lowest - 1
        if value < lowest:
            raise argparse.ArgumentTypeError(f"{text} is not a whole number from {lowest} on")
        return value

    return number


def existing(text: str) -> Path:
    """A file or folder that is there."""
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{text} does not exist")
    return path


def trained_folder(text: str) -> Path:
    """A folder with a checkpoint."""
    folder = Path(text)
    if not (folder / "checkpoint.pt").exists():
        raise argparse.ArgumentTypeError(f"{text} has no checkpoint.pt; give the --out folder of a training script or one that import_snapshot.py wrote")
    return folder


def snapshot_folder(text: str) -> Path:
    """A folder with a snapshot."""
    folder = Path(text)
    if not (folder / "manifest.json").exists():
        raise argparse.ArgumentTypeError(f"{text} has no manifest.json; give a snapshot folder, such as models/nano")
    return folder
