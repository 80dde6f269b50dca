/** Format repair of XML fragments and of wrongly encoded text. Part of the format-repair theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS, PRODUCTS } from "../lexicon/a-products.js";
import { entries, MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const FIRMS = entries(
  "Oak & Sons / Harper & Lane / Salt & Pepper / Bits & Bolts / Hill & Dale / Thread & Needle",
);

interface Fragment {
  readonly root: string;
  readonly id: string;
  readonly children: readonly (readonly [tag: string, text: string])[];
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;");
const close = (
  f: Fragment,
  child: (tag: string, text: string) => string,
  head = `<${f.root} id="${f.id}">`,
) => `${head}${f.children.map(([tag, text]) => child(tag, escaped(text))).join("")}</${f.root}>`;
const proper = (tag: string, text: string) => `<${tag}>${text}</${tag}>`;

/** Applies `broken` to the child at one place and leaves the others. */
const once = (f: Fragment, r: Random, broken: (tag: string, text: string) => string): string => {
  const bad = r.pick(f.children)[0];
  return close(f, (tag, text) => (tag === bad ? broken : proper)(tag, text));
};
const XML_FAULTS: readonly ((f: Fragment, r: Random) => string)[] = [
  (f) => close(f, proper),
  (f, r) => once(f, r, (tag, text) => `<${tag}>${text}`),
  (f, r) => once(f, r, (tag, text) => `<${tag}>${text}<${tag}>`),
  (f, r) => once(f, r, (tag, text) => `<${tag}>${text}</${tag.toUpperCase()}>`),
  (f, r) => once(f, r, (tag, text) => `<${tag}>${text}</${tag}`),
  (f) => close(f, proper, `<${f.root} id=${f.id}>`),
  (f) => close(f, proper, `<${f.root} id='${f.id}'>`),
  (f) => close(f, proper).replaceAll("&amp;", "&"),
  (f) => close(f, proper).replace(`</${f.root}>`, ""),
];
const MISTAKES = "Tags may be unclosed or wrongly closed, and the quotes of the attribute may be missing.";

const xml = jobFamily(
  {
    id: "format-repair/xml-fragment",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["injection"],
    noun: ["XML fragment", "faulty piece of XML", "broken XML element", "XML record"],
    setting: (random) => ({
      tags: random.sample(words("name city price color owner note"), 4),
      none: random.pick(MISSING_WORDS),
    }),
    pose: (r, { tags }): Posed<Fragment> => {
      const text = (tag: string) => {
        if (tag === "city") return r.pick(CITIES);
        if (tag === "price") return String(r.int(1, 300));
        if (tag === "owner") return r.pick(FIRST_NAMES);
        if (tag === "color") return r.pick(COLOURS);
        return r.pick(r.chance(0.4) ? FIRMS : PRODUCTS);
      };
      const value: Fragment = {
        root: r.pick(words("item book order room user entry")),
        id: String(r.int(1, 99)),
        children: r.sample(tags, r.int(2, 3)).map((tag) => [tag, text(tag)] as const),
      };
      return { input: r.pick(XML_FAULTS)(value, r), value };
    },
  },
  {
    repair: () => ({
      does: ["repair the XML", "make the fragment well-formed"],
      gives: ["the corrected fragment on one line", "well-formed XML with the same content"],
      rules: [
        MISTAKES,
        "Attributes get double quotes, an ampersand is written &amp;, and no blanks stand between tags.",
      ],
      solve: (f) => close(f, proper),
    }),
    "to-attributes": () => ({
      does: [
        "turn the child elements into attributes",
        "rewrite the XML as a single empty element with attributes",
      ],
      gives: [
        'one self-closing element like <item id="5" name="Tea"/>',
        "the element with its children as attributes, closed by />",
      ],
      rules: [MISTAKES, "Keep the order, use double quotes, end with /> and write an ampersand as &amp;."],
      solve: (f) =>
        `<${f.root} ${[["id", f.id] as const, ...f.children].map(([k, v]) => `${k}="${escaped(v)}"`).join(" ")}/>`,
    }),
    "to-json": () => ({
      does: ["turn the XML into a JSON object of strings", "rewrite id and child elements as JSON"],
      gives: [
        "a JSON object with id and the children as strings",
        'an object like {"id": "5", "name": "Tea"}',
      ],
      rules: [
        MISTAKES,
        "Keep the order, leave out the outer name, put one space after colons and commas, and write &amp; as &; every value is a string.",
      ],
      solve: (f) =>
        `{${[["id", f.id] as const, ...f.children].map(([k, v]) => `"${k}": "${v}"`).join(", ")}}`,
    }),
    "child-names": () => ({
      does: ["list the names of the child elements", "print the tags inside the outer element"],
      gives: [
        "the names of the child elements, separated by a comma and a space",
        "the child tags in order, joined by a comma and a space",
      ],
      rules: [MISTAKES, "The outer element and its attribute do not belong to the list."],
      solve: (f) => f.children.map(([tag]) => tag).join(", "),
    }),
    "child-text": ({ tags, none }, random) => {
      const wanted = random.pick(tags);
      return {
        does: [`read the text of the child element ${wanted}`, `find what stands in the ${wanted} element`],
        gives: [`the text of ${wanted}`, `the content of the ${wanted} element without tags`],
        rules: [MISTAKES, `Write &amp; as &. If there is no ${wanted}, answer ${none}.`],
        solve: (f) => f.children.find(([tag]) => tag === wanted)?.[1] ?? none,
      };
    },
  },
);

