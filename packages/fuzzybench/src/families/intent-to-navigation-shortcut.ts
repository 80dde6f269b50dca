/** Wishes for an editor: the shortcut on either system, the menu path, and whether the document changes. */

import { MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { SHORTCUT_OPENERS, SHORTCUTS, type Shortcut } from "../lexicon/settings-pages.js";

const ENTRIES = SHORTCUTS.map(({ entry }) => entry).join(", ");

export const shortcuts = tableFamily<Shortcut, { arrow: string }>({
  id: "intent-to-navigation/shortcut",
  theme: "intent-to-navigation",
  difficulty: "medium",
  survives: MEANING_SURVIVES,
  things: [
    "what somebody wants to do in a text editor",
    "a wish of a person who is writing a document",
    "an instruction for a word processor",
  ],
  options: (random) => ({ arrow: random.pick([" > ", " -> ", "/", " | "]) }),
  scene: (r) => {
    const latent = r.pick(SHORTCUTS);
    return { input: say(r, SHORTCUT_OPENERS, { w: latent.wishes }), latent };
  },
  rows: {
    windows: {
      solve: ({ keys }) => keys,
      rule: () => ({
        long: [
          "output the usual Windows shortcut in this way of writing: Ctrl+S, F11 for full screen, Ctrl++ for enlarging, Ctrl+Y for redoing",
          "tell which keys to press under Windows, modifiers first and joined by plus signs, as in Ctrl+S (redo is Ctrl+Y, full screen F11, zooming in Ctrl++)",
        ],
        short: [
          "Windows shortcut, written like Ctrl+S (redo Ctrl+Y, full screen F11)",
          "keys to press on Windows (Ctrl+X style; redo = Ctrl+Y, full screen = F11)",
        ],
      }),
    },
    mac: {
      solve: ({ mac }) => mac,
      rule: () => ({
        long: [
          "output the usual Mac shortcut in this way of writing: Cmd+S, Cmd+Shift+Z for redoing, Ctrl+Cmd+F for full screen, Cmd++ for enlarging",
          "tell which keys to press on a Mac, joined by plus signs, as in Cmd+S (redo is Cmd+Shift+Z, full screen Ctrl+Cmd+F)",
        ],
        short: [
          "Mac shortcut, written like Cmd+S (full screen Ctrl+Cmd+F)",
          "keys to press on a Mac (Cmd+X style; redo = Cmd+Shift+Z, full screen = Ctrl+Cmd+F)",
        ],
      }),
    },
    entry: {
      solve: ({ entry }) => entry,
      rule: () => ({
        long: [
          `name the menu entry that does it, as one of ${ENTRIES}`,
          `choose the right command out of ${ENTRIES} and output its name`,
        ],
        short: [`command: one of ${ENTRIES}`, `menu entry for it; ${ENTRIES}`],
      }),
    },
    path: {
      solve: ({ menu, entry }, _, { arrow }) => menu + arrow + entry,
      rule: (_, { arrow }) => ({
        long: [
          `output menu and entry as Menu${arrow}Entry; File has Save, Open, New, Print, Close, Edit has Undo, Redo, Copy, Cut, Paste, Find, Select all, View has Zoom in, Zoom out, Full screen, Format has Bold, Italic, Underline`,
          `say where to click in the form Menu${arrow}Entry (File: Save, Open, New, Print, Close; Edit: Undo, Redo, Copy, Cut, Paste, Find, Select all; View: Zoom in, Zoom out, Full screen; Format: Bold, Italic, Underline)`,
        ],
        short: [
          `Menu${arrow}Entry, as in Edit${arrow}Undo (menus File, Edit, View, Format; entries ${ENTRIES})`,
          `menu path like File${arrow}Print; entries: ${ENTRIES}; menus: File, Edit, View, Format`,
        ],
      }),
    },
    menu: {
      sets: [
        ["File", "Edit", "View", "Format"],
        ["FILE", "EDIT", "VIEW", "FORMAT"],
        ["1", "2", "3", "4"],
        ["A", "B", "C", "D"],
      ],
      read: ({ menu }) => ["File", "Edit", "View", "Format"].indexOf(menu),
      rule: ([file, edit, view, format]) => ({
        long: [
          `choose the menu: ${file} for saving, opening, starting, printing or closing documents, ${edit} for undoing, redoing, copying, moving, finding or selecting text, ${view} for how it is shown on the screen, ${format} for bold, italic and underlined letters`,
          `tell which menu holds the command: ${file} (whole files), ${edit} (steps, clipboard, search, selection), ${view} (size on the screen), ${format} (look of letters)`,
        ],
        short: [
          `${file}=files and printing, ${edit}=undo, clipboard, find, select, ${view}=screen, ${format}=letters`,
          `menu: ${file} file, ${edit} editing, ${view} display, ${format} lettering`,
        ],
      }),
    },
    "changes-document": {
      sets: [...YES_NO, ["changes", "keeps"]],
      read: ({ changes }) => (changes ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the document itself is changed by it (its words or their look, undoing and redoing included), and ${no} if it stays as it is, as with saving, copying, printing, searching, selecting or zooming`,
          `decide whether it would be forbidden in a read-only document: ${yes} for anything that alters text or lettering, also taking back steps, ${no} for everything that leaves the document alone`,
        ],
        short: [
          `${yes} = text or lettering changes, ${no} = document stays the same`,
          `alters the document? ${yes}, else ${no}`,
        ],
      }),
    },
  },
});
