/**
 * Classification of texts around code: what a repository path is for, the type of a commit message, and the
 * programming language of a snippet. The other families of the theme are in the files code-*.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { CODE_SLOTS, COMMITS, type CommitKey, PATHS, type PathKey } from "../lexicon/a-code-texts.js";
import { type LanguageKey, SNIPPETS } from "../lexicon/a-snippets.js";
import { type ClassInfo, capital, fill, OTHER_CLASS, outside } from "../lexicon/a-text.js";
import { type ClassRow, klass, type Problem, tabled, type YesNoRow } from "../lexicon/frames.js";
import type { Random } from "../random.js";
import { families as codeCommits } from "./code-commits.js";
import { families as codeDiffs } from "./code-diffs.js";
import { families as codeNames } from "./code-names.js";
import { families as codePaths } from "./code-paths.js";
import { families as codePurpose } from "./code-purpose.js";

/** A text whose kind is known. */
interface Kind<K extends string> extends Problem {
  readonly key: K;
}

/** Two to five of the kinds, sometimes with a class for the rest that are not `near` a chosen one. */
function someKinds<K extends string>(
  random: Random,
  by: string,
  kinds: readonly (ClassInfo & { readonly key: K })[],
  near: readonly string[],
): ClassRow<Kind<K>> {
  const chosen = random.sample(kinds, random.int(2, 5));
  const rest = outside(kinds, chosen, near);
  const catchAll = rest.length > 0 && chosen.length < 5 && random.chance(0.5);
  return {
    by,
    classes: catchAll ? [...chosen, OTHER_CLASS] : chosen,
    of: ({ key }) => {
      const at = chosen.findIndex((kind) => kind.key === key);
      return at < 0 && catchAll && rest.some((kind) => kind.key === key) ? chosen.length : at;
    },
  };
}

/** Sorts the kinds into groups. */
const groups = <K extends string>(
  by: string,
  ...parts: readonly (readonly [ClassInfo, ...(readonly K[])])[]
): ClassRow<Kind<K>> => ({
  by,
  classes: parts.map(([info]) => info),
  of: ({ key }) => parts.findIndex(([, ...keys]) => keys.includes(key)),
});

/** True for some of the kinds. */
const among = <K extends string>(yes: string, no: string, ...keys: readonly K[]): YesNoRow<Kind<K>> => ({
  yes,
  no,
  holds: ({ key }) => keys.includes(key),
});

const pathPurpose = tabled<Kind<PathKey>, string>({
  id: "code-classification/path-purpose",
  theme: "code-classification",
  difficulty: "easy",
  survives: ["whitespace", "distractor", "injection"],
  input: ["file path", "path", "file name with folders", "repository path"],
  problems: () => (r) => {
    const source = r.pick(PATHS);
    const path = fill(r, r.pick(source.templates), CODE_SLOTS);
    return { text: r.chance(0.15) ? `./${path}` : path, key: source.key };
  },
  rows: {
    kind: (random) =>
      someKinds(random, "<the purpose of the file|what the file is for|the role of the file>", PATHS, [
        "source test",
        "source migration",
        "config ci",
        "source ci",
      ]),
    reviewer: groups<PathKey>(
      "<the team that has to review the file|who must look at a change of the file>",
      [klass("developers/dev/coders", "program code/the application itself"), "source"],
      [klass("testers/qa/quality", "automated tests/test code"), "test"],
      [klass("writers/docs team/editors", "documentation/guides and readme files"), "docs"],
      [klass("designers/design/art", "pictures, fonts and sounds/media files"), "asset"],
      [
        klass("operations/ops/devops", "settings, build and pipeline scripts/configuration and CI"),
        "config",
        "ci",
      ],
      [klass("database/dba/data team", "database migrations/schema changes"), "migration"],
    ),
    layer: groups<PathKey>(
      "<the broad sort of content|what sort of content the file holds>",
      [
        klass("code/program/logic", "program code, tests or database migrations/anything that is executed"),
        "source",
        "test",
        "migration",
      ],
      [
        klass(
          "setup/tooling/machinery",
          "settings, builds and pipelines/configuration or build instructions",
        ),
        "config",
        "ci",
      ],
      [
        klass("content/material/reading", "documentation, pictures and other media/texts and media"),
        "docs",
        "asset",
      ],
    ),
    risk: groups<PathKey>(
      "<the risk of a change to the file|how dangerous it is to change the file>",
      [
        klass("high/critical/red", "database migrations, build and pipeline files/schema changes or CI"),
        "migration",
        "ci",
      ],
      [
        klass("medium/moderate/amber", "program code and settings/application code or configuration"),
        "source",
        "config",
      ],
      [
        klass("low/minor/green", "tests, documentation and media/test code, texts, pictures"),
        "test",
        "docs",
        "asset",
      ],
    ),
    shipped: among<PathKey>(
      "the file becomes part of the running product (program code, media or database migrations)",
      "it only serves the developers (tests, documentation, settings, build and pipeline files)",
      "source",
      "asset",
      "migration",
    ),
    "needs-test-run": among<PathKey>(
      "a change of the file calls for a test run (code, tests, settings, migrations, pipelines)",
      "no test run is needed because it is only documentation, a picture or other media",
      "source",
      "test",
      "config",
      "migration",
      "ci",
    ),
  },
});

