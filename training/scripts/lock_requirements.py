"""Writes requirements.txt from requirements.in: every package pinned with the SHA-256 of the one file pip would install
here (Linux x86-64, Python 3.11). No lock tool: those hash the wheels of all platforms, some 20 GB for PyTorch.

    python scripts/lock_requirements.py
"""

import json
import subprocess
import sys
from pathlib import Path

root = Path(__file__).parents[1]
report = json.loads(
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-",
         "-r", str(root / "requirements.in")],
        check=True, capture_output=True, text=True,
    ).stdout
)  # fmt: skip
lines = ["# Made by scripts/lock_requirements.py from requirements.in, for Linux x86-64 and Python 3.11."]
for item in sorted(report["install"], key=lambda i: i["metadata"]["name"].lower()):
    meta, sha256 = item["metadata"], item["download_info"]["archive_info"]["hashes"]["sha256"]
    lines.append(f"{meta['name'].lower()}=={meta['version']} --hash=sha256:{sha256}")
(root / "requirements.txt").write_text("\n".join(lines) + "\n")
print(f"{len(lines) - 1} packages")
