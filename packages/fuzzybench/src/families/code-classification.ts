/**
 * Classification of texts around code: what a repository path is for, and the type of a commit message. The
 * other families of the theme are in the files code-*.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { among, groups, type Kind, someKinds } from "../frames/known-kinds.js";
import { klass, tabled } from "../frames/problem-table.js";
import { CODE_SLOTS, COMMITS, type CommitKey, PATHS, type PathKey } from "../lexicon/a-code-texts.js";
import { capital, fill } from "../lexicon/a-text.js";
import { families as codeCommits } from "./code-commits.js";
import { families as codeDiffs } from "./code-diffs.js";
import { families as codeNames } from "./code-names.js";
import { families as codePaths } from "./code-paths.js";
import { families as codePurpose } from "./code-purpose.js";
import { families as codeSnippets } from "./code-snippets.js";

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

export const families: Family[] = [
  pathPurpose,
  commitType,
  ...codeSnippets,
  ...codePaths,
  ...codeCommits,
  ...codeDiffs,
  ...codePurpose,
  ...codeNames,
];
