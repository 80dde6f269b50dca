/**
 * Browser and transcripts: the button for a wish, and the kind of a page element. Transcripts are in transcripts.ts,
 * states of pages in browser-pages.ts, instructions in browser-steps.ts and addresses in browser-address.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { BUTTONS } from "../lexicon/buttons.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { CAPTIONS, ELEMENTS_BY_KIND } from "../lexicon/page-elements.js";
import type { Random } from "../random.js";
import { families as address } from "./browser-address.js";
import { families as pages } from "./browser-pages.js";
import { families as steps } from "./browser-steps.js";
import { families as transcripts } from "./transcripts.js";

const CAPTIONS_OF_BUTTONS = Object.keys(BUTTONS);

/** "named" offers three to six buttons that fit; "or-none" also has an answer for wishes that none serves. */
function drawButton(random: Random, none: boolean): DrawnTask {
  const chosen = random.sample(CAPTIONS_OF_BUTTONS, random.int(3, 6)).slice(none ? 1 : 0);
  const rest = CAPTIONS_OF_BUTTONS.filter((caption) => !chosen.includes(caption));
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
  const absent = random.pick(["none", "no button", "-", "0"]);
  const shown =
    style === 3 ? gloss(labels.map((label, i) => [label, chosen[i] as string] as const)) : labels.join(", ");
  const list = none ? `${shown}; ${absent} if no button fits` : shown;
  const all = none ? [...labels, absent] : labels;
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
    labels: all,
    sample: (r) => {
      const i = r.int(0, all.length - 1);
      const caption = chosen[i] ?? r.pick(rest);
      const wish = r.pick(BUTTONS[caption]!.wishes);
      return {
        input: `${r.pick(["", "", "hi, ", "please: ", "ok, ", "now "])}${wish}${r.pick(["", "", ".", "!", " please", " now", ", thanks"])}`,
        output: all[i] as string,
        latent: caption,
      };
    },
    answer: ({ latent }) => all[chosen.indexOf(latent as string)] ?? (none ? absent : undefined),
  };
}

const KIND_NAMES = Object.keys(ELEMENTS_BY_KIND);

/** Questions with two answers: the kinds that count, and the meanings of both. */
const ASKED = {
  "button-or-link": {
    kinds: ["button", "link"],
    means: ["the visitor can press or follow it: a button or a link", "any other element, also form fields"],
  },
  "form-field": {
    kinds: ["input", "checkbox", "dropdown"],
    means: [
      "the visitor enters or chooses something in it: text field, checkbox or dropdown",
      "any other element, also buttons",
    ],
  },
  media: {
    kinds: ["image", "video"],
    means: ["it shows a picture or a video", "any other element"],
  },
  words: {
    kinds: ["heading", "paragraph"],
    means: ["it is text to be read: a heading or a paragraph", "any other element, even with a caption"],
  },
  structure: {
    kinds: ["list", "table"],
    means: ["it arranges several entries: a list or a table", "a single thing of any other kind"],
  },
} as const satisfies Record<string, { readonly kinds: readonly string[]; readonly means: readonly string[] }>;

const GATE = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["KEEP", "DROP"],
  ["Y", "N"],
] as const;

type KindVariant = keyof typeof ASKED | "kinds" | "kinds-or-other";

/** Labels, how they are listed, and the place of the label of each kind. */
function kindClasses(random: Random, variant: KindVariant) {
  if (variant !== "kinds" && variant !== "kinds-or-other") {
    const { kinds, means }: { readonly kinds: readonly string[]; readonly means: readonly string[] } =
      ASKED[variant];
    const labels = random.pick(GATE);
    const list = gloss(labels.map((label, i) => [label, means[i] as string] as const));
    return { labels, list, of: (kind: string) => (kinds.includes(kind) ? 0 : 1) };
  }
  const other = variant === "kinds-or-other";
  const chosen = random.sample(KIND_NAMES, random.int(3, 6)).slice(other ? 1 : 0);
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
  const named = labels.map((label, i): [string, string] => [label, chosen[i] as string]);
  if (other) {
    labels.push(style === 4 ? "X" : random.pick(["other", "else", "none"]));
  }
  const glossed = style === 4 || style === 2;
  const shown = glossed ? gloss(named) : named.map(([label]) => label).join(", ");
  const list = other ? `${shown}; ${labels.at(-1)} = any other kind` : shown;
  const of = (kind: string) => (chosen.includes(kind) || !other ? chosen.indexOf(kind) : labels.length - 1);
  return { labels, list, of };
}

function drawKind(random: Random, variant: KindVariant): DrawnTask {
  const { labels, list, of } = kindClasses(random, variant);
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
      const kind = r.pick(KIND_NAMES.filter((name) => of(name) === i));
      const html = r.pick(ELEMENTS_BY_KIND[kind]!.html).replace(/#(?!x)/g, () => r.pick(CAPTIONS));
      // An id tells nothing about the kind, but makes inputs differ.
      const id =
        html.includes(" id=") || r.chance(0.3)
          ? ""
          : ` id="${r.pick(["x", "el", "c", "n", "box", "k"])}${r.int(1, 99)}"`;
      const input = html.replace(/^(<\w+)/, (tag) => `${tag}${id}`);
      return { input, output: labels[i] as string, latent: kind };
    },
    answer: ({ latent }) => labels[of(latent as string)],
  };
}

export const families: Family[] = [
  ...transcripts,
  family({
    id: "browser/button-for-wish",
    theme: "browser-and-transcripts",
    difficulty: "medium",
    variants: ["named", "or-none"],
    survives: MEANING_SURVIVES,
    draw: (random, variant) => drawButton(random, variant === "or-none"),
  }),
  family({
    id: "browser/element-kind",
    theme: "browser-and-transcripts",
    difficulty: "easy",
    heldOut: true,
    variants: ["kinds", "kinds-or-other", ...(Object.keys(ASKED) as (keyof typeof ASKED)[])],
    survives: ["injection"],
    draw: drawKind,
  }),
  ...pages,
  ...steps,
  ...address,
];
