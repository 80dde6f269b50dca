/** What a request does to the data of a page: view, add, change or remove; how a page guards and shows it. */
import { MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { OPERATIONS, type Operation, SECTIONS, WISH_OPENERS } from "../lexicon/settings-pages.js";

interface Clear {
  readonly section: string;
  readonly operation: Operation;
}

const KEYS = Object.keys(OPERATIONS) as Operation[];
/** The wishes of every operation that leave no doubt. */
const CLEAR = KEYS.map((operation) =>
  SECTIONS.flatMap(({ key, wishes }) =>
    wishes
      .filter((wish) => OPERATIONS[operation].test(wish))
      .map((wish) => ({ wish, section: key, operation })),
  ),
);
const PAGES = SECTIONS.map(({ key }) => key).join(", ");

export const action = tableFamily<Clear, { join: string }>({
  id: "intent-to-navigation/action",
  theme: "intent-to-navigation",
  difficulty: "medium",
  survives: MEANING_SURVIVES,
  things: ["a user's request", "what somebody wants to do in an app", "a message to the assistant of an app"],
  options: (random) => ({ join: random.pick(["/", ":", ".", "-", " "]) }),
  scene: (r) => {
    const { wish, section, operation } = r.pick(r.pick(CLEAR));
    return { input: say(r, WISH_OPENERS, { w: wish }), latent: { section, operation } };
  },
  rows: {
    operation: {
      sets: [
        ["view", "add", "change", "remove"],
        ["READ", "CREATE", "UPDATE", "DELETE"],
        ["GET", "POST", "PUT", "DELETE"],
        ["1", "2", "3", "4"],
        ["show", "plus", "pencil", "bin"],
      ],
      read: ({ operation }) => KEYS.indexOf(operation),
      rule: ([view, add, change, remove]) => ({
        long: [
          `say what is to be done: ${view} if something is only looked at or downloaded, ${add} if something new is added, connected or sent up, ${change} if something existing is altered or replaced, ${remove} if something is deleted or disconnected`,
          `label the kind of operation, whatever it is applied to: ${view} for looking at data, ${add} for new things, ${change} for modifying, ${remove} for getting rid of something`,
        ],
        short: [
          `${view}=look, ${add}=new thing, ${change}=alter, ${remove}=get rid of it`,
          `operation: ${view} (look), ${add} (create), ${change} (modify), ${remove} (delete)`,
        ],
      }),
    },
    confirm: {
      sets: [...YES_NO, ["confirm", "direct"], ["ask", "go"]],
      read: ({ operation }) => (operation === "remove" ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the app should ask "are you sure?" because something gets deleted, emptied or disconnected, and ${no} for everything else`,
          `decide whether the step needs a confirmation: ${yes} when it removes something, ${no} when it only shows, adds or changes things`,
        ],
        short: [
          `${yes} = removes something, ${no} = does not`,
          `confirmation needed (deletes or disconnects)? ${yes}, else ${no}`,
        ],
      }),
    },
    "read-only": {
      sets: [...YES_NO, ["read", "write"], ["viewer", "editor"]],
      read: ({ operation }) => (operation === "view" ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if it can be done with read access, that is something is only looked at or downloaded, and ${no} if it adds, changes or removes anything`,
          `tell whether the request leaves all data as they are: ${yes} for looking and downloading, ${no} for any modification`,
        ],
        short: [`${yes} = only looks, ${no} = modifies something`, `read access enough? ${yes}, else ${no}`],
      }),
    },
    "page-and-operation": {
      solve: ({ section, operation }, _, { join }) => section + join + operation,
      rule: (_, { join }) => ({
        long: [
          `output PAGE${join}OPERATION, where PAGE is one of ${PAGES} and OPERATION is view (look, download), add (create, connect, upload), change or remove (delete, disconnect)`,
          `write the page (${PAGES}) and what is done there (view for looking or downloading, add for creating, connecting or uploading, change, or remove for deleting or disconnecting) with "${join}" between them`,
        ],
        short: [
          `PAGE${join}OPERATION; pages ${PAGES}; operations view, add, change, remove`,
          `page${join}(view, add, change or remove); pages: ${PAGES}`,
        ],
      }),
    },
    "screen-to-open": {
      solve: ({ section, operation }) =>
        operation === "remove" ? "trash" : operation === "view" ? section : `${section}/edit`,
      rule: () => ({
        long: [
          `output the screen to open: "trash" if something is to be deleted or disconnected; otherwise the page, one of ${PAGES}, with "/edit" added if something is added or changed`,
          `choose the address: PAGE for looking at something, PAGE/edit for adding or changing, and always trash for removing; the pages are ${PAGES}`,
        ],
        short: [
          `view -> PAGE, add or change -> PAGE/edit, remove -> trash; pages ${PAGES}`,
          `PAGE, PAGE/edit or trash (look, modify, get rid of); pages: ${PAGES}`,
        ],
      }),
    },
  },
});
