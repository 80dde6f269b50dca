/** Messages with tool calls in them. Part of the tool-calls theme. */
import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { NOTHING } from "../lexicon/choices.js";
import { rightValue, TOOL_SCHEMAS } from "../lexicon/tool-schemas.js";
import type { Random } from "../random.js";

interface Call {
  readonly tool: string;
  /** Compact JSON. */
  readonly args: string;
  readonly names: readonly string[];
}

/** A model's message: text before and after, with calls between. */
interface Message {
  readonly before: string;
  readonly calls: readonly Call[];
  readonly after: string;
}

const BEFORE = [
  "Let me check that for you.",
  "I'll look this up.",
  "One moment, I need two facts.",
  "Sure, here we go.",
  "First I need some data.",
  "Good question!",
];
const AFTER = [
  "I'll be right back.",
  "Then I can answer.",
  "Please wait.",
  "This may take a second.",
  "Done soon.",
];
const CHAT = [
  "You are welcome, have a nice day.",
  "Which city do you mean?",
  "I am sorry, I cannot do that.",
  "The meeting is on Friday, as I said.",
  "Could you tell me the date first?",
];

function drawCall(random: Random): Call {
  const { tool, params } = random.pick(TOOL_SCHEMAS);
  const given = params.filter((_, i) => i === 0 || random.chance(0.4));
  const args = JSON.stringify(
    Object.fromEntries(given.map((param) => [param.name, rightValue(random, param)])),
  );
  return { tool, args, names: given.map(({ name }) => name) };
}

function drawMessage(random: Random): Message {
  const count = random.pick([0, 1, 1, 2, 2, 3]);
  if (count === 0) return { before: random.pick(CHAT), calls: [], after: "" };
  const calls = Array.from({ length: count }, () => drawCall(random));
  const before = random.chance(0.7) ? random.pick(BEFORE) : "";
  return { before, calls, after: random.chance(0.3) ? random.pick(AFTER) : "" };
}

/** How calls are written into a message, and how that is described. */
const NOTATIONS: readonly (readonly [string, (call: Call) => string])[] = [
  [
    'Calls stand as <call>{"name":...,"arguments":{...}}</call>.',
    ({ tool, args }) => `<call>{"name":"${tool}","arguments":${args}}</call>`,
  ],
  [
    "A call is a line with Action: and a line with Input:.",
    ({ tool, args }) => `Action: ${tool}\nInput: ${args}`,
  ],
  ["A call is written as [[tool {arguments}]].", ({ tool, args }) => `[[${tool} ${args}]]`],
  [
    "Each call is a line that begins with >>> and the tool's name.",
    ({ tool, args }) => `>>> ${tool} ${args}`,
  ],
];

interface MessageQuestion {
  readonly answer: (none: string) => readonly [string, string];
  readonly solve: (message: Message, none: string) => string;
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

const MESSAGE_QUESTIONS = {
  "first-tool": {
    answer: (none) => [
      `the name of the first tool called, or ${none} without a call`,
      `which tool is called first; ${none} if none is`,
    ],
    solve: ({ calls }, none) => calls[0]?.tool ?? none,
  },
  "last-tool": {
    answer: (none) => [
      `the name of the last tool called, or ${none} without a call`,
      `which tool the final call is for; ${none} if there is no call`,
    ],
    solve: ({ calls }, none) => calls.at(-1)?.tool ?? none,
  },
  "call-count": {
    answer: () => [
      "the number of tool calls, as a digit",
      "how many calls the message makes (0 if none), as a digit",
    ],
    solve: ({ calls }) => String(calls.length),
  },
  "all-tools": {
    answer: (none) => [
      `the names of the tools called, each once, in order of their first call, separated by a comma and a blank; ${none} if none is called`,
      `a list like "a, b" of the different tools in the message, first come first, or ${none}`,
    ],
    solve: ({ calls }, none) => unique(calls.map(({ tool }) => tool)).join(", ") || none,
  },
  "first-arguments": {
    answer: (none) => [
      `the JSON arguments of the first call as they stand, or ${none} without a call`,
      `the argument object of the first call, copied; ${none} if there is no call`,
    ],
    solve: ({ calls }, none) => calls[0]?.args ?? none,
  },
  "argument-names": {
    answer: (none) => [
      `the argument names of the first call, separated by a comma and a blank, or ${none} without a call`,
      `a list like "a, b" of the keys that the first call passes; ${none} if there is no call`,
    ],
    solve: ({ calls }, none) => calls[0]?.names.join(", ") ?? none,
  },
  "visible-text": {
    answer: (none) => [
      `the text around the calls, what comes before and after joined by a blank, or ${none} if there is only calls`,
      `the message without its calls, on one line; ${none} if nothing is left`,
    ],
    solve: ({ before, after }, none) => [before, after].filter(Boolean).join(" ") || none,
  },
  "argument-count": {
    answer: () => [
      "the number of arguments in all calls together (0 without a call)",
      "how many arguments are passed in total over all calls, 0 if there is no call",
    ],
    solve: ({ calls }) => String(calls.reduce((sum, { names }) => sum + names.length, 0)),
  },
} satisfies Record<string, MessageQuestion>;

const messageCalls = family({
  id: "tool-calls/message-calls",
  theme: "tool-calls",
  difficulty: "medium",
  variants: Object.keys(MESSAGE_QUESTIONS) as (keyof typeof MESSAGE_QUESTIONS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { answer, solve }: MessageQuestion = MESSAGE_QUESTIONS[variant];
    const none = random.pick(NOTHING);
    const [context, write] = random.pick(NOTATIONS);
    return {
      ...asked(random, {
        source: random.pick([
          "a message of an assistant, maybe with tool calls",
          "a model's answer that may call tools",
        ]),
        context,
        answer: answer(none),
      }),
      sample: (r) => {
        const message = drawMessage(r);
        const input = [message.before, ...message.calls.map(write), message.after].filter(Boolean).join("\n");
        return { input, output: solve(message, none), latent: message };
      },
      answer: ({ latent }) => solve(latent as Message, none),
    };
  },
});

export const families: Family[] = [messageCalls];