const commitType = tabled<Kind<CommitKey>, string>({
  id: "code-classification/commit-type",
  theme: "code-classification",
  difficulty: "medium",
  survives: MEANING_SURVIVES,
  input: ["commit message", "commit", "change summary", "pull request title"],
  problems: () => (r) => {
    const source = r.pick(COMMITS);
    const text = fill(r, r.pick(source.templates), CODE_SLOTS);
    const ticket = r.chance(0.15) ? ` (#${r.int(10, 990)})` : "";
    return { text: (r.chance(0.5) ? capital(text) : text) + ticket, key: source.key };
  },
  rows: {
    kind: (random) =>
      someKinds(
        random,
        "<the type of the change|what kind of change it is|why the code was changed>",
        COMMITS,
        ["fix perf", "refactor perf"],
      ),
    "version-bump": groups<CommitKey>(
      "<the part of the version number to raise|what the change means for the version>",
      [klass("minor/feature/middle", "a new ability/a new feature for users"), "feat"],
      [klass("patch/fix/last", "a repaired error or more speed/bug fixes and performance"), "fix", "perf"],
      [
        klass(
          "none/keep/same",
          "documentation, tests, restructured code or upkeep/everything users cannot notice",
        ),
        "docs",
        "test",
        "refactor",
        "chore",
      ],
    ),
    motive: groups<CommitKey>(
      "<the motive of the change|what drove the change>",
      [klass("build/new/extend", "something new is offered/a new feature"), "feat"],
      [klass("repair/mend/fix", "something was broken/a bug is removed"), "fix"],
      [
        klass("improve/polish/better", "working code gets cleaner or faster/restructuring or speed"),
        "refactor",
        "perf",
      ],
      [
        klass(
          "around/support/upkeep",
          "work around the code: docs, tests, dependencies/anything but the program code",
        ),
        "docs",
        "test",
        "chore",
      ],
    ),
    "users-notice": among<CommitKey>(
      "users would notice the change (a new ability, a repaired error, more speed)",
      "it concerns only developers (docs, tests, restructured code, dependencies)",
      "feat",
      "fix",
      "perf",
    ),
    "touches-program": among<CommitKey>(
      "the program code itself was changed (new ability, bug fix, speed or restructuring)",
      "only documentation, tests, dependencies or housekeeping were touched",
      "feat",
      "fix",
      "perf",
      "refactor",
    ),
  },
});

/** Fills a snippet, leaving braces that are not known slots alone (they belong to the language). */
const fillCode = (random: Random, template: string): string =>
  template.replace(/\{(v|f|t|n|m|d)\}/g, (_, slot: "v" | "f" | "t" | "n" | "m" | "d") =>
    random.pick(CODE_SLOTS[slot]),
  );

/** Languages as classes: the key, its lower-case form and the file extension are all good names. */
const LANGUAGES = SNIPPETS.map(({ key, short }) => ({
  key,
  names: [key, key.toLowerCase(), short],
  about: [key === "C" ? "the C language" : key, `${key} code`],
}));

const snippetLanguage = tabled<Kind<LanguageKey>, string>({
  id: "code-classification/snippet-language",
  theme: "code-classification",
  difficulty: "easy",
  survives: ["whitespace", "injection"],
  input: ["snippet", "line of code", "piece of code", "code fragment"],
  problems: () => (r) => {
    const source = r.pick(SNIPPETS);
    return { text: fillCode(r, r.pick(source.templates)), key: source.key };
  },
  rows: {
    language: (random) =>
      someKinds(random, "<the programming language|the language it is written in>", LANGUAGES, []),
    kind: groups<LanguageKey>(
      "<the kind of language|what sort of language it is>",
      [
        klass("compiled/system/built", "Java, C, Rust or Go/compiled languages (C, Go, Rust, Java)"),
        "Java",
        "C",
        "Rust",
        "Go",
      ],
      [
        klass(
          "script/dynamic/interpreted",
          "Python, JavaScript or Bash/scripting languages (Bash, Python, JavaScript)",
        ),
        "Python",
        "JavaScript",
        "Bash",
      ],
      [klass("query/database/data", "SQL/database queries in SQL"), "SQL"],
      [klass("page/markup/layout", "HTML or CSS/markup and style sheets"), "HTML", "CSS"],
    ),
    "in-browser": among<LanguageKey>(
      "the code belongs in a web page (JavaScript, HTML or CSS)",
      "it is any other language",
      "JavaScript",
      "HTML",
      "CSS",
    ),
    declarative: among<LanguageKey>(
      "the code only describes or queries something (HTML, CSS, SQL)",
      "it is a program with steps or definitions in a general programming language or a shell",
      "HTML",
      "CSS",
      "SQL",
    ),
    "statement-end": {
      yes: "the last character of the code is a semicolon",
      no: "the code ends with any other character",
      holds: ({ text }) => text.endsWith(";"),
    },
  },
});

export const families: Family[] = [
  pathPurpose,
  commitType,
  snippetLanguage,
  ...codePaths,
  ...codeCommits,
  ...codeDiffs,
  ...codePurpose,
  ...codeNames,
];
