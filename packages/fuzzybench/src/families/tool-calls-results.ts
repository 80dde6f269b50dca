/** What the result of a tool call means for the next step. Part of the tool-calls theme. */
import { type DrawnTask, family, MEANING_SURVIVES } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { fill } from "../lexicon/a-text.js";
import { RESULT_KINDS, RESULT_SLOTS, type ResultKind } from "../lexicon/tool-results.js";

interface ResultQuestion {
  readonly names: readonly (readonly string[])[];
  readonly abouts: readonly string[];
  /** Kinds of results by label. */
  readonly kinds: readonly (readonly ResultKind[])[];
}

const RESULT_QUESTIONS = {
  "next-step": {
    names: [
      ["answer", "retry", "correct", "ask_user"],
      ["DONE", "AGAIN", "FIX", "USER"],
      ["1", "2", "3", "4"],
    ],
    abouts: [
      "the tool worked, even if it found nothing",
      "the service is busy, slow or broken, so the same call may work later",
      "the arguments are wrong and another call may work",
      "the user must log in or give permission",
    ],
    kinds: [["data", "empty"], ["busy", "broken"], ["arguments"], ["login"]],
  },
  "retry-or-not": {
    names: [
      ["retry", "stop"],
      ["yes", "no"],
      ["1", "0"],
      ["again", "final"],
    ],
    abouts: [
      "the same call may work later (service busy, slow or broken)",
      "the same call would bring nothing new",
    ],
    kinds: [
      ["busy", "broken"],
      ["data", "empty", "arguments", "login"],
    ],
  },
  "data-empty-error": {
    names: [
      ["data", "empty", "error"],
      ["FOUND", "NOTHING", "FAILED"],
      ["+", "0", "!"],
      ["a", "b", "c"],
    ],
    abouts: [
      "the tool found or did what it should",
      "the tool worked but there was nothing to find",
      "the call failed, for whatever reason",
    ],
    kinds: [["data"], ["empty"], ["busy", "broken", "arguments", "login"]],
  },
  "whose-problem": {
    names: [
      ["caller", "service", "nobody"],
      ["US", "THEM", "NONE"],
      ["client", "server", "ok"],
    ],
    abouts: [
      "the failure lies with the call: wrong arguments, no login or no permission",
      "the failure lies with the service: busy, slow or broken",
      "there is no failure, with or without findings",
    ],
    kinds: [
      ["arguments", "login"],
      ["busy", "broken"],
      ["data", "empty"],
    ],
  },
} satisfies Record<string, ResultQuestion>;

export const resultMeaning = family({
  id: "tool-calls/result-meaning",
  theme: "tool-calls",
  difficulty: "medium",
  heldOut: true,
  variants: Object.keys(RESULT_QUESTIONS) as (keyof typeof RESULT_QUESTIONS)[],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const { names, abouts, kinds }: ResultQuestion = RESULT_QUESTIONS[variant];
    const labels = random.pick(names);
    const colons = labels.map((label, i) => `${label}: ${abouts[i]}`).join("; ");
    const arrows = labels.map((label, i) => `${label} if ${abouts[i]}`).join(", ");
    return {
      ...asked(random, {
        source: random.pick([
          "what a tool sent back",
          "the result of a tool call",
          "a tool's reply to an assistant",
        ]),
        answer: [`the fitting one of these: ${colons}`, arrows],
      }),
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const kind = r.pick(kinds[at] as readonly ResultKind[]);
        const input = fill(r, r.pick(RESULT_KINDS[kind]), { ...RESULT_SLOTS, n: String(r.int(2, 90)) });
        return { input, output: labels[at] as string, latent: kind };
      },
      answer: ({ latent }) => labels[kinds.findIndex((list) => list.includes(latent as ResultKind))],
    };
  },
});
