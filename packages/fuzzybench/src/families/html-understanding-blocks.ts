/** The role of page blocks, and what of a page is visible. Part of the html-understanding theme. */
import type { Family } from "../family.js";
import { type Job, jobFamily, type Posed } from "../frames/jobs.js";
import { gloss, missing, say } from "../lexicon/fill.js";
import {
  BLOCK_BRANDS,
  BLOCK_MEANINGS,
  BLOCKS,
  type Block,
  CLASS_NAMES,
  HEADINGS,
  PARAGRAPHS,
} from "../lexicon/web.js";
import type { Random } from "../random.js";

const BLOCK_LABELS: Record<Block, readonly string[]> = {
  article: ["content", "MAIN", "1", "A", "text"],
  ad: ["ad", "AD", "2", "B", "advert"],
  navigation: ["navigation", "NAV", "3", "C", "menu"],
  consent: ["cookies", "CONSENT", "4", "D", "banner"],
  legal: ["legal", "FOOTER", "5", "E", "fine print"],
  signup: ["newsletter", "SIGNUP", "6", "F", "subscribe"],
};
const ALL = Object.keys(BLOCKS) as Block[];

/** Coarser classes, each with the blocks that it holds. */
const GROUPS = [
  { names: ["content", "READ", "1", "A"], about: "the real content", blocks: ["article"] },
  {
    names: ["promotion", "PROMO", "2", "B"],
    about: "advertisements and invitations to subscribe",
    blocks: ["ad", "signup"],
  },
  {
    names: ["frame", "FRAME", "3", "C"],
    about: "menus, copyright and legal lines",
    blocks: ["navigation", "legal"],
  },
  { names: ["notice", "CONSENT", "4", "D"], about: "cookie notices", blocks: ["consent"] },
] as const satisfies readonly { names: readonly string[]; about: string; blocks: readonly Block[] }[];

const YES_NO = [
  ["keep", "drop"],
  ["yes", "no"],
  ["T", "F"],
  ["1", "0"],
] as const;

function posed(r: Random, block: Block): Posed<Block> {
  const n = String(r.int(10, 25));
  const text = say(r, BLOCKS[block], { b: BLOCK_BRANDS, n, usd: `$${n}` });
  const tag = r.pick(["div", "section", "p", "span"]);
  return { input: r.chance(0.5) ? `<${tag} class="c${r.int(1, 99)}">${text}</${tag}>` : text, value: block };
}

const oneKind =
  (wanted: Block) =>
  (_: unknown, random: Random): Job<Block> => {
    const [yes, no] = random.pick(YES_NO);
    const about = BLOCK_MEANINGS[wanted];
    return {
      does: [`decide whether the block is ${about}`, `tell if the piece of the page is ${about}`],
      gives: [`the label that tells if the block is ${about}`, `whether the piece is ${about}`],
      rules: [
        [
          `Answer ${yes} if it is and ${no} if it is anything else.`,
          `${yes} for ${about}, ${no} for all other blocks.`,
        ],
      ],
      labels: [yes, no],
      solve: (block) => (block === wanted ? yes : no),
      pose: (r) => posed(r, r.chance(0.5) ? wanted : r.pick(ALL.filter((block) => block !== wanted))),
    };
  };

const labelled = (entries: readonly (readonly [string, string])[], random: Random): string[] => [
  random.pick([
    `The labels: ${gloss(entries, " for ")}.`,
    `Use ${gloss(entries, " for ")}.`,
    `${gloss(entries)}.`,
  ]),
];

const blockRole = jobFamily(
  {
    id: "html-understanding/block-role",
    theme: "html-understanding",
    difficulty: "easy",
    survives: ["typos", "case", "whitespace", "unicode", "injection"],
    noun: ["block of a web page", "piece cut out of a page", "page segment", "snippet of a website"],
    setting: () => undefined,
    pose: (r: Random): Posed<Block> => posed(r, r.pick(ALL)),
  },
  {
    "is-content": oneKind("article"),
    "is-ad": oneKind("ad"),
    "is-navigation": oneKind("navigation"),
    "is-consent": oneKind("consent"),
    "is-legal": oneKind("legal"),
    "is-signup": oneKind("signup"),
    role: (_, random) => {
      const set = random.int(0, 4);
      const entries = ALL.map(
        (block) => [BLOCK_LABELS[block][set] as string, BLOCK_MEANINGS[block]] as const,
      );
      return {
        does: [
          "say what role the block plays on the page",
          "classify the piece by its purpose on the website",
        ],
        gives: ["the role of the block", "the label of the part of the page that it is"],
        rules: labelled(entries, random),
        labels: entries.map(([label]) => label),
        solve: (block) => BLOCK_LABELS[block][set] as string,
      };
    },
    group: (_, random) => {
      const set = random.int(0, 3);
      const labels = GROUPS.map(({ names }) => names[set] as string);
      return {
        does: ["sort the block into a rough class", "say which of four groups the piece belongs to"],
        gives: ["the class of the block", "the group that the piece of the page belongs to"],
        rules: labelled(
          GROUPS.map(({ about }, i) => [labels[i] as string, about] as const),
          random,
        ),
        labels,
        solve: (block) =>
          labels[GROUPS.findIndex(({ blocks }) => blocks.some((one) => one === block))] as string,
        pose: (r) => posed(r, r.pick(r.pick(GROUPS).blocks)),
      };
    },
  },
);

