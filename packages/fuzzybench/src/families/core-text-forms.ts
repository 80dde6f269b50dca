/**
 * Core text by form: language of a text, kind of sentence, and counting. Classifiers by meaning are in
 * core-text.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { LANGUAGES } from "../lexicon/a-languages.js";
import { FIRST_NAMES, WEEKDAYS } from "../lexicon/a-people.js";
import { DESCRIBING_WORDS, GROCERIES, PRODUCTS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { COMMANDS, QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { capital, fill } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const languageId: Family = {
  id: "core-text/language-id",
  theme: "core-text",
  difficulty: "easy",
  draw(random): DrawnTask {
    const one = random.chance(0.35);
    const chosen = random.sample(LANGUAGES, one ? 1 : random.int(2, 6));
    const first = chosen[0] as (typeof chosen)[number];
    const yesNo = random.pick(["yes|no", "true|false", "Y|N", "1|0", "keep|skip"]).split("|") as [
      string,
      string,
    ];
    const form = random.int(0, 3);
    const style = [
      "its English name",
      "its two-letter code",
      "its two-letter code in capitals",
      "its own name",
    ][form];
    const labels = one
      ? yesNo
      : chosen.map((l) => [l.name, l.code, l.code.toUpperCase(), l.own][form] as string);
    const names = chosen.map((l) => l.name).join(", ");
    const map = form === 0 ? names : chosen.map((l, i) => `${l.name} = ${labels[i]}`).join(", ");
    const [yes, no] = yesNo;
    return {
      canonical: one
        ? `Is the text written in ${first.name}? ${yes} if it is, ${no} if it is in another language.`
        : `Language of the text: ${map}.`,
      plain: one
        ? [
            `Tell whether the input is written in ${first.name}. Answer ${yes} when it is and ${no} for any other language.`,
            `Detect ${first.name} text: output ${yes} for ${first.name} sentences, ${no} for sentences in a foreign tongue.`,
            `Check the language of a sentence. If it is ${first.name} print ${yes}, otherwise print ${no}.`,
            `Our readers know only ${first.name}. Mark with ${yes} the messages they can read and with ${no} the rest.`,
          ]
        : [
            `Identify the language of a sentence: ${map}.`,
            `The input is written in one of these languages: ${names}. Return ${style}, that is ${labels.join(", ")}.`,
            `Detect which language is used and answer with ${style}. Possible answers: ${map}.`,
            `Given a short text, say what tongue it is in (${map}).`,
          ],
      terse: one
        ? [
            `${first.name}? ${yes}/${no}`,
            `${yes} if ${first.name}, else ${no}`,
            `language check: ${first.name} -> ${yes}, others -> ${no}`,
          ]
        : [
            `language id: ${map}`,
            `Detect language, give ${style}: ${labels.join(", ")}.`,
            `what language, ${map}`,
          ],
      casual: one
        ? [
            `is this ${first.name} or not? ${yes} if so, ${no} if it's something else`,
            `I only care about ${first.name} stuff, so say ${yes} for that and ${no} for everything else.`,
            `quick check please: ${yes} when somebody writes ${first.name}, ${no} when they don't`,
          ]
        : [
            `people write to us in ${names}. tell me which it is, like ${map}`,
            `no idea what language this is, can you tell? just give me ${style} (${labels.join(", ")})`,
            `which of these is it: ${map}? answer with ${style}.`,
          ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const others = LANGUAGES.filter((l) => l !== first);
        const source = one && at === 1 ? r.pick(others) : (chosen[at] ?? first);
        const text = source.parts.map((part) => r.pick(part)).join(" ") + (r.chance(0.7) ? "." : "");
        const end = /^(¿|Do |Avez|Brauchen|Avete|Vocês prec|Heeft|Czy|Behöver)/.test(text);
        return { input: end ? text.replace(/\.?$/, "?") : text, output: labels[at] as string };
      },
    };
  },
};

const KIND_TEXTS = {
  question: ["questions", "asks something"],
  statement: ["statements", "tells a fact"],
  command: ["commands", "orders or asks somebody to act"],
} as const;

const sentenceKind: Family = {
  id: "core-text/sentence-kind",
  theme: "core-text",
  difficulty: "medium",
  draw(random): DrawnTask {
    const all = ["question", "statement", "command"] as const;
    const target = random.pick(all);
    const three = random.chance(0.5);
    const L = three
      ? relabel(random, all, [
          ["question", "statement", "command"],
          ["Q", "S", "C"],
          ["ask", "tell", "order"],
          ["QUESTION", "FACT", "INSTRUCTION"],
          ["1", "2", "3"],
          ["interrogative", "declarative", "imperative"],
        ]).all
      : relabel(
          random,
          ["yes", "no"],
          [
            ["yes", "no"],
            ["true", "false"],
            [target, "other"],
            ["Y", "N"],
            ["1", "0"],
            ["MATCH", "SKIP"],
          ],
        ).all;
    const marks = random.chance(0.5);
    const note = marks ? "" : " The final punctuation mark is missing.";
    const [a, b, c] = L as [string, string, string];
    const [plural, does] = KIND_TEXTS[target];
    return {
      canonical: three
        ? `Kind of sentence: ${a} = asks something, ${b} = states something, ${c} = tells somebody to do something.`
        : `${a} if the sentence is a ${target} (${does}), ${b} if not.`,
      plain: three
        ? [
            `Classify a sentence by its form. Answer ${a} if it asks something, ${b} if it states something, and ${c} if it tells somebody to do something.${note}`,
            `Is the input a question, a statement or a command? Print ${a}, ${b} or ${c} respectively.${note}`,
            `Determine the sentence type: questions get ${a}, plain assertions get ${b}, instructions get ${c}.${note}`,
            `Look at the grammar of the line. An inquiry is ${a}; a report of facts is ${b}; an imperative is ${c}.${note}`,
          ]
        : [
            `Answer ${a} when the sentence is a ${target}, meaning that it ${does}, and ${b} in all other cases.${note}`,
            `Spot ${plural} among ordinary sentences: print ${a} for them and ${b} for the others.${note}`,
            `Check whether the input ${does}. If it does, return ${a}; if it does not, return ${b}.${note}`,
            `Separate ${plural} from the rest. Those that are get ${a}, those that are not get ${b}.${note}`,
          ],
      terse: three
        ? [
            `question=${a}, statement=${b}, command=${c}`,
            `sentence type; ${a} asks, ${b} states, ${c} orders`,
            `${a}: inquiry, ${b}: assertion, ${c}: imperative`,
          ]
        : [`${target}? ${a}/${b}`, `${a} = ${target}, ${b} = anything else`, `${a} if it ${does}, else ${b}`],
      casual: three
        ? [
            `tell me what the person is doing here: asking (${a}), just saying something (${b}), or telling someone what to do (${c})?${note}`,
            `I'm sorting chat lines. Questions are ${a}, things people state are ${b}, and orders are ${c}.`,
            `so, ${a} when they want to know something, ${c} when they want someone to do something, ${b} when neither`,
          ]
        : [
            `I only want the ${plural}. say ${a} if it is one and ${b} if it isn't.${note}`,
            `does it look like a ${target} to you? ${a} or ${b} (${b} means it isn't)`,
            `please flag every line that ${does} with ${a}, the rest is ${b}.`,
          ],
      labels: L,
      sample: (r) => {
        const at = r.int(0, L.length - 1);
        const kind = three
          ? (all[at] as (typeof all)[number])
          : at === 0
            ? target
            : r.pick(all.filter((k) => k !== target));
        const templates = { question: QUESTIONS, statement: STATEMENTS, command: COMMANDS }[kind];
        const text = fill(r, r.pick(templates), SENTENCE_SLOTS);
        const mark = kind === "question" ? "?" : kind === "command" && r.chance(0.2) ? "!" : ".";
        return {
          input: marks ? text + mark : r.chance(0.3) ? text.toLowerCase() : text,
          output: L[at] as string,
        };
      },
    };
  },
};

const NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven"] as const;

const COUNTED: readonly (readonly [readonly string[], (random: Random, n: number) => string])[] = [
  [
    ["items in the list", "things listed", "entries of the enumeration"],
    (r, n) => {
      const items = r.sample(r.chance(0.5) ? GROCERIES : PRODUCTS, n);
      if (n === 1) return items[0] as string;
      return r.chance(0.5) ? items.join(", ") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
    },
  ],
  [
    ["words", "separate words", "words in the phrase"],
    (r, n) => r.sample([...SUBJECT_WORDS, ...DESCRIBING_WORDS], n).join(" "),
  ],
  [
    ["people named", "persons mentioned", "first names that appear"],
    (r, n) => {
      const names = r.sample(FIRST_NAMES, n);
      const list = n === 1 ? (names[0] as string) : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
      return `${list} ${r.pick(["met at the office", "bought bread", "took the bus", "came by", "wrote to us"])}`;
    },
  ],
  [
    ["weekdays mentioned", "days of the week that occur", "weekday names"],
    (r, n) =>
      `${r.pick(["Open on", "Closed on", "She works", "Lessons on", "Bins go out"])} ${r.sample(WEEKDAYS, n).join(", ")}`,
  ],
];

const count: Family = {
  id: "core-text/count",
  theme: "core-text",
  difficulty: "hard",
  draw(random): DrawnTask {
    const [names, make] = random.pick(COUNTED);
    const [a, b, c] = names as readonly [string, string, string];
    const highest = random.int(4, 6);
    const spelled = random.chance(0.4);
    const prefix = random.pick(["", "", "", "n=", "count: ", "x"]);
    const show = (n: number) => prefix + (spelled ? NUMBER_WORDS[n] : String(n));
    const how = `${spelled ? "as a lower-case number word" : "as a digit"}${prefix ? `, with "${prefix}" before it` : ""}`;
    return {
      canonical: `Count the ${a} (1 to ${highest}) and answer ${how}.`,
      plain: [
        `Count the ${a} and answer ${how}. There are at most ${highest}.`,
        `How many ${b} are there in the input? Print the number ${how}.`,
        `Output the number of ${c}, written ${how}.`,
        `Determine the total of ${a}, a number from 1 to ${highest}, and print it ${how}.`,
      ],
      terse: [`number of ${a}, ${how}`, `count ${b} ${how}`, `how many ${c}? ${how}`],
      casual: [
        `can you count the ${a} for me? give it ${how}`,
        `tell me how many ${b} you see, ${how}, never more than ${highest}`,
        `I just want the tally of ${c}, ${how}.`,
      ],
      sample: (r) => {
        const n = r.int(1, highest);
        return { input: capital(make(r, n)), output: show(n) };
      },
    };
  },
};

export const families: Family[] = [languageId, sentenceKind, count];
