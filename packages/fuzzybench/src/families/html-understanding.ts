/** Reading HTML: attributes of elements. Texts, tables, forms, links, products and blocks are in other files. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { answerForm, missing } from "../lexicon/fill.js";
import { element, OWN_ATTRIBUTES, TAG_WORDS, TAGS } from "../lexicon/html-elements.js";
import { families as htmlBlockFamilies } from "./html-understanding-blocks.js";
import { families as htmlLinkFamilies } from "./html-understanding-links.js";
import { families as htmlProductFamilies } from "./html-understanding-products.js";
import { families as htmlTableFamilies } from "./html-understanding-tables.js";
import { htmlOf, families as htmlTextFamilies, listed, type Tagged } from "./html-understanding-texts.js";

const attribute = jobFamily(
  {
    id: "html-understanding/attribute",
    theme: "html-understanding",
    difficulty: "medium",
    survives: [],
    noun: ["HTML snippet", "piece of HTML", "fragment of a web page", "bit of markup"],
    setting: (random) => {
      const tag = random.pick(TAGS);
      const name = random.pick(OWN_ATTRIBUTES[tag]);
      const an = `${/^[ai]/.test(name) ? "an" : "a"} ${name}`;
      return { tag, name, word: TAG_WORDS[tag], form: answerForm(random), miss: missing(random), an };
    },
    pose: (r, { tag, name }): Posed<readonly Tagged[]> => {
      const none = name !== "href" && name !== "src" && r.chance(0.2);
      const target = { tag, ...(none ? element(r, tag, undefined, name) : element(r, tag, name)) };
      const others = r
        .sample(
          TAGS.filter((t) => t !== tag),
          r.int(0, 2),
        )
        .map((t) => ({ tag: t, ...element(r, t, r.chance(0.5) ? name : undefined) }));
      const value = r.shuffle([target, ...others]);
      return { input: htmlOf(value), value };
    },
  },
  {
    "value-of": ({ tag, name, word, form, miss }) => ({
      does: [
        `read the ${name} attribute of the <${tag}> element`,
        `find what the ${word} (tag ${tag}) carries as ${name}`,
      ],
      gives: [
        `the value of the ${name} attribute of the <${tag}> element`,
        `the ${name} of the ${word} (tag ${tag})`,
      ],
      rules: [
        [`Write it ${form.rule}.`, `It is written ${form.rule}.`],
        [
          `If that element has no ${name}, answer ${miss.said}.`,
          `Without the attribute answer ${miss.said}; other tags do not matter.`,
        ],
      ],
      solve: (elements) => {
        const value = elements.find((e) => e.tag === tag)?.attributes.get(name);
        return value === undefined ? miss.value : form.apply(value);
      },
    }),
    "tag-with": ({ name, an, miss }) => ({
      does: [`name the first tag that has ${an} attribute`, `say which element carries ${an} first`],
      gives: [
        `the tag name of the first element with ${an} attribute`,
        `the name of the first tag with ${name} set`,
      ],
      rules: ["Write the bare name, like h2.", `If no element has one, answer ${miss.said}.`],
      solve: (elements) => elements.find(({ attributes }) => attributes.has(name))?.tag ?? miss.value,
    }),
    names: ({ tag, word, miss }) => ({
      does: [
        `list the attributes of the <${tag}> element by name`,
        `say which attributes the ${word} (tag ${tag}) has`,
      ],
      gives: [`the names of the attributes of <${tag}>`, `the attribute names of the ${word} (tag ${tag})`],
      rules: [
        "Separate them by a bar with spaces ( | ), in order of appearance.",
        `If there is none, answer ${miss.said}.`,
      ],
      solve: (elements) =>
        listed([...(elements.find((e) => e.tag === tag)?.attributes.keys() ?? [])], miss.value),
    }),
    "all-values": ({ name, an, miss }) => ({
      does: [`collect the ${name} values of all elements`, `list every value of ${name} in the markup`],
      gives: [`all values of the ${name} attribute`, `each ${name} in the snippet, in order`],
      rules: [
        "Separate several by a bar with spaces ( | ).",
        `If no element has ${an}, answer ${miss.said}.`,
      ],
      solve: (elements) =>
        listed(
          elements.flatMap(({ attributes }) => attributes.get(name) ?? []),
          miss.value,
        ),
    }),
    count: () => ({
      does: ["count all attributes in the markup", "add up the attributes of every element"],
      gives: [
        "the total number of attributes",
        "how many attributes all elements have together, as a number",
      ],
      solve: (elements) => String(elements.reduce((sum, { attributes }) => sum + attributes.size, 0)),
    }),
    selector: ({ tag, word }) => ({
      does: [
        `write a CSS selector for the <${tag}> element`,
        `give the selector of the ${word} with its id and classes`,
      ],
      gives: [
        `the CSS selector of <${tag}>: tag name, then #id, then a dot before each class`,
        `the selector of the ${tag} tag in the form tag#id.class`,
      ],
      rules: [
        "It has the form tag#id.class without what is missing; each of several classes gets its own dot.",
      ],
      solve: (elements) => {
        const attributes = elements.find((e) => e.tag === tag)?.attributes;
        const id = attributes?.get("id");
        const classes = attributes?.get("class")?.split(" ") ?? [];
        return [`${tag}${id ? `#${id}` : ""}`, ...classes].join(".");
      },
    }),
    remove: ({ name }) => ({
      does: [`remove every ${name} attribute`, `strip ${name} from all elements`],
      gives: [`the markup without ${name} attributes`, `the same HTML with each ${name} taken out`],
      rules: ["Everything else stays as it is."],
      solve: (elements) => htmlOf(elements).replace(new RegExp(` ${name}="[^"]*"`, "g"), ""),
    }),
  },
);

export const families: Family[] = [
  attribute,
  ...htmlTextFamilies,
  ...htmlBlockFamilies,
  ...htmlTableFamilies,
  ...htmlLinkFamilies,
  ...htmlProductFamilies,
];