type Sight = "shown" | "hidden" | "comment" | "script";
interface Part {
  readonly sight: Sight;
  readonly text: string;
  readonly html: string;
}

const NOTES = [
  "TODO: shorten",
  "ad slot 3",
  "old banner below",
  "do not edit",
  "version 12",
  "end of intro",
  "A/B test off",
];
const SCRIPTS = ['track("view")', "let n = 3;", "load('ads.js')", "window.ready = true;", "init(menu)"];
const HIDING = ["hidden", 'style="display:none"', 'style="visibility: hidden"', 'hidden class="card"'];

function part(r: Random): Part {
  const sight = r.pick(["shown", "shown", "hidden", "hidden", "comment", "script"] as const);
  if (sight === "comment") {
    const text = r.pick(NOTES);
    return { sight, text, html: `<!-- ${text} -->` };
  }
  if (sight === "script") {
    const text = r.pick(SCRIPTS);
    return { sight, text, html: `<script>${text}</script>` };
  }
  const tag = r.pick(["p", "h2", "div"]);
  const text = r.pick(tag === "h2" ? HEADINGS : PARAGRAPHS);
  const mark =
    sight === "hidden" ? ` ${r.pick(HIDING)}` : r.chance(0.4) ? ` class="${r.pick(CLASS_NAMES)}"` : "";
  return { sight, text, html: `<${tag}${mark}>${text}</${tag}>` };
}
const textsOf = (parts: readonly Part[], sight: Sight): string[] =>
  parts.filter((one) => one.sight === sight).map(({ text }) => text);
const BARS = "Separate several by a bar with spaces ( | ).";
const HIDDEN_MEANS =
  "An element is hidden by the attribute hidden or by display:none or visibility:hidden in its style.";

const visibility = jobFamily(
  {
    id: "html-understanding/visibility",
    theme: "html-understanding",
    difficulty: "medium",
    heldOut: true,
    survives: [],
    noun: ["HTML fragment", "part of a page source", "piece of HTML", "chunk of page source"],
    setting: (random) => missing(random),
    pose: (r: Random): Posed<readonly Part[]> => {
      const parts = Array.from({ length: r.int(2, 4) }, () => part(r));
      return { input: parts.map(({ html }) => html).join(""), value: parts };
    },
  },
  {
    visible: (miss) => ({
      does: ["extract the text that a visitor sees", "print only the visible text"],
      gives: ["the visible texts", "what a reader of the page sees"],
      rules: [
        HIDDEN_MEANS,
        `Comments and scripts are not visible. ${BARS} If nothing is visible, answer ${miss.said}.`,
      ],
      solve: (parts) => textsOf(parts, "shown").join(" | ") || miss.value,
    }),
    hidden: (miss) => ({
      does: ["extract the texts of hidden elements", "find out what text the page hides"],
      gives: ["the texts of the hidden elements", "what the hidden elements say"],
      rules: [
        HIDDEN_MEANS,
        `Comments and scripts do not count. ${BARS} If nothing is hidden, answer ${miss.said}.`,
      ],
      solve: (parts) => textsOf(parts, "hidden").join(" | ") || miss.value,
    }),
    "hidden-count": () => ({
      does: ["count the hidden elements", "say how many elements are hidden"],
      gives: ["the number of hidden elements", "how many elements a visitor cannot see, as a number"],
      rules: [HIDDEN_MEANS, "Comments and scripts do not count."],
      solve: (parts) => String(textsOf(parts, "hidden").length),
    }),
    "first-kind": () => ({
      does: ["say what the source begins with", "classify the first thing in the source"],
      gives: ["the kind of the first part", "what kind of thing comes first"],
      rules: [
        "Answer shown for a visible element, hidden for a hidden one, comment or script.",
        HIDDEN_MEANS,
      ],
      labels: ["shown", "hidden", "comment", "script"],
      solve: (parts) => parts[0]?.sight ?? "",
    }),
    clean: (miss) => ({
      does: [
        "remove comments, scripts and hidden elements",
        "reduce the source to what is visible, tags included",
      ],
      gives: [
        "the HTML without comments, scripts and hidden elements",
        "the markup of the visible elements only",
      ],
      rules: [HIDDEN_MEANS, `The rest stays as it is; if nothing is left, answer ${miss.said}.`],
      solve: (parts) =>
        parts
          .filter(({ sight }) => sight === "shown")
          .map(({ html }) => html)
          .join("") || miss.value,
    }),
  },
);

export const families: Family[] = [blockRole, visibility];
