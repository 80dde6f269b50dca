/** Requests for records: the route of the wanted screen or a part of it. */
import { tableFamily } from "../frames/rule-table.js";
import { capital, say } from "../lexicon/fill.js";
import { RESOURCES, type Resource, ROUTE_REQUESTS } from "../lexicon/settings-pages.js";

type Kind = keyof typeof ROUTE_REQUESTS;
const KINDS = ["view", "edit", "list", "add", "none"] as const satisfies readonly Kind[];

interface RouteScheme {
  readonly view: string;
  readonly edit: string;
  readonly list: string;
  readonly add: string;
}

const SCHEMES: readonly RouteScheme[] = [
  { view: "/{m}/{id}", edit: "/{m}/{id}/edit", list: "/{m}", add: "/{m}/new" },
  { view: "/{o}/{id}", edit: "/edit/{o}/{id}", list: "/{o}", add: "/add/{o}" },
  { view: "#{m}/{id}", edit: "#{m}/{id}/change", list: "#{m}", add: "#{m}/add" },
  { view: "app://{o}?id={id}", edit: "app://{o}?edit={id}", list: "app://{o}", add: "app://{o}?new" },
  { view: "{m}.show({id})", edit: "{m}.edit({id})", list: "{m}.list()", add: "{m}.create()" },
  { view: "view {o} {id}", edit: "edit {o} {id}", list: "list {o}", add: "new {o}" },
  { view: "{m} > {id}", edit: "{m} > {id} > edit", list: "{m}", add: "{m} > new" },
];

interface Wanted {
  readonly kind: Kind;
  readonly resource: Resource;
  readonly id: string;
}

interface RouteOptions {
  readonly scheme: RouteScheme;
  /** The scheme as examples for one kind of record. */
  readonly shown: string;
  readonly spelled: string;
}

const show = (template: string, { resource, id }: Pick<Wanted, "resource" | "id">) =>
  template.replaceAll("{o}", resource.one).replaceAll("{m}", resource.many).replaceAll("{id}", id);

const PARENTS: Partial<Record<Kind, keyof RouteScheme>> = { edit: "view", view: "list", add: "list" };
const NAMES = RESOURCES.map(({ one }) => one).join(", ");
const hasId = (kind: Kind) => kind === "view" || kind === "edit";

