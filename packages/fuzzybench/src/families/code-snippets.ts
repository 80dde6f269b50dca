/** Snippets of code: the programming language and what follows from it. */
import type { Family } from "../family.js";
import { among, groups, type Kind, someKinds } from "../frames/known-kinds.js";
import { klass, tabled } from "../frames/problem-table.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { type LanguageKey, SNIPPETS } from "../lexicon/a-snippets.js";
import type { Random } from "../random.js";

/** Fills a snippet, leaving braces that are not known slots alone (they belong to the language). */
const fillCode = (random: Random, template: string): string =>
  template.replace(/\{(v|f|t|n|m|d)\}/g, (_, slot: "v" | "f" | "t" | "n" | "m" | "d") =>
    random.pick(CODE_SLOTS[slot]),
  );

/** Languages as classes: the key, its lower-case form and the file extension are all good names. */
const LANGUAGES = SNIPPETS.map(({ key, short }) => ({
  key,
  names: [key, key.toLowerCase(), short],
  about: [key === "C" ? "the C language" : key, `${key} code`],
}));

const snippetLanguage = tabled<Kind<LanguageKey>, string>({
  id: "code-classification/snippet-language",
  theme: "code-classification",
  difficulty: "easy",
  survives: ["whitespace", "injection"],
  input: ["snippet", "line of code", "piece of code", "code fragment"],
  problems: () => (r) => {
    const source = r.pick(SNIPPETS);
    return { text: fillCode(r, r.pick(source.templates)), key: source.key };
  },
  rows: {
    language: (random) =>
      someKinds(random, "<the programming language|the language it is written in>", LANGUAGES, []),
    kind: groups<LanguageKey>(
      "<the kind of language|what sort of language it is>",
      [
        klass("compiled/system/built", "Java, C, Rust or Go/compiled languages (C, Go, Rust, Java)"),
        "Java",
        "C",
        "Rust",
        "Go",
      ],
      [
        klass(
          "script/dynamic/interpreted",
          "Python, JavaScript or Bash/scripting languages (Bash, Python, JavaScript)",
        ),
        "Python",
        "JavaScript",
        "Bash",
      ],
      [klass("query/database/data", "SQL/database queries in SQL"), "SQL"],
      [klass("page/markup/layout", "HTML or CSS/markup and style sheets"), "HTML", "CSS"],
    ),
    "in-browser": among<LanguageKey>(
      "the code belongs in a web page (JavaScript, HTML or CSS)",
      "it is any other language",
      "JavaScript",
      "HTML",
      "CSS",
    ),
    declarative: among<LanguageKey>(
      "the code only describes or queries something (HTML, CSS, SQL)",
      "it is a program with steps or definitions in a general programming language or a shell",
      "HTML",
      "CSS",
      "SQL",
    ),
    "statement-end": {
      yes: "the last character of the code is a semicolon",
      no: "the code ends with any other character",
      holds: ({ text }) => text.endsWith(";"),
    },
  },
});

export const families: Family[] = [snippetLanguage];
