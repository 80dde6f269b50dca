/**
 * Where a request should lead: the section of an app, its place in the menu. Actions, routes, switches, settings,
 * buttons, shortcuts and filtered lists are in the other files of the theme.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { gloss } from "../lexicon/choices.js";
import { capital, say } from "../lexicon/fill.js";
import { SECTION_GROUPS, SECTIONS, type Section, WISH_FORMS } from "../lexicon/settings-pages.js";
import { action } from "./intent-to-navigation-action.js";
import { filteredList } from "./intent-to-navigation-list.js";
import { button, menuPick } from "./intent-to-navigation-menu.js";
import { route } from "./intent-to-navigation-route.js";
import { settingChange } from "./intent-to-navigation-setting.js";
import { shortcuts } from "./intent-to-navigation-shortcut.js";
import { switchIntent, switchState } from "./intent-to-navigation-switch.js";

/** How sections are named in the answer, given the key and the position. */
const SECTION_NAMES: readonly ((key: string, i: number) => string)[] = [
  (key) => key,
  (key) => key.toUpperCase(),
  (key) => `/${key}`,
  (key) => `app/${key}`,
  (_, i) => String(i + 1),
  (_, i) => "ABCDEF".charAt(i),
];

interface SectionOptions {
  readonly chosen: readonly Section[];
  readonly name: (key: string, i: number) => string;
  readonly rest: string;
  readonly arrow: string;
}

interface Request {
  readonly key: string;
  readonly form: keyof typeof WISH_FORMS;
}

const groupOf = (key: string) => SECTION_GROUPS.findIndex(({ sections }) => sections.includes(key));
const MENU = SECTION_GROUPS.map(
  ({ key, sections }) => `${capital(key)} (${sections.map(capital).join(", ")})`,
).join("; ");

const section = tableFamily<Request, SectionOptions>({
  id: "intent-to-navigation/section",
  theme: "intent-to-navigation",
  difficulty: "medium",
  survives: MEANING_SURVIVES,
  things: [
    "a user's request",
    "a message of somebody who uses an app",
    "what somebody wants to do in the app",
  ],
  options: (random) => ({
    chosen: random.sample(SECTIONS, random.int(3, 4)),
    name: random.pick(SECTION_NAMES),
    rest: random.pick(["other", "none", "home", "elsewhere", "OTHER"]),
    arrow: random.pick([" > ", "/", " -> ", " | "]),
  }),
  scene: (r, { chosen }) => {
    const { key, wishes } = r.pick(r.chance(0.65) ? chosen : SECTIONS);
    const form = r.chance(0.5) ? "question" : "wish";
    return { input: say(r, WISH_FORMS[form], { w: wishes }), latent: { key, form } };
  },
  rows: {
    page: {
      sets: ({ chosen, name, rest }) => [...chosen.map(({ key }, i) => name(key, i)), rest],
      read: ({ key }, { chosen }) => {
        const at = chosen.findIndex((one) => one.key === key);
        return at < 0 ? chosen.length : at;
      },
      rule: (names, { chosen }) => {
        const list = names.map((name, i) => [name, chosen[i]?.purpose ?? "anything else"] as const);
        return {
          long: [
            `choose the page where the user can do it: ${gloss(list, " for ")}`,
            `route it to its destination, which is ${gloss(list, " for ")}`,
            `name the section to open; the sections are ${gloss(list, " for ")}`,
          ],
          short: [`request -> section; ${gloss(list, "=", "; ")}`, `which page? ${gloss(list, "=", "; ")}`],
        };
      },
    },
    "one-page": {
      sets: YES_NO,
      read: ({ key }, { chosen }) => (chosen[0]?.key === key ? 0 : 1),
      rule: ([yes, no], { chosen }) => ({
        long: [
          `answer ${yes} if it belongs on the page for ${chosen[0]?.purpose}, and ${no} if it belongs on any other page`,
          `decide whether the page "${chosen[0]?.key}" (${chosen[0]?.purpose}) is the right place for it: ${yes} or ${no}`,
        ],
        short: [
          `${yes} = about ${chosen[0]?.purpose}, ${no} = not`,
          `page for ${chosen[0]?.purpose} wanted? ${yes}, else ${no}`,
        ],
      }),
    },
    group: {
      sets: [
        SECTION_GROUPS.map(({ key }) => key),
        SECTION_GROUPS.map(({ key }) => key.toUpperCase()),
        ["1", "2", "3", "4"],
        ["A", "B", "C", "D"],
      ],
      read: ({ key }) => groupOf(key),
      rule: (names) => {
        const list = names.map((name, i) => [name, SECTION_GROUPS[i]?.about as string] as const);
        return {
          long: [
            `choose the main menu under which it is found: ${gloss(list, " for ")}`,
            `name the part of the settings that it belongs to; the parts are ${gloss(list, " for ")}`,
          ],
          short: [`main menu: ${gloss(list, "=", "; ")}`, `part of the settings; ${gloss(list, "=", "; ")}`],
        };
      },
    },
    path: {
      solve: ({ key }, _, { arrow }) =>
        `${capital(SECTION_GROUPS[groupOf(key)]?.key as string)}${arrow}${capital(key)}`,
      rule: (_, { arrow }) => ({
        long: [
          `output the menu path to the page where it can be done, as Menu${arrow}Page; the menus with their pages are ${MENU}`,
          `say how to get there in the form Menu${arrow}Page, using this menu: ${MENU}`,
        ],
        short: [`path Menu${arrow}Page from: ${MENU}`, `Menu${arrow}Page; menus: ${MENU}`],
      }),
    },
    form: {
      sets: [
        ["guide", "open"],
        ["EXPLAIN", "GO"],
        ["help", "navigate"],
        ["0", "1"],
        ["A", "B"],
      ],
      read: ({ form }) => (form === "question" ? 0 : 1),
      rule: ([guide, open]) => ({
        long: [
          `answer ${guide} if the user asks in a question how, where or whether it can be done, and ${open} if the user states the wish or asks to be taken there`,
          `decide between showing a guide and opening the page at once: ${guide} for questions about the way, ${open} for wishes and instructions, whatever they are about`,
        ],
        short: [
          `${guide}=question about how or where, ${open}=stated wish`,
          `asks for the way ${guide}, wants it done ${open}`,
        ],
      }),
    },
    "guide-or-path": {
      solve: ({ key, form }, _, { arrow }) => (form === "question" ? "help" : "open") + arrow + key,
      rule: (_, { arrow }) => ({
        long: [
          `output help${arrow}PAGE for a question about how, where or whether it can be done, and open${arrow}PAGE for a stated wish, where PAGE is one of ${SECTIONS.map(({ key }) => key).join(", ")}`,
          `write what to show: help or open (help for questions about the way, open for wishes), then "${arrow}" and the page, one of ${SECTIONS.map(({ key }) => key).join(", ")}`,
        ],
        short: [
          `help${arrow}PAGE for questions, open${arrow}PAGE for wishes; pages: ${SECTIONS.map(({ key }) => key).join(", ")}`,
          `(help or open)${arrow}page, pages ${SECTIONS.map(({ key }) => key).join(", ")}; questions get help`,
        ],
      }),
    },
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  section,
  action,
  menuPick,
  button,
  route,
  filteredList,
  switchIntent,
  switchState,
  settingChange,
  shortcuts,
];
