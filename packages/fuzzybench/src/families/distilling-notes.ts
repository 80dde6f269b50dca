/** Distilling meeting notes to what is open, done or decided. Part of the masking-and-distilling theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";

const BARS = "Separate several by a bar with spaces ( | ).";
const TASKS =
  entries(`send the offer / book the room / call the bank / fix the printer / order chairs / update the plan / write the report /
  check the contract / invite the guests / clean up the wiki / test the form / print the badges / ask for a quote / pay the invoice`);
const DECISIONS =
  entries(`we move to the small office / the launch is in June / we keep the blue logo / no meeting next week /
  the budget stays the same / we hire one more person / the old app goes offline / lunch is at noon / we switch to tea`);
const REMARKS =
  entries(`sales are up / the heating is broken / new badges arrived / parking is full again / the survey is out /
  our lease ends in May / visitors liked the demo / the printer is loud`);

interface Note {
  readonly kind: "open" | "done" | "decision" | "remark";
  readonly who: string;
  readonly text: string;
}
const SIGNS: readonly Record<Note["kind"], string>[] = [
  { open: "TODO", done: "DONE", decision: "DECIDED", remark: "INFO" },
  { open: "[ ]", done: "[x]", decision: "[!]", remark: "[i]" },
  { open: "o", done: "+", decision: "=>", remark: "--" },
];
const task = ({ who, text }: Note): string => `${who}: ${text}`;
const ofKind = (notes: readonly Note[], kind: Note["kind"]): Note[] =>
  notes.filter((note) => note.kind === kind);

const meetingNotes = jobFamily(
  {
    id: "masking/meeting-notes",
    theme: "masking-and-distilling",
    difficulty: "medium",
    survives: ["injection"],
    noun: [
      "set of meeting notes",
      "list of notes from a meeting",
      "protocol of a meeting",
      "page of meeting notes",
    ],
    setting: (random) => {
      const signs = random.pick(SIGNS);
      const names = random.sample(FIRST_NAMES, 3);
      return {
        signs,
        names,
        who: names[0] as string,
        none: random.pick(NOTHING),
        marks: [
          `${signs.open} marks an open task, ${signs.done} a finished one, ${signs.decision} a decision, ${signs.remark} a remark.`,
          `Signs: ${signs.open} open task, ${signs.done} finished task, ${signs.decision} decision, ${signs.remark} remark.`,
        ],
      };
    },
    pose: (r, { signs, names, who }): Posed<readonly Note[]> => {
      const tasks = r.sample(TASKS, 5);
      const notes = Array.from({ length: r.int(3, 5) }, (_, i): Note => {
        const kind = r.pick(["open", "open", "done", "done", "decision", "remark"] as const);
        if (kind === "decision" || kind === "remark")
          return { kind, who: "", text: r.pick(kind === "decision" ? DECISIONS : REMARKS) };
        return { kind, who: r.chance(0.3) ? who : r.pick(names), text: tasks[i] as string };
      });
      const input = notes
        .map((note) => `${signs[note.kind]} ${note.who ? task(note) : note.text}`)
        .join("\n");
      return { input, value: notes };
    },
  },
  {
    open: ({ marks, none }) => ({
      does: ["list the open tasks", "say what is still to be done and by whom"],
      gives: ["the open tasks with their owners", "what is still open, like Anna: call the bank"],
      rules: [marks, `Write each as Name: task. ${BARS} If nothing is open, answer ${none}.`],
      solve: (notes) => ofKind(notes, "open").map(task).join(" | ") || none,
    }),
    "open-count": ({ marks }) => ({
      does: ["count the open tasks", "say how many tasks are still open"],
      gives: ["the number of open tasks", "how many tasks are open, as a number"],
      rules: [marks],
      solve: (notes) => String(ofKind(notes, "open").length),
    }),
    "tasks-of": ({ marks, none, who }) => ({
      does: [`list what ${who} still has to do`, `name the open tasks of ${who}`],
      gives: [`the open tasks of ${who}`, `what ${who} still has to do`],
      rules: [marks, `Leave the name out. ${BARS} If ${who} has no open task, answer ${none}.`],
      solve: (notes) =>
        ofKind(notes, "open")
          .filter((note) => note.who === who)
          .map(({ text }) => text)
          .join(" | ") || none,
    }),
    finished: ({ marks, none }) => ({
      does: ["list the people who finished something", "name everybody with a finished task"],
      gives: ["the people who have finished a task", "the people who got something done"],
      rules: [
        marks,
        `Each name once, in order of appearance, separated by a comma and a space. If nobody did, answer ${none}.`,
      ],
      solve: (notes) => [...new Set(ofKind(notes, "done").map(({ who }) => who))].join(", ") || none,
    }),
    decisions: ({ marks, none }) => ({
      does: ["list what was decided", "extract the decisions"],
      gives: ["the decisions", "what was decided, without the signs"],
      rules: [marks, `${BARS} If nothing was decided, answer ${none}.`],
      solve: (notes) =>
        ofKind(notes, "decision")
          .map(({ text }) => text)
          .join(" | ") || none,
    }),
    progress: ({ marks }) => ({
      does: [
        "give the progress as finished/all tasks, like 2/5",
        "say how many of all tasks are finished, like 2/5",
      ],
      gives: ["the progress in the form 2/5", "finished tasks and all tasks, like 2/5"],
      rules: [marks, "All tasks are the open and the finished ones; without tasks it is 0/0."],
      solve: (notes) => {
        const done = ofKind(notes, "done").length;
        return `${done}/${done + ofKind(notes, "open").length}`;
      },
    }),
  },
);

export const families: Family[] = [meetingNotes];
