/** Extraction from dialogue: one line in many layouts, and short conversations. Part of the dsl-and-extraction theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { COMMANDS, QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { entries, fill, MISSING_WORDS } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

function utterance(random: Random): string {
  const [templates, mark] = random.pick([
    [QUESTIONS, "?"],
    [STATEMENTS, "."],
    [COMMANDS, "!"],
  ] as const);
  return fill(random, random.pick(templates), SENTENCE_SLOTS) + mark;
}

const clock = (r: Random) => `${r.int(10, 23)}:${r.int(10, 59)}`;

/** Ways to note who says something. */
const SPOKEN: readonly ((who: string, text: string, random: Random) => string)[] = [
  (who, text) => `${who}: ${text}`,
  (who, text) => `<${who}> ${text}`,
  (who, text, r) => `[${clock(r)}] ${who}: ${text}`,
  (who, text) => `${who.toUpperCase()}. ${text}`,
  (who, text) => `"${text}" said ${who}.`,
  (who, text) => `${who} said: "${text}"`,
  (who, text, r) => `${clock(r)} <${who}> ${text}`,
  (who, text) => `- ${who} > ${text}`,
];

const STAGE =
  entries(`(The door opens.) / (A long silence.) / (Music in the distance.) / *** channel topic changed *** /
  (It starts to rain.) / (Lights go out.) / -- end of scene -- / (Somebody knocks.) / *** connection lost *** /
  (Exit all.) / -- two hours later -- / (The phone rings.) / *** recording paused *** / (They laugh.)`);

interface Line {
  readonly who: string;
  readonly text: string;
}

const LETTERS: readonly (readonly [string, (text: string) => string])[] = [
  ["with usual capitals", (t) => t],
  ["in capitals", (t) => t.toUpperCase()],
  ["in lower case", (t) => t.toLowerCase()],
];
const KIND_LABELS = [
  ["question", "statement", "order", "none"],
  ["?", ".", "!", "-"],
  ["ASK", "TELL", "COMMAND", "STAGE"],
  ["Q", "S", "C", "N"],
] as const;

const dialogueLine = jobFamily(
  {
    id: "dsl-and-extraction/dialogue-line",
    theme: "dsl-and-extraction",
    difficulty: "easy",
    survives: ["injection"],
    noun: ["line of dialogue", "chat line", "script line", "transcript line"],
    setting: (random) => {
      const none = random.pick([...MISSING_WORDS, "nobody", "stage"]);
      const [letters, show] = random.pick(LETTERS);
      return {
        forms: random.sample(SPOKEN, random.int(2, 5)),
        letters,
        show,
        none,
        kinds: random.pick(KIND_LABELS),
        rules: [
          [
            `A line that nobody speaks (a stage direction or notice) gives ${none}.`,
            `If it is no speech but a notice or stage direction, answer ${none}.`,
          ],
        ],
      };
    },
    pose: (r, { forms }): Posed<Line | undefined> => {
      if (r.chance(0.12)) return { input: r.pick(STAGE), value: undefined };
      const line = { who: r.pick(FIRST_NAMES), text: utterance(r) };
      return { input: r.pick(forms)(line.who, line.text, r), value: line };
    },
  },
  {
    speaker: ({ letters, show, none, rules }) => ({
      does: [`name the speaker, ${letters}`, `say who is talking, ${letters}`],
      gives: [`the name of the speaker, ${letters}`, `only the name of the person who speaks, ${letters}`],
      rules,
      solve: (line) => (line ? show(line.who) : none),
    }),
    words: ({ letters, show, none, rules }) => ({
      does: [`extract the spoken words, ${letters}`, `print what is said, ${letters}`],
      gives: [`the spoken words, ${letters}`, `only what is said, ${letters}`],
      rules: [
        ...rules,
        ["No speaker, time or quotes.", "Leave out speaker, time and quotation marks, keep the end mark."],
      ],
      solve: (line) => (line ? show(line.text) : none),
    }),
    retold: ({ none, rules }, random) => {
      const [shown, write] = random.pick([
        ["Anna | Hello.", ({ who, text }: Line) => `${who} | ${text}`],
        ["Hello. (Anna)", ({ who, text }: Line) => `${text} (${who})`],
        ['Anna says "Hello."', ({ who, text }: Line) => `${who} says "${text}"`],
        ["@Anna Hello.", ({ who, text }: Line) => `@${who} ${text}`],
      ] as const);
      return {
        does: [`rewrite the line in the form ${shown}`, `bring speaker and words into the layout ${shown}`],
        gives: [`speaker and words in the layout ${shown}`, `the same speech written like ${shown}`],
        rules: [...rules, "Drop times; names have one capital letter."],
        solve: (line) => (line ? write(line) : none),
      };
    },
    kind: ({ kinds }) => ({
      does: ["classify what is said by its end mark", "tell questions, statements and exclamations apart"],
      gives: ["the kind of speech, judged by its last mark", "the label for the last mark of the speech"],
      rules: [
        [
          `${kinds[0]} is speech ending in ?, ${kinds[1]} in a full stop, ${kinds[2]} in !, and ${kinds[3]} a line that nobody speaks.`,
          `A question mark gives ${kinds[0]}, a full stop ${kinds[1]}, an exclamation mark ${kinds[2]}; notices and stage directions get ${kinds[3]}.`,
        ],
      ],
      labels: kinds,
      solve: (line) =>
        (line ? { "?": kinds[0], ".": kinds[1], "!": kinds[2] }[line.text.slice(-1)] : undefined) ?? kinds[3],
    }),
    "first-word": ({ none, rules }) => ({
      does: ["give the first word that is spoken", "print only the word that the speech begins with"],
      gives: ["the first spoken word, as written", "the opening word of the speech, as written"],
      rules,
      solve: (line) => line?.text.split(" ")[0] ?? none,
    }),
  },
);

