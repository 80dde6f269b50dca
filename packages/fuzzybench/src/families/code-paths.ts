/** Repository paths by their form: the parts of a path, and rules that select paths. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import { CODE_SLOTS, PATHS } from "../lexicon/a-code-texts.js";
import { fill, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Path extends Problem {
  readonly folders: readonly string[];
  readonly name: string;
}

const FOLDERS = words(
  "src lib app tests docs server client scripts tools assets utils models views public vendor .github .vscode .husky v2 api2 i18n",
);
const STEMS = words(
  "index main user_list order-form Invoice parser utils date2text cache report.final setup helpers .env .npmrc base64 search-box LICENSE Makefile notes .editorconfig menu_bar",
);
const EXTENSIONS = words("ts js py java go rs md json yml css html txt sh sql png svg c tar.gz test.ts");

/** Repository paths of the lexicon and random ones, some without folders, extensions or with leading dots. */
function path(r: Random): Path {
  let text: string;
  if (r.chance(0.4)) text = fill(r, r.pick(r.pick(PATHS).templates), CODE_SLOTS);
  else {
    const stem = r.pick(STEMS);
    const bare = stem.startsWith(".") || stem === "LICENSE" || stem === "Makefile";
    const name = bare ? stem : `${stem}.${r.pick(EXTENSIONS)}`;
    text = [...Array.from({ length: r.int(0, 4) }, () => r.pick(FOLDERS)), name].join("/");
  }
  const parts = text.split("/");
  return { text, folders: parts.slice(0, -1), name: parts.at(-1) as string };
}

const dot = (name: string): number => name.lastIndexOf(".");
const stemOf = (name: string): string => (dot(name) > 0 ? name.slice(0, dot(name)) : name);
const extensionOf = (name: string): string | undefined =>
  dot(name) > 0 ? name.slice(dot(name) + 1) : undefined;

const NO_FOLDER = "the path has no folder";

const pathParts = tabled({
  id: "code-classification/path-parts",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: ["file path", "path", "relative path", "path of a source file"],
  problems: () => path,
  rows: {
    extension: {
      goal: "<the extension without its dot|what follows the last dot of the file name>",
      none: "the file name has no dot, or only one as its first character",
      solve: ({ name }) => extensionOf(name),
    },
    "file-name": {
      goal: "<the file name with its extension but without folders|the last part of the path>",
      solve: ({ name }) => name,
    },
    stem: {
      goal: "<the file name without folders and extension|the bare name of the file, no folders, no extension>",
      note: "Only the part from the last dot on is the extension; a dot as the first character starts none.",
      solve: ({ name }) => stemOf(name),
    },
    folder: {
      goal: "<all folders, joined by slashes, without the file name|the path up to the last slash, which is left out>",
      none: NO_FOLDER,
      solve: ({ folders }) => (folders.length > 0 ? folders.join("/") : undefined),
    },
    "top-folder": {
      goal: "<the first folder|the folder at the top of the path>",
      none: NO_FOLDER,
      solve: ({ folders }) => folders[0],
    },
    "parent-folder": {
      goal: "<the name of the folder that directly holds the file|the last folder before the file name>",
      none: NO_FOLDER,
      solve: ({ folders }) => folders.at(-1),
    },
    depth: {
      goal: "<the number of folders in the path|how many folders come before the file name, as a number>",
      solve: ({ folders }) => String(folders.length),
    },
    dotted: {
      goal: "<the path without its extension and with dots for slashes|a dotted module name: slashes become dots, the extension goes>",
      note: "The extension is what follows the last dot of the file name, unless that dot is its first character.",
      solve: ({ folders, name }) => [...folders, stemOf(name)].join("."),
    },
    "source-map": {
      goal: '<the path with ".map" added|the path of its source map, which is the path followed by .map>',
      solve: ({ text }) => `${text}.map`,
    },
  },
});

const pathRule = tabled({
  id: "code-classification/path-rule",
  theme: "code-classification",
  difficulty: "medium",
  heldOut: true,
  survives: ["whitespace", "injection"],
  input: ["file path", "path", "repository path", "path of a changed file"],
  problems: () => path,
  rows: {
    "by-extension": (random) => {
      const [a, b] = random.sample(["ts", "py", "js", "md", "json", "yml", "sql", "java", "go"], 2);
      return {
        yes: `the file name ends with .${a} or .${b}`,
        no: "it ends otherwise",
        names: [["match", "no match"]],
        holds: ({ text }) => text.endsWith(`.${a}`) || text.endsWith(`.${b}`),
      };
    },
    "under-folder": (random) => {
      const folder = random.pick(["src", "lib", "app", "tests", "docs", "server", "client"]);
      return {
        yes: `one of its folders is called exactly ${folder}`,
        no: `no folder has the name ${folder}`,
        names: [["include", "skip"]],
        holds: ({ folders }) => folders.includes(folder),
      };
    },
    deep: (random) => {
      const n = random.int(1, 2);
      const count = ["", "one folder", "two folders"][n] as string;
      return {
        yes: `the path has more than ${count}`,
        no: `it has ${count} or fewer`,
        names: [["deep", "shallow"]],
        holds: ({ folders }) => folders.length > n,
      };
    },
    hidden: {
      yes: "the file name or any folder starts with a dot",
      no: "none of the parts starts with a dot",
      names: [["hidden", "visible"]],
      holds: ({ folders, name }) => [...folders, name].some((part) => part.startsWith(".")),
    },
    "digit-in-name": {
      yes: "the file name itself contains a digit (folders do not count)",
      no: "the file name has no digit",
      holds: ({ name }) => /\d/.test(name),
    },
    "no-extension": {
      yes: "the file name has no extension (no dot, or only one as its first character)",
      no: "it has an extension",
      names: [["bare", "extended"]],
      holds: ({ name }) => extensionOf(name) === undefined,
    },
  },
});

export const families: Family[] = [pathParts, pathRule];
