/** Menus of links, and sentences with inline markup. Part of the html-understanding theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { entries, words } from "../lexicon/a-text.js";
import { missing } from "../lexicon/fill.js";
import { LINK_TARGETS, LINK_TEXTS } from "../lexicon/web.js";
import type { Random } from "../random.js";

interface Link {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}
const TARGETS = [
  ...LINK_TARGETS,
  ..."blog.example.net,maps.test/city,acme.example/jobs,forum.test,photos.example,video.test/42,partner.example/info,wiki.test"
    .split(",")
    .map((site) => `https://${site}`),
];
const BARS = "Separate several by a bar with spaces ( | ).";
const isExternal = ({ href }: Link): boolean => href.startsWith("https://");
const texts = (links: readonly Link[], none: string): string =>
  links.map(({ text }) => text).join(" | ") || none;

const menu = jobFamily(
  {
    id: "html-understanding/link-list",
    theme: "html-understanding",
    difficulty: "medium",
    heldOut: true,
    survives: ["distractor", "injection"],
    noun: ["menu in HTML", "list of links in HTML", "navigation bar as HTML", "row of links"],
    setting: (random) => {
      const known = random.sample(LINK_TEXTS, 5);
      return { known, wanted: random.pick(known), miss: missing(random) };
    },
    pose: (r, { known }): Posed<readonly Link[]> => {
      const n = r.int(2, 4);
      const targets = r.sample(TARGETS, n);
      const active = r.chance(0.7) ? r.int(0, n - 1) : -1;
      const links = r
        .sample(known, n)
        .map((text, i) => ({ text, href: targets[i] as string, active: i === active }));
      const item = r.chance(0.5) ? (link: string) => `<li>${link}</li>` : (link: string) => link;
      const body = links
        .map((l) => item(`<a href="${l.href}"${l.active ? ' class="active"' : ""}>${l.text}</a>`))
        .join("");
      return { input: body.startsWith("<li>") ? `<ul>${body}</ul>` : `<nav>${body}</nav>`, value: links };
    },
  },
  {
    "target-of": ({ wanted, miss }) => ({
      does: [`find the address that "${wanted}" links to`, `say where the link "${wanted}" leads`],
      gives: [`the href of the link "${wanted}"`, `the address behind "${wanted}"`],
      rules: [`If there is no such link, answer ${miss.said}.`],
      solve: (links) => links.find(({ text }) => text === wanted)?.href ?? miss.value,
    }),
    external: ({ miss }) => ({
      does: ["list the links that lead to other sites", "name the external links"],
      gives: ["the texts of the links whose address begins with https://", "the captions of all https links"],
      rules: [
        "Only addresses that begin with https:// lead to other sites.",
        `${BARS} If there is none, answer ${miss.said}.`,
      ],
      solve: (links) => texts(links.filter(isExternal), miss.value),
    }),
    active: ({ miss }) => ({
      does: ["name the link that is marked as active", "say which entry has the class active"],
      gives: ["the text of the link with the class active", "the caption of the active entry"],
      rules: [`If no link is active, answer ${miss.said}.`],
      solve: (links) =>
        texts(
          links.filter(({ active }) => active),
          miss.value,
        ),
    }),
    inactive: ({ miss }) => ({
      does: ["list the links without the active one", "name all entries that are not active"],
      gives: [
        "the texts of all links but the active one",
        "the captions of the entries without the class active",
      ],
      rules: [`${BARS} If none is left, answer ${miss.said}.`],
      solve: (links) =>
        texts(
          links.filter(({ active }) => !active),
          miss.value,
        ),
    }),
    addresses: () => ({
      does: ["list the addresses of all links", "print every href in order"],
      gives: ["the href values of all links, in order", "all link addresses"],
      rules: [BARS],
      solve: (links) => links.map(({ href }) => href).join(" | "),
    }),
    markdown: () => ({
      does: [
        "turn the links into Markdown, one a line",
        "write each link as [text](address) on a line of its own",
      ],
      gives: ["the links in Markdown, one per line", "one line like [Help](/help) for each link"],
      rules: ["Keep the order; no bullets."],
      solve: (links) => links.map(({ text, href }) => `[${text}](${href})`).join("\n"),
    }),
  },
);

type Mark = "b" | "i" | "code" | "a" | "";
const MARKS: readonly Mark[] = ["b", "i", "code", "a", ""];
const MARK_WORDS = { b: "bold", i: "italic", code: "code" } as const;

/** A piece of a sentence and its inline tag; the address belongs to links. */
interface Piece {
  readonly text: string;
  readonly mark: Mark;
  readonly href: string;
}

const SENTENCES =
  entries(`Put the {} into the {} before you {} / Read the {} and the {}, then {} / Never use {} with {} unless you {} /
  The {} needs the {} to {} / We moved the {} from the {} so that you can {} / Open {}, choose {} and {} /
  With {} you get {} as soon as you {} / Ask for the {} or the {} when you {}`).map((text) =>
    text.split("{}"),
  );
