/** Draws single HTML elements with attributes and text that are known. */
import type { Random } from "../random.js";
import {
  ALT_TEXTS,
  BUTTON_TEXTS,
  CLASS_NAMES,
  HEADINGS,
  ID_NAMES,
  IMAGE_FILES,
  LINK_TARGETS,
  LINK_TEXTS,
  PARAGRAPHS,
  TITLE_TEXTS,
} from "./web.js";

export type Tag = "a" | "img" | "button" | "h2" | "p";
export const TAG_WORDS: Record<Tag, string> = {
  a: "link",
  img: "image",
  button: "button",
  h2: "heading",
  p: "paragraph",
};
export const OWN_ATTRIBUTES: Record<Tag, readonly string[]> = {
  a: ["href", "class", "title", "id"],
  img: ["src", "alt", "class", "id"],
  button: ["class", "id", "title"],
  h2: ["id", "class"],
  p: ["class", "id"],
};
const VALUES: Record<string, readonly string[]> = {
  href: LINK_TARGETS,
  src: IMAGE_FILES,
  alt: ALT_TEXTS,
  class: CLASS_NAMES,
  title: TITLE_TEXTS,
  id: ID_NAMES,
};
const INNER: Record<Exclude<Tag, "img">, readonly string[]> = {
  a: LINK_TEXTS,
  button: BUTTON_TEXTS,
  h2: HEADINGS,
  p: PARAGRAPHS,
};
export const TAGS: readonly Tag[] = ["a", "img", "button", "h2", "p"];

export interface Element {
  readonly html: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** An element with some of its attributes; `must` and `never` fix one of them. */
export function element(random: Random, tag: Tag, must?: string, never?: string): Element {
  const names = OWN_ATTRIBUTES[tag].filter((name) => {
    if (name === must) return true;
    if (name === never) return false;
    return name === "href" || name === "src" || random.chance(0.45);
  });
  const attributes = new Map(
    random.shuffle(names).map((name) => [name, random.pick(VALUES[name] as readonly string[])]),
  );
  const head = [tag, ...[...attributes].map(([name, value]) => `${name}="${value}"`)].join(" ");
  const text = tag === "img" ? "" : random.pick(INNER[tag]);
  return { attributes, text, html: tag === "img" ? `<${head}>` : `<${head}>${text}</${tag}>` };
}
