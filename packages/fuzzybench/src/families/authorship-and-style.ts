/** How a text is written: its tone, its narrator, its certainty; and mechanical clean-ups of style. */
import { type Family, relabel } from "../family.js";
import { capital, gloss, say } from "../lexicon/fill.js";
import {
  CLAIM_SUBJECTS,
  CLAIMS,
  FIRM,
  FORMAL,
  HEDGED,
  INFORMAL,
  NARRATORS,
  NEUTRAL_THINGS,
  SPOTS,
} from "../lexicon/style-sentences.js";
import { cleanUp } from "./style-clean-up.js";

const tone: Family = {
  id: "authorship-and-style/tone",
  theme: "authorship-and-style",
  difficulty: "easy",
  draw(random) {
    const label = relabel(
      random,
      ["formal", "casual"],
      [
        ["formal", "informal"],
        ["FORMAL", "CASUAL"],
        ["letter", "chat"],
        ["1", "0"],
        ["polite", "slangy"],
        ["F", "I"],
        ["official", "friendly"],
      ],
    );
    const { formal: f, casual: c } = label;
    const setting = random.pick(["an email", "a message", "a sentence", "a note", "a line of text"]);
    return {
      canonical: `Tell the register of ${setting}: ${f} for formal business style, ${c} for casual everyday style.`,
      plain: [
        `Classify the tone of ${setting}: ${f} for formal business language, ${c} for casual language.`,
        `Judge how ${setting} is worded. Official, polite wording gives ${f}; slang, short forms and chatty wording give ${c}.`,
        `Detect the register. Output ${f} when the writer sounds like a business letter and ${c} when the writer sounds like a friend.`,
        `Decide whether ${setting} would fit a formal letter (${f}) or only a relaxed conversation (${c}).`,
      ],
      terse: [
        `register: ${f} = formal, ${c} = casual.`,
        `tone of ${setting}; ${f} if businesslike, ${c} if chatty.`,
        `${f} for official style, ${c} for slang.`,
      ],
      casual: [
        `Does this sound stiff or relaxed? Say ${f} if it's stiff and formal, ${c} if it's relaxed.`,
        `is ${setting} written properly formal (${f}) or like you'd text a mate (${c})?`,
        `I need to sort texts by style: ${f} for the ones in suit and tie, ${c} for the ones in sneakers, you know, slang and such.`,
      ],
      labels: label.all,
      sample(r) {
        const formal = r.chance(0.5);
        const text = say(r, formal ? FORMAL : INFORMAL, { x: NEUTRAL_THINGS });
        return { input: text, output: formal ? f : c };
      },
    };
  },
};

type Person = keyof typeof NARRATORS;
const narrator: Family = {
  id: "authorship-and-style/narrator",
  theme: "authorship-and-style",
  difficulty: "medium",
  draw(random) {
    const label = relabel(
      random,
      ["first", "second", "third"],
      [
        ["first", "second", "third"],
        ["1", "2", "3"],
        ["I", "YOU", "THEY"],
        ["1st person", "2nd person", "3rd person"],
        ["A", "B", "C"],
        ["narrator", "reader", "others"],
      ],
    );
    const single = random.chance(0.4) ? random.pick(["first", "second", "third"] as const) : undefined;
    const [yes, no] = random.pick([
      ["yes", "no"],
      ["TRUE", "FALSE"],
      ["match", "other"],
    ] as const);
    const words: Record<Person, string> = {
      first: "first person (I, we)",
      second: "second person (you)",
      third: "third person (he, she, they or names)",
    };
    const entries = single
      ? ([
          [yes, words[single]],
          [no, "any other person"],
        ] as const)
      : (["first", "second", "third"] as const).map((p) => [label[p], words[p]] as const);
    const long = gloss(entries, " for ");
    const short = gloss(entries, "=", "; ");
    return {
      canonical: `Tell in which grammatical person the sentence is written: ${long}.`,
      plain: [
        `Tell in which grammatical person the sentence is told. Use ${long}.`,
        `Find the point of view of the text: ${long}.`,
        `Look at the pronouns and names and name the narrative perspective, with ${long}.`,
        `Who does the sentence talk about or from whose view is it told? Write ${long}.`,
      ],
      terse: [`point of view: ${short}.`, `grammatical person; ${short}.`, `narration: ${short}.`],
      casual: [
        `Which person is this written in? I need ${long}.`,
        `hey, check the point of view of this line for me: ${long}.`,
        `I'm making the chapters consistent, so mark each sentence ${long}.`,
      ],
      labels: single ? [yes, no] : label.all,
      sample(r) {
        const all = ["first", "second", "third"] as const;
        const others = all.filter((p) => p !== single);
        const person = single ? (r.chance(0.5) ? single : r.pick(others)) : r.pick(all);
        const input = say(r, NARRATORS[person], { p: SPOTS });
        const output = single ? (person === single ? yes : no) : label[person];
        return { input, output };
      },
    };
  },
};

const hedging: Family = {
  id: "authorship-and-style/hedging",
  theme: "authorship-and-style",
  difficulty: "easy",
  draw(random) {
    const label = relabel(
      random,
      ["hedged", "firm"],
      [
        ["hedged", "firm"],
        ["UNSURE", "SURE"],
        ["yes", "no"],
        ["1", "0"],
        ["cautious", "confident"],
        ["weak", "strong"],
        ["maybe", "definitely"],
      ],
    );
    const { hedged: h, firm: f } = label;
    return {
      canonical: `Does the writer hedge the claim? ${h} if it is stated with doubt, ${f} if it is stated as a fact.`,
      plain: [
        `Decide whether the claim is softened: ${h} if the writer expresses doubt, ${f} if it is stated as a fact.`,
        `Detect hedging. Words such as "perhaps" or "it seems" make a sentence ${h}; a plain or emphatic assertion is ${f}.`,
        `How certain does the author sound? Return ${h} for a tentative statement and ${f} for a definite one.`,
        `Label each assertion by its confidence, using ${f} where nothing is left open and ${h} where the author leaves room for error.`,
      ],
      terse: [
        `hedge check: ${h} = with doubt, ${f} = without.`,
        `${h} if tentative, ${f} if certain.`,
        `certainty of the writer; doubt -> ${h}, no doubt -> ${f}.`,
      ],
      casual: [
        `Is the author weaseling? Say ${h} if they hedge, ${f} if they just say it.`,
        `tell me ${h} when the sentence is all maybe and perhaps, and ${f} when it's straight.`,
        `I'm reviewing papers and want to spot careful wording: ${h} for careful, unsure wording, ${f} for flat statements.`,
      ],
      labels: label.all,
      sample(r) {
        const hedged = r.chance(0.5);
        const claim = say(r, CLAIMS, { s: CLAIM_SUBJECTS });
        return { input: capital(say(r, hedged ? HEDGED : FIRM, { c: claim })), output: hedged ? h : f };
      },
    };
  },
};

export const families: Family[] = [tone, narrator, hedging, cleanUp];
