/** Updates of installed tools: versions and permissions. Part of the tool-store-and-streaming theme. */

import { type DrawnTask, type Family, family } from "../family.js";
import { asked, eitherOr } from "../frames/one-answer.js";
import { TOOL_NAMES, TOOL_PERMISSIONS } from "../lexicon/tools.js";
import type { Random } from "../random.js";

type Version = readonly [number, number, number];

interface Update {
  readonly name: string;
  readonly installed: Version;
  readonly offered: Version;
  readonly had: readonly string[];
  readonly wants: readonly string[];
}

const written = (version: Version): string => version.join(".");
/** Place of the first part that differs; 3 when none does. */
function firstChange({ installed, offered }: Update): number {
  const at = installed.findIndex((part, i) => part !== offered[i]);
  return at < 0 ? 3 : at;
}
const isNewer = (update: Update): boolean => {
  const at = firstChange(update);
  return at < 3 && (update.offered[at] as number) > (update.installed[at] as number);
};
const added = ({ had, wants }: Update): readonly string[] =>
  wants.filter((permission) => !had.includes(permission));

function drawUpdate(random: Random): Update {
  const installed: Version = [random.int(1, 11), random.int(0, 12), random.int(0, 12)];
  const at = random.int(0, 3);
  const newer = random.chance(0.7);
  const offered = installed.map((part, i) => {
    if (i < at) return part;
    if (i > at) return random.int(0, 12);
    return newer || part === 0 ? part + random.int(1, 3) : part - 1;
  }) as unknown as Version;
  const had = random.sample(TOOL_PERMISSIONS, random.int(1, 3));
  const kept = had.filter(() => random.chance(0.7));
  const more = random.chance(0.7) ? random.sample(TOOL_PERMISSIONS, random.int(1, 2)) : [];
  const wants = random.shuffle([...kept, ...more.filter((permission) => !kept.includes(permission))]);
  return { name: random.pick(TOOL_NAMES), installed, offered, had, wants };
}

const listed = (permissions: readonly string[]): string => permissions.join(", ") || "nothing";
const UPDATE_STYLES: readonly ((update: Update) => string)[] = [
  (u) =>
    `${u.name}: installed ${written(u.installed)} (uses ${listed(u.had)}), store ${written(u.offered)} (uses ${listed(u.wants)})`,
  (u) =>
    `${u.name}\ninstalled: ${written(u.installed)}, permissions: ${listed(u.had)}\nin the store: ${written(u.offered)}, permissions: ${listed(u.wants)}`,
  (u) =>
    `${u.name} here: v${written(u.installed)} [${listed(u.had)}] / store: v${written(u.offered)} [${listed(u.wants)}]`,
];

interface UpdateQuestion {
  readonly answer: (yes: string, no: string) => readonly [string, string, ...string[]];
  readonly edge?: string;
  readonly labels?: (yes: string, no: string) => readonly string[];
  readonly solve: (update: Update, yes: string, no: string) => string;
}

const STEPS = ["major", "minor", "patch"] as const;

const UPDATE_QUESTIONS = {
  "is-newer": {
    answer: (yes, no) =>
      eitherOr(yes, no, "the store has a newer version", "the store's version is the same or older"),
    labels: (yes, no) => [yes, no],
    solve: (update, yes, no) => (isNewer(update) ? yes : no),
  },
  "size-of-step": {
    answer: (_, no) => [
      `major, minor or patch for the first of the three version numbers that is higher in the store, or ${no} if the store is not newer`,
      `which of the numbers major.minor.patch the update raises first, in one word; ${no} if the store has the same or an older version`,
    ],
    labels: (_, no) => [...STEPS, no],
    solve: (update, _, no) => (isNewer(update) ? (STEPS[firstChange(update)] as string) : no),
  },
  "new-permissions": {
    answer: (_, no) => [
      `the permissions that only the store's version has, in its order with a comma and a blank between, or ${no} if there are none`,
      `what the store's version may use and the installed one may not, joined by ", " in the order given; ${no} if that is nothing`,
    ],
    solve: (update, _, no) => added(update).join(", ") || no,
  },
  "lost-permissions": {
    answer: (_, no) => [
      `the permissions that only the installed version has, in its order with a comma and a blank between, or ${no} if there are none`,
      `what the installed version uses and the store's no longer does, joined by ", " in the order given; ${no} if that is nothing`,
    ],
    solve: ({ had, wants }, _, no) =>
      had.filter((permission) => !wants.includes(permission)).join(", ") || no,
  },
  "higher-version": {
    answer: () => [
      "the higher of the two versions, numbers only",
      "the newer version number, wherever it is, without a v",
    ],
    solve: (update) => written(isNewer(update) ? update.offered : update.installed),
  },
  "install-ask-skip": {
    answer: () => [
      "skip if the store is not newer, otherwise ask if its version has a permission that the installed one has not, otherwise install",
      "install for a newer version without new permissions, ask for a newer one with new permissions, and skip when the version is the same or older",
    ],
    labels: () => ["install", "ask", "skip"],
    solve: (update) => (!isNewer(update) ? "skip" : added(update).length > 0 ? "ask" : "install"),
  },
} satisfies Record<string, UpdateQuestion>;

const updateCheck = family({
  id: "tool-store-and-streaming/update-check",
  theme: "tool-store-and-streaming",
  difficulty: "hard",
  heldOut: true,
  variants: Object.keys(UPDATE_QUESTIONS) as (keyof typeof UPDATE_QUESTIONS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { answer, labels, solve }: UpdateQuestion = UPDATE_QUESTIONS[variant];
    const [yes, no] = random.pick([
      ["yes", "no"],
      ["update", "none"],
      ["NEW", "SAME"],
      ["1", "0"],
      ["newer", "-"],
    ]) as [string, string];
    return {
      ...asked(random, {
        source: random.pick([
          "the installed version of a tool and the one in the store, with their permissions",
          "an installed tool next to its entry in the store",
          "a tool's version and permissions, here and in the store",
        ]),
        answer: answer(yes, no),
      }),
      ...(labels ? { labels: labels(yes, no) } : {}),
      sample: (r) => {
        const update = drawUpdate(r);
        return { input: r.pick(UPDATE_STYLES)(update), output: solve(update, yes, no), latent: update };
      },
      answer: ({ latent }) => solve(latent as Update, yes, no),
    };
  },
});

export const families: Family[] = [updateCheck];
