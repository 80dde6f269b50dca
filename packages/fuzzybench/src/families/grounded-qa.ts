/**
 * Grounded question answering: a short passage with a question or a claim, answered only from the passage.
 * Passages are composed from invented facts (lexicon/documents.ts), so every answer is known.
 */
import { type Family, relabel } from "../family.js";
import type { Fact } from "../lexicon/documents.js";
import { answerForm, capital, missing, say } from "../lexicon/fill.js";
import { LAYOUTS, passage } from "../lexicon/passage.js";
import type { Random } from "../random.js";

function ask(random: Random, fact: Fact, subject: string): string {
  return say(random, fact.asks, { s: subject });
}

const answerSpan: Family = {
  id: "grounded-qa/answer-span",
  theme: "grounded-qa",
  difficulty: "hard",
  draw(random) {
    const { value, said: miss } = missing(random);
    const form = answerForm(random);
    const layout = random.pick(LAYOUTS);
    const tag = random.pick(["Q", "Question"]);
    return {
      canonical: `Answer the question with the shortest span of the text, ${form.rule}; output ${miss} if the text does not tell.`,
      plain: [
        `Answer the question using only the given text. Output the shortest span that answers it, ${form.rule}. If the text does not contain the answer, output ${miss}.`,
        `The input holds a short passage and a question about it. Find the value in the passage that the question asks for and write it ${form.rule}; when the passage says nothing about it, write ${miss}.`,
        `Reading comprehension: give back the words of the document that reply to the question, ${form.rule} and without a full sentence around them. Questions that the document leaves open get ${miss}.`,
        `Extract from the paragraph the name, number or date that the reader wants to know. Write it ${form.rule}. Return ${miss} where the paragraph is silent on that point.`,
      ],
      terse: [
        `answer from the passage, shortest span, ${form.short}; ${miss} if not there`,
        `text + question -> answer span (${form.short}), else ${miss}`,
        `extractive QA, ${form.short}, unanswerable = ${miss}`,
      ],
      casual: [
        `I paste a little text and ask something about it. Just give me the bit of text that answers it, ${form.rule}, or ${miss} if it isn't in there. No guessing!`,
        `hey, look the answer up in the passage and reply with only those words (${form.short}). If the passage never mentions it, say ${miss}.`,
        `Can you answer the question from the text? Keep it to the few words that matter, ${form.rule}. And please put ${miss} when the text doesn't tell us.`,
      ],
      sample(r) {
        const doc = passage(r, r.int(2, 3));
        const known = !r.chance(0.22);
        const hit = r.pick(doc.stated);
        const fact = known ? hit.fact : r.pick(doc.unstated);
        const output = known ? form.apply(hit.value) : value;
        return { input: layout(doc.text, ask(r, fact, doc.subject), tag), output };
      },
    };
  },
};

const claimCheck: Family = {
  id: "grounded-qa/claim-check",
  theme: "grounded-qa",
  difficulty: "hard",
  draw(random) {
    const label = relabel(
      random,
      ["yes", "no", "open"],
      [
        ["supported", "contradicted", "unknown"],
        ["TRUE", "FALSE", "UNKNOWN"],
        ["agrees", "conflicts", "not mentioned"],
        ["entailment", "contradiction", "neutral"],
        ["yes", "no", "maybe"],
        ["1", "2", "3"],
        ["S", "R", "N"],
        ["backed", "refuted", "unclear"],
      ],
    );
    const merged = random.pick(["none", "none", "no", "yes"] as const);
    const layout = random.pick(LAYOUTS);
    const tag = random.pick(["Claim", "Statement"]);
    const all =
      merged === "none" ? label.all : merged === "no" ? [label.yes, label.no] : [label.no, label.yes];
    const [a, b, c] = [label.yes, label.no, label.open];
    const texts = {
      none: [
        `${a} if the text says the same, ${b} if the text says something that rules it out, ${c} if the text does not speak about it`,
        `${a} = stated in the text, ${b} = text says otherwise, ${c} = not in the text`,
      ],
      no: [
        `${a} if the text says the same, ${b} if the text says otherwise or does not speak about it`,
        `${a} = stated in the text, ${b} = text says otherwise or nothing`,
      ],
      yes: [
        `${b} if the text says something that rules it out, ${a} if the text says the same or does not speak about it`,
        `${b} = text says otherwise, ${a} = same in the text or not in the text`,
      ],
    } as const;
    const [long, short] = texts[merged];
    return {
      canonical: `Check the claim against the text: ${long}.`,
      plain: [
        `Compare the claim with the text. Answer ${long}.`,
        `The input is a passage and a statement about it. Verify the statement using the passage alone: ${long}.`,
        `Fact-check the sentence against the document and reply as follows: ${long}. Do not use outside knowledge.`,
        `Decide whether the source backs the assertion. The verdict is ${long}.`,
      ],
      terse: [
        `check claim against text: ${short}.`,
        `claim verification; ${short}.`,
        `does the passage back the statement? ${short}.`,
      ],
      casual: [
        `I need a quick fact check: someone makes a claim and you only have the text. Answer ${long}.`,
        `hey can you check if the statement holds up against the passage? say ${long}.`,
        `Go by the text only, please, not by what you know. It's ${long}.`,
      ],
      labels: all,
      sample(r) {
        const doc = passage(r, r.int(2, 3));
        const kind =
          merged === "none"
            ? r.pick(["yes", "no", "open"] as const)
            : r.chance(0.5)
              ? merged === "no"
                ? "yes"
                : "no"
              : r.pick(merged === "no" ? (["no", "open"] as const) : (["yes", "open"] as const));
        const hit = r.pick(doc.stated);
        const fact = kind === "open" ? r.pick(doc.unstated) : hit.fact;
        let value = kind === "yes" ? hit.value : fact.value(r);
        while (kind === "no" && value === hit.value) value = fact.value(r);
        const others = fact.says.filter((t) => t !== hit.template);
        const claim = capital(say(r, others, { s: doc.subject, v: value }));
        const output = kind === "open" && merged !== "none" ? (merged === "no" ? b : a) : label[kind];
        return { input: layout(doc.text, `${claim}.`, tag), output };
      },
    };
  },
};

