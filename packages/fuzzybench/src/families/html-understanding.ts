/** Reading HTML: attribute values, text of elements, kinds of elements, counts, and the role of page blocks. */
import type { Family } from "../family.js";
import { answerForm, gloss, missing, say } from "../lexicon/fill.js";
import { element, OWN_ATTRIBUTES, TAG_WORDS, TAGS } from "../lexicon/html-elements.js";
import { BLOCK_BRANDS, BLOCK_MEANINGS, BLOCKS, type Block, LIST_WORDS } from "../lexicon/web.js";

const attribute: Family = {
  id: "html-understanding/attribute",
  theme: "html-understanding",
  difficulty: "medium",
  draw(random) {
    const tag = random.pick(TAGS);
    const name = random.pick(OWN_ATTRIBUTES[tag]);
    const form = answerForm(random);
    const miss = missing(random);
    const word = TAG_WORDS[tag];
    return {
      canonical: `Output the value of the ${name} attribute of the <${tag}> element, ${form.rule}; ${miss.said} if it has none.`,
      plain: [
        `Output the ${name} attribute of the <${tag}> element, ${form.rule}. If that element has no ${name}, output ${miss.said}.`,
        `From the HTML snippet, read what the ${word} (tag ${tag}) carries as ${name}. Write the value ${form.rule}, and ${miss.said} when the attribute is missing.`,
        `Parse the markup and return the ${name} value of the ${tag} tag ${form.rule}. Other tags may have one too, ignore them; without it return ${miss.said}.`,
        `Scrape one attribute: ${name}, taken from the only ${word} element (${tag}) of the fragment. The result is written ${form.rule}; a ${word} without it gives ${miss.said}.`,
      ],
      terse: [
        `${tag}[${name}] value, ${form.short}, else ${miss.said}`,
        `get ${name} of <${tag}>; ${form.short}; missing -> ${miss.said}`,
        `html -> ${name} of the ${word} (${tag}), ${form.short}, ${miss.said} if absent`,
      ],
      casual: [
        `I need the ${name} from the ${word} (${tag}) in this bit of HTML, ${form.rule}. No ${name}? Then ${miss.said}.`,
        `grab whatever ${name} says on the ${tag} tag for me, ${form.rule}, and say ${miss.said} if it isn't there`,
        `Look at the ${tag} element only and tell me its ${name}, ${form.rule}. If it doesn't have one just write ${miss.said}.`,
      ],
      sample(r) {
        const optional = name !== "href" && name !== "src";
        const none = optional && r.chance(0.2);
        const target = none ? element(r, tag, undefined, name) : element(r, tag, name);
        const others = r
          .sample(
            TAGS.filter((t) => t !== tag),
            r.int(0, 2),
          )
          .map((t) => element(r, t, r.chance(0.5) ? name : undefined));
        const input = r
          .shuffle([target, ...others])
          .map((e) => e.html)
          .join("");
        const value = target.attributes.get(name);
        return { input, output: value === undefined ? miss.value : form.apply(value) };
      },
    };
  },
};

const elementText: Family = {
  id: "html-understanding/element-text",
  theme: "html-understanding",
  difficulty: "medium",
  draw(random) {
    const tag = random.pick(["a", "button", "h2", "p"] as const);
    const which = random.pick(["first", "last"] as const);
    const form = answerForm(random);
    const miss = missing(random);
    const word = TAG_WORDS[tag];
    return {
      canonical: `Output the text inside the ${which} <${tag}> element, ${form.rule}; ${miss.said} if there is no such element.`,
      plain: [
        `Output the text inside the ${which} <${tag}> element, ${form.rule}. If the HTML has no <${tag}>, output ${miss.said}.`,
        `Find the ${which} ${word} (tag ${tag}) of the page fragment and return what it says, ${form.rule} and without markup. Fragments that lack one give ${miss.said}.`,
        `Read the HTML and write the visible words of the ${word} tag ${tag}, ${form.rule}. Of several, use the ${which}; if it does not occur, write ${miss.said}.`,
        `Extract the inner text of ${tag} (${which} occurrence). It must be given ${form.rule}, or ${miss.said} for markup where ${tag} is absent.`,
      ],
      terse: [
        `text of ${which} <${tag}>, ${form.short}, else ${miss.said}`,
        `inner text, ${which} ${tag} tag; ${form.short}; none -> ${miss.said}`,
        `html -> what the ${which} ${word} (${tag}) says, ${form.short}, ${miss.said} if there's none`,
      ],
      casual: [
        `What does the ${which} ${word} (${tag}) say? Only its text, ${form.rule}, or ${miss.said} if there isn't any.`,
        `pull the words out of the ${which} ${tag} tag for me, ${form.rule}. ${miss.said} if it's not in there.`,
        `I'm scraping pages and need the ${which} ${word}'s text (that's <${tag}>), ${form.rule}. When a page has none, put ${miss.said}.`,
      ],
      sample(r) {
        const n = r.pick([0, 1, 1, 1, 2, 2]);
        const hits = Array.from({ length: n }, () => element(r, tag));
        const others = r
          .sample(
            TAGS.filter((t) => t !== tag),
            r.int(1, 2),
          )
          .map((t) => element(r, t));
        const all = r.shuffle([...hits, ...others]);
        const ordered = all.filter((e) => hits.includes(e));
        const hit = which === "first" ? ordered[0] : ordered.at(-1);
        return {
          input: all.map((e) => e.html).join(""),
          output: hit ? form.apply(hit.text) : miss.value,
        };
      },
    };
  },
};

