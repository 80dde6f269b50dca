/** A menu or a row of buttons inside the input, and what the user wants: which entry, how far away. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { BUTTONS } from "../lexicon/buttons.js";
import { capital, say } from "../lexicon/fill.js";
import { SECTIONS, WISH_OPENERS } from "../lexicon/settings-pages.js";

/** Entries in their order, the wanted one (-1 if it is not there) and the selected one. */
interface Menu {
  readonly entries: readonly string[];
  readonly at: number;
  readonly selected: number;
}

interface MenuOptions {
  readonly marks: readonly string[];
  readonly tag: string;
}

const steps = ({ at, selected }: Menu) =>
  at === selected ? "stay" : `${Math.abs(at - selected)} ${at < selected ? "up" : "down"}`;

export const menuPick = tableFamily<Menu, MenuOptions>({
  id: "intent-to-navigation/menu-pick",
  theme: "intent-to-navigation",
  difficulty: "hard",
  survives: ["distractor", "injection"],
  things: [
    "a menu with the selected entry in brackets, and a request",
    "a list of menu entries (brackets show the current one) and what the user wants",
    "the entries of a menu, one selected by brackets, then a wish",
  ],
  options: (random) => ({
    marks: random.pick(["123456", "ABCDEF", "abcdef"]).split(""),
    tag: random.pick(["User", "Request", "Wish"]),
  }),
  scene: (r, { marks, tag }) => {
    const count = r.int(4, 5);
    const chosen = r.sample(SECTIONS, count + 1);
    const entries = chosen.slice(0, count).map(({ key }) => capital(key));
    const at = r.chance(0.85) ? r.int(0, count - 1) : -1;
    const wanted = chosen[at] ?? (chosen[count] as (typeof chosen)[number]);
    const selected = r.int(0, count - 1);
    const menu = entries.map((entry, i) => `${marks[i]} ${i === selected ? `[${entry}]` : entry}`).join("\n");
    return {
      input: `${menu}\n${tag}: ${say(r, WISH_OPENERS, { w: wanted.wishes })}`,
      latent: { entries, at, selected },
    };
  },
  rows: {
    mark: {
      solve: ({ at }, miss, { marks }) => marks[at] ?? miss,
      rule: (miss, { marks }) => ({
        long: [
          `output the mark (such as ${marks[1]}) of the entry where the user can do it, or ${miss} if no entry fits; which entry is selected does not matter`,
          `find the entry for the request and give only the sign in front of it; ${miss} when the menu has nothing for it`,
        ],
        short: [
          `mark of the fitting entry, else ${miss}`,
          `request -> menu mark (${marks[0]}, ${marks[1]}...), ${miss} if none`,
        ],
      }),
    },
    entry: {
      solve: ({ at, entries }, miss) => entries[at] ?? miss,
      rule: (miss) => ({
        long: [
          `output the text of the entry where the user can do it, without mark and brackets, or ${miss} if no entry fits`,
          `name the menu entry that the user has to open, as it is written; ${miss} when the menu has nothing for it`,
        ],
        short: [`name of the fitting entry, else ${miss}`, `request -> entry text, ${miss} if none`],
      }),
    },
    steps: {
      solve: (menu, miss) => (menu.at < 0 ? miss : steps(menu)),
      rule: (miss) => ({
        long: [
          `say how to move from the selected entry to the one for the request, as a number and "up" or "down" (for instance "2 down"), "stay" if it is selected already, or ${miss} if no entry fits`,
          `count the arrow presses from the bracketed entry to the wanted one and output them like "1 up" or "3 down"; output stay when no press is needed and ${miss} when the menu has nothing for the request`,
        ],
        short: [
          `"N up", "N down" or "stay" from the bracketed entry to the fitting one, else ${miss}`,
          `arrow presses to the wanted entry (2 down, 1 up, stay), ${miss} if none fits`,
        ],
      }),
    },
    "already-there": {
      sets: YES_NO,
      read: ({ at, selected }) => (at === selected ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the selected entry is the one where the user can do it, and ${no} if another entry or none is`,
          `tell whether the user is already at the right place: ${yes} when the bracketed entry fits the request, ${no} when not`,
        ],
        short: [
          `${yes} = bracketed entry fits the request, ${no} = it does not`,
          `right entry selected already? ${yes}, else ${no}`,
        ],
      }),
    },
    offered: {
      sets: [...YES_NO, ["offered", "not offered"]],
      read: ({ at }) => (at < 0 ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if any entry of the menu fits the request, selected or not, and ${no} if none does`,
          `check whether the menu offers what the user wants: ${yes} or ${no}`,
        ],
        short: [`${yes} = some entry fits, ${no} = none`, `menu has an entry for it? ${yes}, else ${no}`],
      }),
    },
  },
});

