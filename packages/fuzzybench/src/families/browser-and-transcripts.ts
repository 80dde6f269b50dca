/** Browser and transcripts: cleaning a spoken sentence, the button for a wish, and the kind of a page element. */
import type { DrawnTask, Family } from "../family.js";
import { BUTTONS } from "../lexicon/buttons.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { CAPTIONS, ELEMENTS_BY_KIND } from "../lexicon/page-elements.js";
import { FILLERS, SPOKEN } from "../lexicon/transcripts.js";
import type { Random } from "../random.js";

function drawFiller(random: Random): DrawnTask {
  const banned = random.sample(FILLERS, random.int(3, 6));
  const others = FILLERS.filter((f) => !banned.includes(f));
  const repeats = random.chance(0.4);
  const goal = random.pick([
    { say: "the cleaned sentence in lower case without a full stop", of: (t: string) => t.toLowerCase() },
    {
      say: "the cleaned sentence with a capital at the start and a full stop at the end",
      of: (t: string) => `${t.charAt(0).toUpperCase()}${t.slice(1)}.`,
    },
    { say: "the cleaned sentence, with the other words exactly as they are", of: (t: string) => t },
    { say: "the cleaned sentence, with the other words exactly as they are", of: (t: string) => t },
    {
      say: "the first word that is left, in lower case",
      of: (t: string) => (t.split(" ")[0] as string).toLowerCase(),
    },
    { say: "the last two words that are left", of: (t: string) => t.split(" ").slice(-2).join(" ") },
  ]);
  const list = banned.map((f) => `"${f}"`).join(", ");
  const also = repeats ? " and words said twice in a row (keep one)" : "";
  return {
    canonical: `Remove ${banned.join(", ")}${repeats ? " and doubled words" : ""} from speech; give ${goal.say}.`,
    ...wordings(random, {
      plain: [
        `<Clean|Tidy> a transcript. Remove the fillers ${list}${also}. Return ${goal.say}.`,
        `The input is spoken text. <Take out|Drop> ${list}${also} and give ${goal.say}.`,
        `People say ${list} while they think. Cut these out${repeats ? ", and reduce words said twice in a row to one" : ""}. The output is ${goal.say}.`,
        `Make a subtitle from speech: without ${list}${also}. Answer with ${goal.say}.`,
      ],
      terse: [
        `drop ${list}${also}; give ${goal.say}`,
        `transcript minus ${list}${also} -> ${goal.say}`,
        `remove fillers (${list})${also}, then ${goal.say}`,
      ],
      casual: [
        `I talk too messy, take out every ${list}${also}. I want ${goal.say}`,
        `clean this up pls: no ${list}${repeats ? ", no words doubled in a row" : ""}. give me ${goal.say}`,
        `podcast notes, kick out ${list}${also} and leave me ${goal.say}`,
      ],
    }),
    sample: (r) => {
      const clean = r.pick(SPOKEN).split(" ");
      const shown: string[] = [];
      const kept: string[] = [];
      const foreign = others.length > 0 && r.chance(0.25) ? r.int(0, clean.length - 1) : -1;
      clean.forEach((word, i) => {
        if (r.chance(i === 0 ? 0.4 : 0.22)) shown.push(r.pick(banned));
        if (i === foreign) {
          const stays = r.pick(others);
          shown.push(stays);
          kept.push(stays);
        }
        shown.push(word);
        kept.push(word);
        if (repeats && r.chance(0.15)) shown.push(word);
      });
      return { input: shown.join(" "), output: goal.of(kept.join(" ")) };
    },
  };
}

function drawButton(random: Random): DrawnTask {
  const chosen = random.sample(Object.keys(BUTTONS), random.int(3, 6));
  const style = random.int(0, 3);
  const labels = chosen.map((c, i) =>
    style === 3
      ? String(i + 1)
      : style === 2
        ? c.toUpperCase()
        : style === 1
          ? (BUTTONS[c]!.others[0] as string)
          : c,
  );
  const list =
    style === 3 ? gloss(labels.map((label, i) => [label, chosen[i] as string] as const)) : labels.join(", ");
  return {
    canonical: `Choose the button that serves the wish: ${list}.`,
    ...wordings(random, {
      plain: [
        `A visitor of a web page says what he wants. <Pick|Choose> the button to press: ${list}.`,
        `The page has these buttons: ${list}. <Which one|Which of them> fulfils the wish in the input? Answer with ${style === 3 ? "its number" : "its caption"}.`,
        `<Match|Map> a user's intention to a control on the page. The controls are ${list}.`,
        `Given a goal in everyday words, name the control that reaches it, out of ${list}.`,
      ],
      terse: [
        `wish -> button (${list})`,
        `which button? ${list}`,
        `buttons: ${list}; pick the one for the intent`,
      ],
      casual: [
        `what do I click for that? there's ${list}`,
        `grandma asks where to press. buttons are ${list}`,
        `I'd like to do something on this page, which button is it? ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const wish = r.pick(BUTTONS[chosen[i] as string]!.wishes);
      return {
        input: `${r.pick(["", "", "hi, ", "please: ", "ok, ", "now "])}${wish}${r.pick(["", "", ".", "!", " please", " now", ", thanks"])}`,
        output: labels[i] as string,
      };
    },
  };
}

function drawKind(random: Random): DrawnTask {
  const chosen = random.sample(Object.keys(ELEMENTS_BY_KIND), random.int(3, 6));
  const style = random.int(0, 4);
  const labels = chosen.map((c, i) =>
    style === 4
      ? ("ABCDEF"[i] as string)
      : style === 3
        ? c.toUpperCase()
        : style === 2
          ? (ELEMENTS_BY_KIND[c]!.aliases[1] as string)
          : c,
  );
  const named = labels.map((label, i) => [label, chosen[i] as string] as const);
  const list = style === 4 || style === 2 ? gloss(named) : labels.join(", ");
  return {
    canonical: `Kind of an HTML element: ${list}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Say> what kind of page element a piece of HTML shows. The kinds are ${list}.`,
        `The input is one HTML tag, perhaps with content. <Name|Give> what the visitor sees: ${list}.`,
        `A screen reader announces elements of a page. Decide what to announce: ${list}.`,
        `<Classify|Label> a snippet of markup by its role on the page, using ${list}.`,
      ],
      terse: [`HTML snippet -> kind (${list})`, `page element: ${list}`, `which widget is it? ${list}`],
      casual: [
        `what's this bit of HTML on screen? ${list}`,
        `my test script must know the element type, so ${list}`,
        `look at the tag, tell me what it is: ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const html = r
        .pick(ELEMENTS_BY_KIND[chosen[i] as string]!.html)
        .replace(/#(?!x)/g, () => r.pick(CAPTIONS));
      // An id tells nothing about the kind, but makes inputs differ.
      const id =
        html.includes(" id=") || r.chance(0.3)
          ? ""
          : ` id="${r.pick(["x", "el", "c", "n", "box", "k"])}${r.int(1, 99)}"`;
      const input = html.replace(/^(<\w+)/, (tag) => `${tag}${id}`);
      return { input, output: labels[i] as string };
    },
  };
}

export const families: Family[] = [
  {
    id: "transcripts/remove-fillers",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    draw: drawFiller,
  },
  { id: "browser/button-for-wish", theme: "browser-and-transcripts", difficulty: "medium", draw: drawButton },
  {
    id: "browser/element-kind",
    theme: "browser-and-transcripts",
    difficulty: "easy",
    heldOut: true,
    draw: drawKind,
  },
];