const THINGS = words(
  "manual sugar folder token pump report engine key invoice settings filter cable ladder recipe server sensor printer archive",
);
const ACTIONS = entries(
  "start / save the file / go home / log in / close the lid / press enter / call support / leave / print it / order more",
);

const html = ({ text, mark, href }: Piece): string =>
  mark === "" ? text : mark === "a" ? `<a href="${href}">${text}</a>` : `<${mark}>${text}</${mark}>`;
const MARKDOWN: Record<Mark, (piece: Piece) => string> = {
  b: ({ text }) => `**${text}**`,
  i: ({ text }) => `*${text}*`,
  code: ({ text }) => `\`${text}\``,
  a: ({ text, href }) => `[${text}](${href})`,
  "": ({ text }) => text,
};
const joined = (pieces: readonly Piece[], write: (piece: Piece) => string): string =>
  pieces.map(write).join("");
const TAGS_OF_TEXT = "The tags are b, i, code and a.";

const inline = jobFamily(
  {
    id: "html-understanding/inline-markup",
    theme: "html-understanding",
    difficulty: "medium",
    survives: [],
    noun: ["sentence with HTML tags", "paragraph in HTML", "line of HTML text", "formatted sentence"],
    setting: (random: Random) => ({
      wanted: random.pick(["b", "i", "code"] as const),
      miss: missing(random),
    }),
    pose: (r: Random, { wanted }: { readonly wanted: Mark }): Posed<readonly Piece[]> => {
      const parts = r.pick(SENTENCES);
      const fillers = [...r.sample(THINGS, 2), r.pick(ACTIONS)];
      const pieces = parts.flatMap((text, i): Piece[] => {
        const plain: Piece = { text, mark: "", href: "" };
        const filler = fillers[i];
        if (filler === undefined) return [plain];
        return [
          plain,
          { text: filler, mark: r.chance(0.3) ? wanted : r.pick(MARKS), href: r.pick(LINK_TARGETS) },
        ];
      });
      const closed = [...pieces, { text: ".", mark: "", href: "" } as const];
      return { input: joined(closed, html), value: closed };
    },
  },
  {
    plain: () => ({
      does: ["remove all tags", "strip the markup and keep the text"],
      gives: ["the sentence without tags", "the bare text"],
      rules: [TAGS_OF_TEXT],
      solve: (pieces) => joined(pieces, ({ text }) => text),
    }),
    markdown: () => ({
      does: ["convert the HTML to Markdown", "rewrite the tags as Markdown signs"],
      gives: ["the sentence in Markdown", "the same text with Markdown signs in place of tags"],
      rules: ["b becomes **x**, i becomes *x*, code becomes `x`, and a link becomes [x](address)."],
      solve: (pieces) => joined(pieces, (piece) => MARKDOWN[piece.mark](piece)),
    }),
    marked: ({ wanted, miss }) => ({
      does: [`list what is ${MARK_WORDS[wanted]} (tag ${wanted})`, `extract the words inside <${wanted}>`],
      gives: [`the texts inside <${wanted}> tags`, `everything set in ${MARK_WORDS[wanted]} (tag ${wanted})`],
      rules: [`${BARS} If there is none, answer ${miss.said}.`],
      solve: (pieces) =>
        pieces
          .filter(({ mark }) => mark === wanted)
          .map(({ text }) => text)
          .join(" | ") || miss.value,
    }),
    "keep-links": () => ({
      does: ["remove every tag except links", "strip the markup but leave the a elements"],
      gives: [
        "the sentence with its links as the only tags",
        "the text in which only a elements are left as HTML",
      ],
      rules: ["Links stay exactly as they are."],
      solve: (pieces) => joined(pieces, (piece) => (piece.mark === "a" ? html(piece) : piece.text)),
    }),
    unlink: () => ({
      does: ["remove the links but keep all other tags", "replace each a element by its text"],
      gives: ["the sentence without links, other tags kept", "the HTML in which links are plain text"],
      rules: ["The text of a link stays."],
      solve: (pieces) => joined(pieces, (piece) => (piece.mark === "a" ? piece.text : html(piece))),
    }),
    shout: ({ wanted }) => ({
      does: [
        `remove the tags and write what was ${MARK_WORDS[wanted]} (tag ${wanted}) in capitals`,
        `turn <${wanted}> into capital letters and drop all tags`,
      ],
      gives: [
        `the bare text with ${MARK_WORDS[wanted]} parts (tag ${wanted}) in capitals`,
        `the sentence without tags, <${wanted}> texts in upper case`,
      ],
      solve: (pieces) => joined(pieces, ({ text, mark }) => (mark === wanted ? text.toUpperCase() : text)),
    }),
    escape: () => ({
      does: ["escape the markup so that a browser shows the tags", "replace < by &lt; and > by &gt;"],
      gives: [
        "the source with < as &lt; and > as &gt;",
        "the escaped source (&lt; and &gt; for the angle brackets)",
      ],
      rules: ["Quotes and everything else stay."],
      solve: (pieces) => joined(pieces, html).replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    }),
  },
);

export const families: Family[] = [menu, inline];