const BLOCK_LABELS: Record<Block, readonly string[]> = {
  article: ["content", "MAIN", "1", "A", "text"],
  ad: ["ad", "AD", "2", "B", "advert"],
  navigation: ["navigation", "NAV", "3", "C", "menu"],
  consent: ["cookies", "CONSENT", "4", "D", "banner"],
  legal: ["legal", "FOOTER", "5", "E", "fine print"],
  signup: ["newsletter", "SIGNUP", "6", "F", "subscribe"],
};

const blockRole: Family = {
  id: "html-understanding/block-role",
  theme: "html-understanding",
  difficulty: "easy",
  draw(random) {
    const all = Object.keys(BLOCKS) as Block[];
    const chosen = random.sample(all, random.int(1, 4));
    const set = random.int(0, 4);
    const keep = random.pick([
      ["keep", "drop"],
      ["yes", "no"],
      ["T", "F"],
    ] as const);
    const binary = chosen.length === 1;
    const name = (block: Block) => (binary ? keep[0] : (BLOCK_LABELS[block][set] as string));
    const rest = binary ? keep[1] : (["other", "OTHER", "0", "X", "else"][set] as string);
    const entries = [
      ...chosen.map((b) => [name(b), BLOCK_MEANINGS[b]] as const),
      [rest, "anything else"] as const,
    ];
    const long = gloss(entries, " for ");
    const short = gloss(entries, "=");
    return {
      canonical: `Say what role the block of the web page has: ${long}.`,
      plain: [
        `Classify the block of a web page. Use ${long}.`,
        `Text was cut out of a page. Tell which part of the page it is, with ${long}.`,
        `Boilerplate detection: label each page segment, ${long}.`,
        `Decide what purpose the snippet serves on the website. Output ${long}.`,
      ],
      terse: [`page block: ${short}.`, `role of the web snippet; ${short}.`, `segment type, ${short}.`],
      casual: [
        `I'm cleaning scraped pages. For each piece tell me ${long}.`,
        `what kind of page piece is this? ${long}, that's all I need.`,
        `Help me sort bits of websites, please answer ${long}.`,
      ],
      labels: [...new Set(entries.map(([label]) => label))],
      sample(r) {
        const outside = r.chance(binary ? 0.5 : 1 / (chosen.length + 1));
        const block = r.pick(outside ? all.filter((b) => !chosen.includes(b)) : chosen);
        const n = String(r.int(10, 25));
        const text = say(r, BLOCKS[block], { b: BLOCK_BRANDS, n, usd: `$${n}` });
        const tag = r.pick(["div", "section", "p", "span"]);
        const input = r.chance(0.5) ? `<${tag} class="c${r.int(1, 99)}">${text}</${tag}>` : text;
        return { input, output: outside ? rest : name(block) };
      },
    };
  },
};

const countElements: Family = {
  id: "html-understanding/count",
  theme: "html-understanding",
  difficulty: "medium",
  draw(random) {
    const target = random.pick(["li", "a", "td", "option"] as const);
    const decoy = random.pick((["li", "a", "td", "option"] as const).filter((t) => t !== target));
    const words = { li: "list items", a: "links", td: "table cells", option: "options" };
    const names = random.pick([
      ["0", "1", "2", "3", "4", "5"],
      ["zero", "one", "two", "three", "four", "five"],
      ["n=0", "n=1", "n=2", "n=3", "n=4", "n=5"],
    ] as const);
    const style = { "0": "as a digit", zero: "as an English word", "n=0": "in the form n=3" }[names[0]];
    const word = words[target];
    return {
      canonical: `Count the <${target}> elements (${word}) in the HTML and give the number ${style}.`,
      plain: [
        `Count the <${target}> elements in the HTML. Give the number ${style}.`,
        `How many ${word} (${target} tags) does the fragment contain? Answer ${style}; other tags do not count.`,
        `Output the number of ${word}, that is of opening ${target} tags, ${style}.`,
        `Inspect the markup and report ${style} how often the element ${target} (${word}) occurs.`,
      ],
      terse: [
        `number of <${target}>, ${style}`,
        `count ${target} tags (${word}), ${style}`,
        `how many ${word} (${target})? ${style}`,
      ],
      casual: [
        `How many ${word} are in here? I mean ${target} tags only. Give it to me ${style}.`,
        `count the <${target}> tags for me, ${style} please`,
        `Just tell me the number of ${word} (<${target}>) in this snippet, ${style}, and don't count anything else.`,
      ],
      sample(r) {
        const n = r.int(0, 5);
        const tags = r.shuffle([...Array(n).fill(target), ...Array(r.int(n === 0 ? 1 : 0, 2)).fill(decoy)]);
        const body = tags.map((tag: string) => `<${tag}>${r.pick(LIST_WORDS)}</${tag}>`).join("");
        const outer = r.pick(["div", "section", "main"]);
        return { input: r.chance(0.6) ? `<${outer}>${body}</${outer}>` : body, output: names[n] as string };
      },
    };
  },
};

export const families: Family[] = [attribute, elementText, blockRole, countElements];