/** Words with a letter beyond ASCII; no letter whose wrongly read bytes would be invisible. */
const ACCENTED =
  words(`Café Zürich Málaga São Niño Façade Crème Köln Señor Fiancé Jalapeño Gruyère Müsli Soufflé
  Göteborg Düsseldorf Éclair Pâté Brûlée Cliché Résumé Smørrebrød Kraków`).filter((w) =>
    /^[a-zA-Zéèüöäñçáóê]+$/.test(w),
  );
const ASCII = words(
  "Hotel Market Lane House River Garden Museum Street Festival Bakery Theatre Studio Harbour Club",
);
const ENTITY: Readonly<Record<string, string>> = {
  é: "eacute",
  è: "egrave",
  ü: "uuml",
  ö: "ouml",
  ä: "auml",
  ñ: "ntilde",
  ç: "ccedil",
  á: "aacute",
  ó: "oacute",
  ê: "ecirc",
};
const ACCENT = /[^ -~]/gu;
const bytes = (letter: string): readonly number[] => [...new TextEncoder().encode(letter)];

const ENCODINGS = {
  percent: (c: string) =>
    bytes(c)
      .map((b) => `%${b.toString(16).toUpperCase()}`)
      .join(""),
  entity: (c: string) => `&${ENTITY[c]};`,
  number: (c: string) => `&#${c.codePointAt(0)};`,
  escape: (c: string) => `\\u00${c.charCodeAt(0).toString(16)}`,
  mojibake: (c: string) => String.fromCharCode(...bytes(c)),
} as const;
type Encoding = keyof typeof ENCODINGS;
const KINDS = Object.keys(ENCODINGS) as Encoding[];

/** A word and how its accents are written in the input; undefined leaves them as they are. */
type Piece = readonly [word: string, encoding: Encoding | undefined];

const encoded = ([word, encoding]: Piece): string =>
  encoding ? word.replace(ACCENT, (c) => ENCODINGS[encoding](c)) : word;
const decoding =
  (...kinds: readonly Encoding[]) =>
  (pieces: readonly Piece[]): string =>
    pieces.map((p) => (p[1] && kinds.includes(p[1]) ? p[0] : encoded(p))).join(" ");
const OTHERS = [
  "Leave everything else as it is, other encodings included.",
  "Touch nothing else, not even other kinds of encoding.",
];

const encoding = jobFamily(
  {
    id: "format-repair/encoding",
    theme: "format-repair",
    difficulty: "hard",
    survives: [],
    noun: [
      "badly encoded name",
      "text with damaged accents",
      "name with encoding errors",
      "wrongly encoded label",
    ],
    setting: () => undefined,
    pose: (r: Random): Posed<readonly Piece[]> => {
      const accented = r
        .sample(ACCENTED, 2)
        .map((w): Piece => [w, r.chance(0.9) ? r.pick(KINDS) : undefined]);
      const value = r.shuffle([...accented, [r.pick(ASCII), undefined] as const]);
      return { input: value.map(encoded).join(" "), value };
    },
  },
  {
    percent: () => ({
      does: ["decode the percent signs", "turn URL encoding such as %C3%A9 back into letters"],
      gives: [
        "the text with its percent codes (UTF-8) decoded",
        "the text in which %C3%A9 and the like are letters again",
      ],
      rules: [OTHERS],
      solve: decoding("percent"),
    }),
    entities: () => ({
      does: ["decode the HTML entities", "replace entities such as &eacute; or &#233; by their letters"],
      gives: [
        "the text with HTML entities, named or numeric, decoded",
        "the text in which &eacute; and &#233; are letters again",
      ],
      rules: [OTHERS],
      solve: decoding("entity", "number"),
    }),
    escapes: () => ({
      does: ["decode the backslash escapes", "replace codes such as \\u00e9 by their letters"],
      gives: [
        "the text with its \\u escapes decoded",
        "the text in which \\u00e9 and the like are letters again",
      ],
      rules: [OTHERS],
      solve: decoding("escape"),
    }),
    mojibake: () => ({
      does: ["repair UTF-8 that was read as Latin-1", "undo broken letters such as Ã© for é"],
      gives: ["the text with letter pairs like Ã© put right", "the text in which Ã© is é again, and so on"],
      rules: [OTHERS],
      solve: decoding("mojibake"),
    }),
    all: () => ({
      does: [
        "decode everything that is encoded or damaged",
        "restore all letters, however they were encoded",
      ],
      gives: ["the text with every accent as a proper letter", "the fully decoded text"],
      rules: ["Codes may be %C3%A9, &eacute;, &#233;, \\u00e9 or damaged pairs like Ã©, all for é."],
      solve: decoding(...KINDS),
    }),
    ascii: () => ({
      does: [
        "decode the text and drop the accents from its letters",
        "write the text in plain ASCII letters",
      ],
      gives: ["the decoded text without accents", "the text in plain letters: é becomes e, ü becomes u"],
      rules: ["Codes like %C3%A9, &eacute;, &#233;, \\u00e9 or Ã© stand for é and become e too."],
      solve: (pieces) =>
        decoding(...KINDS)(pieces)
          .normalize("NFD")
          .replace(/\p{M}/gu, ""),
    }),
  },
);

export const families: Family[] = [xml, encoding];