const CAPTIONS = Object.keys(BUTTONS);
/** Captions that a wish for the first could be taken for. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  Save: ["Download"],
  Cancel: ["Undo", "Delete", "Log out"],
  Delete: ["Cancel", "Undo"],
  "Log in": ["Settings"],
  Search: ["Help"],
  "Add to cart": ["Checkout", "Save"],
  Checkout: ["Add to cart"],
  Download: ["Save"],
  Upload: ["Share"],
  Refresh: ["Search"],
  Undo: ["Cancel", "Delete", "Save"],
};
const FAR = Object.fromEntries(
  CAPTIONS.map((caption) => [
    caption,
    CAPTIONS.filter((other) => other !== caption && !NEAR[caption]?.includes(other)),
  ]),
);

const slug = (caption: string) => caption.toLowerCase().replaceAll(" ", "-");

export const button = tableFamily<Menu, { separator: string; id: (name: string) => string }>({
  id: "intent-to-navigation/button",
  theme: "intent-to-navigation",
  difficulty: "medium",
  heldOut: true,
  survives: ["distractor", "injection"],
  things: [
    "the buttons of a page from left to right and what the visitor wants",
    "a row of button captions and a wish",
    "button captions, then what a visitor says",
  ],
  options: (random) => ({
    separator: random.pick([" | ", ", ", " / "]),
    id: random.pick<(name: string) => string>([
      (n) => `#${n}`,
      (n) => `click("${n}")`,
      (n) => `btn-${n}`,
      (n) => `/${n}`,
    ]),
  }),
  scene: (r, { separator }) => {
    const wanted = r.pick(CAPTIONS);
    const count = r.int(3, 5);
    const others = r.sample(FAR[wanted] as readonly string[], count);
    const present = r.chance(0.85);
    const entries = r.shuffle(present ? [wanted, ...others.slice(1)] : others);
    const wish = r.pick(BUTTONS[wanted]?.wishes ?? []);
    const input = `Buttons: ${entries.join(separator)}\nVisitor: ${wish}`;
    return { input, latent: { entries, at: entries.indexOf(wanted), selected: 0 } };
  },
  rows: {
    caption: {
      solve: ({ entries, at }, miss) => entries[at] ?? miss,
      rule: (miss) => ({
        long: [
          `output the caption of the button that the visitor should press, as written, or ${miss} if none fits`,
          `choose the one button that does what is wanted and copy its caption; ${miss} when the page has no such button`,
        ],
        short: [`caption of the fitting button, else ${miss}`, `wish -> button caption, ${miss} if none`],
      }),
    },
    identifier: {
      solve: ({ entries, at }, miss, { id }) => (at < 0 ? miss : id(slug(entries[at] as string))),
      rule: (miss, { id }) => ({
        long: [
          `output the button to press as ${id("name")}, where name is its caption in lower case with hyphens for spaces (Send mail gives ${id("send-mail")}), or ${miss} if none fits`,
          `find the button for the wish and write it in the form ${id("name")}: lower-case caption, spaces turned into hyphens as in ${id("send-mail")}; ${miss} when there is none`,
        ],
        short: [
          `fitting button as ${id("name")} (lower case, hyphens), else ${miss}`,
          `${id("lower-case-caption")} of the button to press, ${miss} if none`,
        ],
      }),
    },
    "tab-presses": {
      solve: ({ at }, miss) => (at < 0 ? miss : String(at)),
      rule: (miss) => ({
        long: [
          `output how often the Tab key must be pressed to get from the first button to the one the visitor needs, 0 if it is the first itself, or ${miss} if none fits`,
          `count how many buttons stand to the left of the one to press and output the number; ${miss} when the page has no button for the wish`,
        ],
        short: [
          `Tab presses from the first button to the fitting one, else ${miss}`,
          `number of buttons left of the one to press, ${miss} if none fits`,
        ],
      }),
    },
    rest: {
      solve: ({ entries, at }, _, { separator }) => entries.filter((_e, i) => i !== at).join(separator),
      rule: (_, { separator }) => ({
        long: [
          `list the buttons that can be hidden, that is all captions except the one the visitor needs, in order and joined by "${separator}"; if none fits, list all`,
          `output the row of captions without the button for the wish, "${separator}" between them, and the whole row when no button fits`,
        ],
        short: [
          `all captions but the fitting one, joined by "${separator}"`,
          `row of buttons minus the one to press ("${separator}" between)`,
        ],
      }),
    },
  },
});