const MARKS: readonly { name: string; marks: readonly string[]; write: (mark: string) => string }[] = [
  { name: "number", marks: ["1", "2", "3", "4"], write: (m) => `[${m}]` },
  { name: "number", marks: ["1", "2", "3", "4"], write: (m) => `${m}.` },
  { name: "letter", marks: ["A", "B", "C", "D"], write: (m) => `(${m})` },
  { name: "letter", marks: ["a", "b", "c", "d"], write: (m) => `${m})` },
  { name: "mark", marks: ["S1", "S2", "S3", "S4"], write: (m) => `${m}:` },
];

const citeSentence: Family = {
  id: "grounded-qa/cite-sentence",
  theme: "grounded-qa",
  difficulty: "hard",
  draw(random) {
    const style = random.pick(MARKS);
    const n = random.int(2, 3);
    const marks = style.marks.slice(0, n);
    const withNone = random.chance(0.6);
    const miss = random.pick(["none", "0", "-", "nowhere", "not stated", "NONE"]);
    const tag = random.pick(["Q", "Question"]);
    const tail = withNone ? ` If no sentence answers it, output ${miss}.` : "";
    const brief = withNone ? `, ${miss} if no sentence does` : "";
    const first = marks[0] as string;
    const last = marks.at(-1) as string;
    return {
      canonical: `Output the ${style.name} (${first} to ${last}) of the sentence that answers the question.${tail}`,
      plain: [
        `The text has ${n} marked sentences. Output the ${style.name} of the one that answers the question.${tail}`,
        `Cite your source: which of the sentences ${first} to ${last} contains the answer to the question? Give its ${style.name} only.${tail}`,
        `Find the evidence. Each sentence of the passage carries a ${style.name}; return the ${style.name} of the sentence that tells the reader what is being asked.${tail}`,
        `Point at the place in the document where the question is answered, using the ${style.name} in front of that sentence (${first} to ${last}).${tail}`,
      ],
      terse: [
        `${style.name} of the sentence that answers the question${brief}.`,
        `cite the answering sentence by its ${style.name}${brief}.`,
        `evidence sentence -> its ${style.name} (${first} to ${last})${brief}.`,
      ],
      casual: [
        `Which sentence has the answer? Just tell me its ${style.name}, like ${first} or ${last}.${tail}`,
        `I need the citation for this question: drop me the ${style.name} of the right sentence.${tail}`,
        `So there are ${n} sentences with a ${style.name} each, and a question. Tell me where the answer is, ${style.name} only.${tail}`,
      ],
      labels: withNone ? [...marks, miss] : marks,
      sample(r) {
        const doc = passage(r, n);
        const known = !withNone || !r.chance(1 / (n + 1));
        const index = r.int(0, n - 1);
        const fact = known ? doc.stated[index]!.fact : r.pick(doc.unstated);
        const text = doc.stated.map((s, i) => `${style.write(marks[i] as string)} ${s.sentence}.`).join(" ");
        const output = known ? (marks[index] as string) : miss;
        return { input: `${text}\n${tag}: ${ask(r, fact, doc.subject)}`, output };
      },
    };
  },
};

const answerable: Family = {
  id: "grounded-qa/answerable",
  theme: "grounded-qa",
  difficulty: "medium",
  heldOut: true,
  draw(random) {
    const label = relabel(
      random,
      ["in", "out"],
      [
        ["yes", "no"],
        ["answerable", "unanswerable"],
        ["ANSWERED", "OPEN"],
        ["1", "0"],
        ["found", "missing"],
        ["covered", "not covered"],
        ["Y", "N"],
      ],
    );
    const [y, n] = [label.in, label.out];
    const layout = random.pick(LAYOUTS);
    const tag = random.pick(["Q", "Question"]);
    return {
      canonical: `Say whether the text answers the question: ${y} if the answer is in the text, ${n} if it is not.`,
      plain: [
        `Decide whether the question can be answered from the text. Answer ${y} if the answer is in the text and ${n} if it is not.`,
        `Given a passage and a question, return ${y} when the passage tells what is asked, and ${n} when the reader would have to look elsewhere.`,
        `Before answering, check coverage: does the document state the requested information? ${y} means it does, ${n} means it does not.`,
        `Mark questions that the paragraph leaves open with ${n}. Mark those it does answer with ${y}.`,
      ],
      terse: [
        `answer in text? ${y} = it is there, ${n} = it is not.`,
        `question answerable from passage: ${y}, otherwise ${n}.`,
        `${y} if the text tells, ${n} if it doesn't.`,
      ],
      casual: [
        `Don't answer the question, just tell me if the text has the answer: ${y} if so, ${n} if not.`,
        `could somebody answer this from the text alone? ${y} if they could, ${n} if they'd have to guess.`,
        `I want to know if the passage is any use for my question. It is ${y} when the info is there, ${n} when it isn't.`,
      ],
      labels: label.all,
      sample(r) {
        const doc = passage(r, r.int(2, 3));
        const known = r.chance(0.5);
        const fact = known ? r.pick(doc.stated).fact : r.pick(doc.unstated);
        return { input: layout(doc.text, ask(r, fact, doc.subject), tag), output: known ? y : n };
      },
    };
  },
};

export const families: Family[] = [answerSpan, claimCheck, citeSentence, answerable];
