/**
 * Classification of texts around code: what a repository path is for, the type of a commit message, and the
 * programming language of a snippet.
 */
import type { DrawnTask, Family } from "../family.js";
import { CODE_SLOTS, COMMITS, PATHS } from "../lexicon/a-code-texts.js";
import { SNIPPETS } from "../lexicon/a-snippets.js";
import { capital, fill, nameClasses, OTHER_CLASS, outside } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

/** Fills a snippet, leaving braces that are not known slots alone (they belong to the language). */
function fillCode(random: Random, template: string): string {
  return template.replace(/\{(v|f|t|n|m|d)\}/g, (_, slot: "v" | "f" | "t" | "n" | "m" | "d") =>
    random.pick(CODE_SLOTS[slot]),
  );
}

const pathPurpose: Family = {
  id: "code-classification/path-purpose",
  theme: "code-classification",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(PATHS, random.int(2, 5));
    const rest = outside(PATHS, chosen, ["source test", "source migration", "config ci", "source ci"]);
    const named = nameClasses(
      random,
      rest.length > 0 && chosen.length < 5 && random.chance(0.5) ? [...chosen, OTHER_CLASS] : chosen,
    );
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["file path", "path", "file name with folders", "repository path"]);
    return {
      canonical: `Purpose of the file: ${s0}.`,
      plain: [
        `Tell from the ${noun} what a file is for: ${s0}.`,
        `Classify each ${noun} of a code repository. The classes are ${s1}. Only the path is known, not the content.`,
        `What role does a file play in its project? Use ${s2}.`,
        `Label changed files in a pull request by looking at the ${noun}. ${capital(s3 as string)}.`,
        `Given a ${noun}, say which kind of file it is. ${capital(s4 as string)}.`,
      ],
      terse: [
        `file kind by path: ${s0}`,
        `${noun} -> class. ${capital(s3 as string)}.`,
        `kind of file, one of ${s1}`,
      ],
      casual: [
        `I'm sorting a repo, what's this file for? ${s1}`,
        `you can tell by the ${noun} usually: ${s3}`,
        `tag these paths for me, ${s2}, that's all I need`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        const path = fill(r, r.pick(source.templates), CODE_SLOTS);
        return { input: r.chance(0.15) ? `./${path}` : path, output: named.all[at] as string };
      },
    };
  },
};

const commitType: Family = {
  id: "code-classification/commit-type",
  theme: "code-classification",
  difficulty: "medium",
  draw(random): DrawnTask {
    const chosen = random.sample(COMMITS, random.int(2, 5));
    const rest = outside(COMMITS, chosen, ["fix perf", "refactor perf"]);
    const named = nameClasses(
      random,
      rest.length > 0 && chosen.length < 5 && random.chance(0.4) ? [...chosen, OTHER_CLASS] : chosen,
    );
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["commit message", "commit", "change summary", "pull request title"]);
    return {
      canonical: `Type of the ${noun}: ${s0}.`,
      plain: [
        `Give the type of a ${noun}: ${s0}.`,
        `Classify what kind of change the ${noun} describes. The kinds are ${s1}.`,
        `For the release notes, sort each ${noun} into one group. Use ${s2}.`,
        `Why was the code changed? Judge by the ${noun}. ${capital(s3 as string)}.`,
        `Choose the conventional prefix for a ${noun}. ${capital(s4 as string)}.`,
      ],
      terse: [`${noun} type: ${s0}`, `kind of change? ${s3}`, `classify ${noun}, ${s1}`],
      casual: [
        `nobody writes prefixes here, so tell me the kind of each ${noun}: ${s1}`,
        `is this one a fix or what? ${s3}`,
        `building a changelog, please use ${s2}`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        const text = fill(r, r.pick(source.templates), CODE_SLOTS);
        const ticket = r.chance(0.15) ? ` (#${r.int(10, 990)})` : "";
        return { input: (r.chance(0.5) ? capital(text) : text) + ticket, output: named.all[at] as string };
      },
    };
  },
};

const snippetLanguage: Family = {
  id: "code-classification/snippet-language",
  theme: "code-classification",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(SNIPPETS, random.int(2, 6));
    const rest = SNIPPETS.filter((s) => !chosen.includes(s));
    const other =
      chosen.length < 6 && random.chance(0.4) ? random.pick(["other", "none", "?", "OTHER"]) : undefined;
    const form = random.int(0, 4);
    const names = chosen.map(
      (s, i) => [s.key, s.key.toLowerCase(), s.short, s.key.toUpperCase(), String(i + 1)][form] as string,
    );
    const labels = [...names, ...(other ? [other] : [])];
    const known = form === 2 || form === 4;
    const list = chosen.map((s, i) => (known ? `${names[i]} = ${s.key}` : (names[i] as string))).join(", ");
    const arrows = chosen
      .map((s, i) => (known ? `${s.key} -> ${names[i]}` : (names[i] as string)))
      .join(", ");
    const rest_ = other ? `, ${other} = any other language` : "";
    const else_ = other ? ` Any other language is ${other}.` : "";
    const noun = random.pick(["snippet", "line of code", "piece of code", "code fragment"]);
    return {
      canonical: `Programming language of the ${noun}: ${list}${rest_}.`,
      plain: [
        `Name the programming language of a ${noun}: ${list}.${else_}`,
        `In which language is this ${noun} written? The choices are ${arrows}.${else_}`,
        `Recognise the syntax of a ${noun} and print its language (${list}).${else_}`,
        `Each ${noun} comes from a file whose extension got lost. Say which language it is, ${arrows}.${else_}`,
      ],
      terse: [
        `language of code: ${list}${rest_}`,
        `which syntax? ${arrows}.${else_}`,
        `detect code language (${list}).${else_}`,
      ],
      casual: [
        `what language is that ${noun}? ${arrows}.${else_}`,
        `found some code on a forum, is it ${list}?${else_}`,
        `for syntax colouring I need to know the language: ${arrows}.${else_}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        return { input: fillCode(r, r.pick(source.templates)), output: labels[at] as string };
      },
    };
  },
};

export const families: Family[] = [pathPurpose, commitType, snippetLanguage];
