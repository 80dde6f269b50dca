/** Completion of a command line by the files of the working directory. Part of the completion theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const STEMS = words("main data docs test notes report build app server index config photo");
const ENDINGS = words(".py .md .txt .csv .json");
const VERBS = words("cd cat python ls cp rm open");

interface DirectoryAnswer {
  /** What may complete the last word; follows "only". */
  readonly only: readonly [string, string];
  readonly fits: (entry: string, command: string) => boolean;
  readonly caseless?: boolean;
  /** How the answer is made of the fitting entries; the completed line if absent. */
  readonly form?: { readonly give: string; readonly apply: (fits: readonly string[]) => string };
}

const isFolder = (entry: string): boolean => entry.endsWith("/");
const isPython = (entry: string): boolean => entry.endsWith(".py");

const DIRECTORY_ANSWERS = {
  "any-entry": {
    only: ["files and folders alike can complete it", "every entry counts, file or folder"],
    fits: () => true,
  },
  "folders-only": {
    only: [
      "only folders (with a slash at the end) can complete it",
      "files do not count, only entries that end in a slash",
    ],
    fits: isFolder,
  },
  "files-only": {
    only: ["only files can complete it, no folders", "entries with a slash at the end do not count"],
    fits: (entry) => !isFolder(entry),
  },
  "python-only": {
    only: ["only Python files (.py) can complete it", "just the entries that end in .py count"],
    fits: isPython,
  },
  "by-command": {
    only: [
      "after cd only folders (ending in a slash) can complete it, after python only .py files, after anything else every entry",
      "the first word decides: cd takes entries with a slash at the end, python takes .py files, other commands take all",
    ],
    fits: (entry, command) =>
      command === "cd" ? isFolder(entry) : command === "python" ? isPython(entry) : true,
  },
  "any-case": {
    only: [
      "capital and small letters are the same, and files and folders both count",
      "every entry counts, and upper or lower case does not matter",
    ],
    fits: () => true,
    caseless: true,
  },
  "list-all": {
    only: ["files and folders alike fit", "every entry counts, file or folder"],
    fits: () => true,
    form: {
      give: "all entries that fit, in the order of the listing with a blank between",
      apply: (fits) => fits.join(" "),
    },
  },
  "count-fits": {
    only: ["files and folders alike fit", "every entry counts, file or folder"],
    fits: () => true,
    form: { give: "the number of entries that fit", apply: (fits) => String(fits.length) },
  },
} satisfies Record<string, DirectoryAnswer>;

function drawListing(random: Random): string {
  const stems = random.sample(STEMS, 3);
  const pool = stems.flatMap((stem) => {
    const name = random.chance(0.3) ? stem.charAt(0).toUpperCase() + stem.slice(1) : stem;
    return [`${stem}/`, `${name}${random.pick(ENDINGS)}`, `${stem}${random.pick(["_old", "2", "-new"])}.py`];
  });
  const entries = random.sample(pool, random.int(4, 6));
  const target = random.pick(random.chance(0.85) ? entries : pool);
  const stemLength = Math.max(1, target.search(/[./]/));
  const typed = target.slice(
    0,
    random.chance(0.5) ? random.int(1, stemLength) : random.int(stemLength, target.length - 1),
  );
  const verb =
    isFolder(target) && random.chance(0.5)
      ? "cd"
      : isPython(target) && random.chance(0.5)
        ? "python"
        : random.pick(VERBS);
  return `${entries.join("  ")}\n$ ${verb} ${typed}`;
}

const fromDirectory = family({
  id: "completion/from-directory",
  theme: "completion",
  difficulty: "hard",
  variants: Object.keys(DIRECTORY_ANSWERS) as (keyof typeof DIRECTORY_ANSWERS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { only, fits, caseless = false, form }: DirectoryAnswer = DIRECTORY_ANSWERS[variant];
    const none = variant === "count-fits" ? "0" : random.pick(NOTHING);
    const fold = (text: string): string => (caseless ? text.toLowerCase() : text);
    const answerTo = (input: string): string => {
      const [listing, line] = input.split("\n$ ") as [string, string];
      const [command, typed] = line.split(" ") as [string, string];
      const found = listing
        .split("  ")
        .filter((entry) => fits(entry, command) && fold(entry).startsWith(fold(typed)));
      if (form) return found.length > 0 ? form.apply(found) : none;
      return found.length === 1 ? `${command} ${found[0]}` : none;
    };
    const [one, other] = random.shuffle(only) as [string, string];
    const matching = caseless ? "" : " with the same capital and small letters";
    const edge = `If ${form ? "nothing fits" : "not exactly one entry fits"}, answer ${none}.`;
    return {
      ...asked(random, {
        source: random.pick([
          "a folder's listing and a command line",
          "the files of the working directory, then a command being typed",
          "a directory listing with an unfinished command below",
        ]),
        context: `The first line lists the entries, the second one, after "$ ", is the command. Its last word is the beginning of an entry${matching}; ${one}.`,
        answer: form
          ? [form.give, `${form.give}, where ${other}`]
          : [
              "the command line with its last word completed, without the $",
              `the whole command with the name written out, no $; ${other}`,
            ],
        edge,
      }),
      sample: (r) => {
        const input = drawListing(r);
        return { input, output: answerTo(input) };
      },
      answer: ({ input }) => answerTo(input),
    };
  },
});

export const families: Family[] = [fromDirectory];