const BLOCK_FORMS: readonly ((line: Line) => string)[] = [
  ({ who, text }) => `${who}: ${text}`,
  ({ who, text }) => `<${who}> ${text}`,
  ({ who, text }) => `${who.toUpperCase()}: ${text}`,
  ({ who, text }) => `- ${who} - ${text}`,
];

/** How often each person speaks, in order of first appearance. */
function turns(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { who } of lines) counts.set(who, (counts.get(who) ?? 0) + 1);
  return counts;
}

const dialogue = jobFamily(
  {
    id: "dsl-and-extraction/conversation",
    theme: "dsl-and-extraction",
    difficulty: "medium",
    survives: [],
    noun: ["short conversation", "dialogue of a few lines", "chat excerpt", "scene with several speakers"],
    setting: (random) => {
      const names = random.sample(FIRST_NAMES, 3);
      return {
        form: random.pick(BLOCK_FORMS),
        names,
        who: names[0] as string,
        none: random.pick(MISSING_WORDS),
      };
    },
    pose: (r, { form, names }): Posed<readonly Line[]> => {
      const people = r.sample(names, r.pick([2, 2, 3]));
      const lines = Array.from({ length: r.int(3, 5) }, () => ({ who: r.pick(people), text: utterance(r) }));
      return { input: lines.map(form).join("\n"), value: lines };
    },
  },
  {
    speakers: () => ({
      does: ["list everybody who speaks", "name the speakers of the conversation"],
      gives: ["the names of the speakers", "everyone who says something"],
      rules: [
        "Each name once, in order of first appearance, separated by a comma and a space, first letter capital only.",
      ],
      solve: (lines) => [...turns(lines).keys()].join(", "),
    }),
    "turns-of": ({ who }) => ({
      does: [`count the lines of ${who}`, `say how often ${who} speaks`],
      gives: [`the number of lines that ${who} speaks`, `how many times ${who} has a turn, as a number`],
      rules: [`Mentions of ${who} by others do not count; 0 if ${who} says nothing.`],
      solve: (lines) => String(turns(lines).get(who) ?? 0),
    }),
    "last-words-of": ({ who, none }) => ({
      does: [`give the last thing that ${who} says`, `print the words of ${who}'s final line`],
      gives: [`the last words of ${who}, without the name`, `what ${who} says last`],
      rules: [`Copy the sentence only. If ${who} says nothing, answer ${none}.`],
      solve: (lines) => lines.findLast((line) => line.who === who)?.text ?? none,
    }),
    "first-question": ({ none }) => ({
      does: [
        "give the first question that somebody asks",
        "find the first line that ends in a question mark and print its words",
      ],
      gives: ["the first question, without its speaker", "the words of the first question"],
      rules: [`If nobody asks anything, answer ${none}.`],
      solve: (lines) => lines.find(({ text }) => text.endsWith("?"))?.text ?? none,
    }),
    "who-answers": ({ none }) => ({
      does: [
        "say who speaks right after the first question",
        "name the person whose line follows the first question",
      ],
      gives: [
        "the speaker of the line after the first question",
        "the person who speaks next after the first question",
      ],
      rules: [
        `The name has a capital first letter only; answer ${none} if there is no question or no line after it.`,
      ],
      solve: (lines) => {
        const at = lines.findIndex(({ text }) => text.endsWith("?"));
        return (at < 0 ? undefined : lines[at + 1]?.who) ?? none;
      },
    }),
    "most-turns": () => ({
      does: ["name the person who speaks most often", "find out who has the most lines"],
      gives: ["the name of whoever speaks most often", "the speaker with the most lines"],
      rules: [
        "If several have equally many, take the one of them who speaks first. First letter capital only.",
      ],
      solve: (lines) => {
        const counts = [...turns(lines)];
        const most = Math.max(...counts.map(([, n]) => n));
        return counts.find(([, n]) => n === most)?.[0] ?? "";
      },
    }),
    without: ({ who, none, form }) => ({
      does: [`delete the lines of ${who}`, `leave out everything that ${who} says`],
      gives: [`the conversation without the lines of ${who}`, `all lines but those spoken by ${who}`],
      rules: [`The other lines stay as they are; if none is left, answer ${none}.`],
      solve: (lines) =>
        lines
          .filter((line) => line.who !== who)
          .map(form)
          .join("\n") || none,
    }),
  },
);

export const families: Family[] = [dialogueLine, dialogue];
