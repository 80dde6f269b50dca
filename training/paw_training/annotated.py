"""Annotated texts: short texts with the values of some attributes, from which label and extraction functions are made.

A folder for each set: `items.txt` has a line `value|...|text` for each text in the order of `attributes` in `phrases.json`,
which also has ways to ask for an attribute, to describe a value and to call it. Texts have slots such as {host}, which are
filled anew each time a text is used.
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

SLOT = re.compile(r"\{([a-z]+)\}")
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Item:
    values: dict[str, str]  # attribute -> value
    text: str  # with slots


@dataclass(frozen=True)
class TextSet:
    name: str
    things: list[str]  # what one calls such a text
    attributes: dict  # attribute -> {"asks": [...], "values": {value: {"means": [...], "names": [...]}}}
    items: list[Item]


def read_set(folder: Path, taken: list[set[str]]) -> TextSet:
    """The set in a folder, without texts that share most words with one of `taken`; raises ValueError for a line that does not fit."""
    phrases = json.loads((folder / "phrases.json").read_text(encoding="utf-8"))
    attributes = phrases["attributes"]
    items = []
    for number, line in enumerate((folder / "items.txt").read_text(encoding="utf-8").splitlines(), 1):
        *values, text = line.split("|", len(attributes))
        named = dict(zip(attributes, values))
        if wrong := [f"{a} {v!r}" for a, v in named.items() if v not in attributes[a]["values"]]:
            raise ValueError(f"{folder / 'items.txt'}, line {number}: {', '.join(wrong)} is not in phrases.json")
        if len(values) != len(attributes) or not text.strip():
            raise ValueError(f"{folder / 'items.txt'}, line {number}: {len(attributes)} values and a text are needed")
        if not near(text, taken):
            items.append(Item(named, text.strip()))
    return TextSet(folder.name, phrases["things"], attributes, items)


def words_of(text: str) -> set[str]:
    """Lower-case words of letters, slots left out."""
    return set(WORD.findall(SLOT.sub(" ", text).lower()))


def near(text: str, taken: list[set[str]], share: float = 0.35) -> bool:
    """Whether the words that `text` and one of `taken` have in common are over `share` of the words of both."""
    own = words_of(text)
    return any(len(own & other) > share * len(own | other) for other in taken)


def filled(text: str, rng: random.Random) -> str:
    """The text with its slots filled; a slot of an unknown name stays as it is."""
    return SLOT.sub(lambda match: SLOTS.get(match[1], lambda _: match[0])(rng), text)


def timestamp(rng: random.Random) -> str:
    y, mo, d = rng.randint(2017, 2026), rng.randint(1, 12), rng.randint(1, 28)
    h, mi, s, ms = rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.randrange(1000)
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[mo - 1]
    return rng.choice([
        f"{y}-{mo:02}-{d:02} {h:02}:{mi:02}:{s:02}", f"{y}-{mo:02}-{d:02}T{h:02}:{mi:02}:{s:02}Z", f"{month} {d:2} {h:02}:{mi:02}:{s:02}",
        f"{y}-{mo:02}-{d:02} {h:02}:{mi:02}:{s:02},{ms:03}", f"[{d:02}/{month}/{y}:{h:02}:{mi:02}:{s:02} +0000]", f"{h:02}:{mi:02}:{s:02}",
        f"{y}/{mo:02}/{d:02} {h:02}:{mi:02}:{s:02}", f"{y}-{mo:02}-{d:02}T{h:02}:{mi:02}:{s:02}.{ms:03}+02:00",
    ])  # fmt: skip


HOSTS = "web db app mail cache edge node build files gw queue auth search vm proxy nas lab shop k8s".split()
USERS = "anna root deploy jsmith svc-backup mchen admin olga www-data tkim postgres lara ben.h guest ivan priya".split()
FIRST_NAMES = "Anna Ben Chen Dana Emil Fatima Grace Hugo Ines Jack Kaya Liam Mia Noah Olga Priya".split()
LAST_NAMES = "Lopez Carter Wei Fox Novak Khan Kim Meyer Costa Brown Demir Byrne Rossi Berg Petrova Nair".split()
COMPANIES = ["Northwind", "Acme", "Halden GmbH", "Brightwater", "Lindqvist AB", "Orchard & Sons", "Vela Systems", "Kestrel Logistics"]
CITIES = "Oslo Lyon Leeds Porto Graz Boston Osaka Pune Lima Cork Turin Ghent Austin Perth Krakow".split()
FILES = "report.pdf backup.tar.gz orders.csv config.yml app.log users.json index.html invoice.docx data.parquet main.py photo.jpg".split()
FOLDERS = "/var/log /etc /srv/data /home/app /opt/tool /mnt/backup /usr/local/bin /tmp C:\\Data".split()

SLOTS = {
    "ts": timestamp,
    "host": lambda r: f"{r.choice(HOSTS)}{r.choice(['', '-'])}{r.randint(1, 40):02}",
    "ip": lambda r: ".".join(str(r.randint(1, 254)) for _ in range(4)),
    "n": lambda r: str(r.randint(2, 40)),
    "big": lambda r: str(r.randint(1_000, 9_999_999)),
    "pct": lambda r: str(r.randint(1, 99)),
    "ms": lambda r: str(r.randint(2, 4_000)),
    "sec": lambda r: str(r.randint(1, 90)),
    "port": lambda r: str(r.choice([22, 80, 443, 3306, 5432, 6379, 8080, 8443, 9092, 9200, r.randint(1024, 65535)])),
    "pid": lambda r: str(r.randint(2, 65_000)),
    "id": lambda r: r.choice([f"{r.getrandbits(32):08x}", f"{r.choice('ABCTKR')}-{r.randint(100, 99_999)}", str(r.randint(10_000, 999_999))]),
    "user": lambda r: r.choice(USERS),
    "name": lambda r: f"{r.choice(FIRST_NAMES)} {r.choice(LAST_NAMES)}",
    "company": lambda r: r.choice(COMPANIES),
    "city": lambda r: r.choice(CITIES),
    "money": lambda r: r.choice(["{0}.{1:02} EUR", "${0}.{1:02}", "£{0}", "{0} €", "USD {0}.{1:02}"]).format(r.randint(2, 4_000), r.randrange(100)),
    "date": lambda r: r.choice(["{0}-{1:02}-{2:02}", "{2}/{1}/{0}", "{2}.{1}.{0}"]).format(r.randint(2019, 2027), r.randint(1, 12), r.randint(1, 28)),
    "time": lambda r: f"{r.randrange(24)}:{r.randrange(60):02}",
    "path": lambda r: f"{r.choice(FOLDERS)}/{r.choice(FILES)}",
    "file": lambda r: r.choice(FILES),
    "ver": lambda r: f"{r.choice(['', 'v'])}{r.randint(0, 12)}.{r.randint(0, 20)}.{r.randint(0, 30)}",
}