export const route = tableFamily<Wanted, RouteOptions>({
  id: "intent-to-navigation/route",
  theme: "intent-to-navigation",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  things: [
    "a request about records, or small talk",
    "what the user of an office app says",
    "a navigation wish or a remark",
  ],
  misses: ["/", "home", "/help", "none", "?", "stay", "-"],
  options: (random) => {
    const scheme = random.pick(SCHEMES);
    const sample = { resource: random.pick(RESOURCES), id: random.digits(3) };
    const { one, many } = sample.resource;
    const [view, edit, list, add] = [scheme.view, scheme.edit, scheme.list, scheme.add].map((t) =>
      show(t, sample),
    );
    return {
      scheme,
      spelled: `${view} to see ${one} ${sample.id}, ${edit} to change it, ${list} for all ${many}, ${add} for a new one`,
      shown: `see=${view}, change=${edit}, all=${list}, new=${add}`,
    };
  },
  scene: (r) => {
    const kind = r.pick(["view", "view", "view", "edit", "edit", "list", "add", "none"] as const);
    const resource = r.pick(RESOURCES);
    const id = r.digits(r.int(2, 5));
    return {
      input: say(r, ROUTE_REQUESTS[kind], { o: resource.one, m: resource.many, id }),
      latent: { kind, resource, id },
    };
  },
  rows: {
    route: {
      solve: (w, miss, { scheme }) => (w.kind === "none" ? miss : show(scheme[w.kind], w)),
      rule: (miss, { spelled, shown }) => ({
        long: [
          `turn it into a route: ${spelled}, and likewise for other kinds of records; anything else gives ${miss}`,
          `print the link of the screen that is wanted, following this pattern for every type of record: ${spelled}; if it is about no record, print ${miss}`,
          `convert it into a path built like these: ${spelled} (same for all other records), and send small talk to ${miss}`,
        ],
        short: [
          `route, same pattern for every record type: ${shown}, else ${miss}`,
          `path by example ${shown}; small talk: ${miss}`,
        ],
      }),
    },
    parent: {
      solve: (w, miss, { scheme }) => {
        const parent = PARENTS[w.kind];
        return parent ? show(scheme[parent], w) : miss;
      },
      rule: (miss, { spelled, shown }) => ({
        long: [
          `output the route of the page one step above the wanted one, where Back should lead: from changing a record to seeing it, from seeing or creating one to the list of all; routes look like ${spelled}, for any record type; wishes for a list and small talk give ${miss}`,
          `give the target of the Back button: the screen of a record when it is to be changed, the list when one is to be seen or made, in routes such as ${spelled} (any type of record), and ${miss} for lists and small talk`,
        ],
        short: [
          `route one step up (change -> see, see/new -> all; all or small talk -> ${miss}), pattern ${shown}`,
          `Back target in the pattern ${shown}; ${miss} for lists and chat`,
        ],
      }),
    },
    kind: {
      sets: [
        ["view", "edit", "list", "add", "none"],
        ["SHOW", "CHANGE", "ALL", "NEW", "CHAT"],
        ["1", "2", "3", "4", "0"],
        ["detail", "form", "table", "wizard", "home"],
      ],
      read: ({ kind }) => KINDS.indexOf(kind),
      rule: ([view, edit, list, add, none]) => ({
        long: [
          `say which screen is needed, whatever the record: ${view} to see one, ${edit} to change one, ${list} for all of a kind, ${add} for creating one, ${none} for small talk`,
          `label the intent: ${view} for looking at a single record, ${edit} for correcting it, ${list} for an overview, ${add} for a new record, ${none} if it is about no record`,
        ],
        short: [
          `${view}=see one, ${edit}=change one, ${list}=see all, ${add}=create, ${none}=no record`,
          `screen: ${view} single, ${edit} modify, ${list} overview, ${add} new, ${none} chat`,
        ],
      }),
    },
    record: {
      solve: ({ kind, resource }, miss) => (kind === "none" ? miss : resource.one),
      rule: (miss) => ({
        long: [
          `output the kind of record that is meant, in the singular (one of ${NAMES}), or ${miss} if it is about no record`,
          `extract only the type of record, as ${NAMES}; small talk gives ${miss}`,
        ],
        short: [
          `record type in the singular (${NAMES}), else ${miss}`,
          `which kind of record? ${NAMES}; chat: ${miss}`,
        ],
      }),
    },
    number: {
      solve: ({ kind, id }, miss) => (hasId(kind) ? id : miss),
      rule: (miss) => ({
        long: [
          `output the number of the record that is meant, digits only, or ${miss} if no number is given`,
          `extract just the record's number without # and words; without a number output ${miss}`,
        ],
        short: [`record number, else ${miss}`, `digits of the record, ${miss} if none`],
      }),
    },
    breadcrumb: {
      solve: ({ kind, resource, id }, miss) => {
        if (kind === "none") return miss;
        const last = { view: ` > ${id}`, edit: ` > ${id} > Edit`, list: "", add: " > New" }[kind];
        return `Home > ${capital(resource.many)}${last}`;
      },
      rule: (miss) => ({
        long: [
          `output the breadcrumb of the wanted screen, like "Home > Orders > 12" to see a record, "Home > Orders > 12 > Edit" to change it, "Home > Orders" for all and "Home > Orders > New" for a new one; small talk gives ${miss}`,
          `write the trail shown on top of the page: Home, the kind of record in the plural with a capital, then its number (and Edit if it is to be changed) or New, joined by " > "; ${miss} if no record is meant`,
        ],
        short: [
          `breadcrumb: Home > Orders > 12 (> Edit), Home > Orders, Home > Orders > New; else ${miss}`,
          `trail joined by " > " as in Home > Orders > 12 > Edit; chat: ${miss}`,
        ],
      }),
    },
    "api-call": {
      solve: ({ kind, resource, id }, miss) => {
        const method = { view: "GET", edit: "PUT", list: "GET", add: "POST", none: miss }[kind];
        return kind === "none" ? miss : `${method} /${resource.many}${hasId(kind) ? `/${id}` : ""}`;
      },
      rule: (miss) => ({
        long: [
          `output the API call for it: GET /orders/12 to see a record, PUT /orders/12 to change it, GET /orders for all, POST /orders for a new one, with the plural of the right record; small talk gives ${miss}`,
          `translate it into method and path (GET for seeing one or all, PUT for changing, POST for creating; path /PLURAL or /PLURAL/NUMBER), or ${miss} if no record is meant`,
        ],
        short: [
          `GET/PUT /orders/12, GET/POST /orders (see, change, all, new), else ${miss}`,
          `HTTP method and path as in PUT /orders/12; chat: ${miss}`,
        ],
      }),
    },
  },
});
