/** Requests for records: the route of the wanted screen or a part of it, and lists with filters. */
import { MONTHS } from "../lexicon/a-people.js";
import { capital, say } from "../lexicon/fill.js";
import { tableFamily } from "../lexicon/rule-table.js";
import { LIST_FILTERS, RESOURCES, type Resource, ROUTE_REQUESTS } from "../lexicon/settings-pages.js";

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

interface Filtered {
  readonly page: string;
  /** Parameters that are wanted, in a fixed order. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const of = ({ parameters }: Filtered, name: string) => parameters.find(([key]) => key === name)?.[1];
const FILTERS =
  "status (unpaid, open, cancelled, overdue, archived or new), month (01 to 12), customer (last name) and sort (-date newest first, date oldest first, price cheapest first, -price most expensive first, name alphabetical)";
const CUSTOMERS = [
  "Keller",
  "Novak",
  "Okafor",
  "Tanaka",
  "Silva",
  "Jensen",
  "Rossi",
  "Haddad",
  "Moreau",
  "Larsen",
];
const LIST_OPENERS = ["show me", "I need", "list", "open", "please bring up", "give me", "let me see"];

export const filteredList = tableFamily<Filtered, { join: string; start: string }>({
  id: "intent-to-navigation/filtered-list",
  theme: "intent-to-navigation",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  things: [
    "a request for a list of records",
    "what a user wants to see listed",
    "a wish for some records, perhaps with limits and an order",
  ],
  options: (random) =>
    random.pick([
      { start: "?", join: "&" },
      { start: "#", join: ";" },
      { start: "/", join: "," },
    ]),
  scene: (r) => {
    const page = r.pick(RESOURCES.slice(0, 4)).many;
    const status = r.chance(0.55) ? r.pick(LIST_FILTERS.status) : undefined;
    const month = r.chance(0.55) ? r.int(1, 12) : undefined;
    const customer = page !== "customers" && r.chance(0.4) ? r.pick(CUSTOMERS) : undefined;
    const sort = r.chance(0.5) ? r.pick(LIST_FILTERS.sort) : undefined;
    const who =
      customer && r.pick([`for ${customer}`, `of customer ${customer}`, `that belong to ${customer}`]);
    const when =
      month && r.pick([`from ${MONTHS[month - 1]}`, `of ${MONTHS[month - 1]}`, `dated ${MONTHS[month - 1]}`]);
    const tail = [...r.shuffle([who, when]), sort && `, ${sort[0]}`]
      .filter(Boolean)
      .join(" ")
      .replaceAll(" ,", ",");
    const all = status ? status[0] : r.pick(["all", "the"]);
    const parameters = (
      [
        ["status", status?.[1]],
        ["month", month && String(month).padStart(2, "0")],
        ["customer", customer],
        ["sort", sort?.[1]],
      ] as const
    ).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    const input = `${r.pick(LIST_OPENERS)} ${all} ${page} ${tail}`.trim().replaceAll(" ,", ",");
    return { input, latent: { page, parameters } };
  },
  rows: {
    address: {
      solve: ({ page, parameters }, _, { start, join }) =>
        `/${page}${parameters.length > 0 ? start : ""}${parameters.map(([name, value]) => `${name}=${value}`).join(join)}`,
      rule: (_, { start, join }) => ({
        long: [
          `output the address of the list: "/" and the kind of record in the plural, then "${start}" and, as far as wanted and in this order, NAME=VALUE for ${FILTERS}, joined by "${join}"; without limits only the page`,
          `build a link such as /orders${start}status=open${join}month=05 from the request; the parameters, in this order and only if wanted, are ${FILTERS}`,
        ],
        short: [
          `/PAGE${start}NAME=VALUE${join}... with ${FILTERS}; only what is asked for, in this order`,
          `list link like /orders${start}status=open${join}sort=-date; parameters in order: ${FILTERS}`,
        ],
      }),
    },
    limits: {
      solve: ({ parameters }, miss) =>
        parameters.flatMap(([name, value]) => (name === "sort" ? [] : [value])).join(" ") || miss,
      rule: (miss) => ({
        long: [
          `output only what limits the list, separated by spaces and in the order status word, month as two digits (01 to 12), customer name; leave out page and sorting, and output ${miss} without any limit`,
          `write the values of the filters without their names (first the status such as open, then the month in two digits, then the customer), spaces between; ${miss} if the list is not limited`,
        ],
        short: [
          `status, month (two digits), customer: those that are given, spaces between; else ${miss}`,
          `filter values only (status month customer), no sorting; ${miss} if none`,
        ],
      }),
    },
    page: {
      solve: ({ page }) => `/${page}`,
      rule: () => ({
        long: [
          'output the page alone, "/" and the kind of record in the plural, without limits and order',
          "drop every filter and give only the path of the list, as in /orders",
        ],
        short: ["path of the list without filters, e.g. /orders", "/PLURAL of the record, nothing more"],
      }),
    },
    month: {
      solve: (w, miss) => of(w, "month") ?? miss,
      rule: (miss) => ({
        long: [
          `output the month to which the list is limited as two digits (01 to 12), or ${miss} if none is named`,
          `extract the month as a number with leading zero; ${miss} for lists without a month`,
        ],
        short: [`month as 01-12, else ${miss}`, `number of the named month (two digits), ${miss} if none`],
      }),
    },
    sort: {
      solve: (w, miss) => of(w, "sort") ?? miss,
      rule: (miss) => ({
        long: [
          `output the wanted order as -date (newest first), date (oldest first), price (cheapest first), -price (most expensive first) or name (alphabetical), or ${miss} if no order is named`,
          `give only the sort key, with a minus for descending: date, -date, price, -price or name; ${miss} when the request leaves the order open`,
        ],
        short: [
          `sort key (date, -date, price, -price, name; minus = descending), else ${miss}`,
          `order as date/-date/price/-price/name (-date newest, -price dearest first), ${miss} if none`,
        ],
      }),
    },
    customer: {
      solve: (w, miss) => of(w, "customer") ?? miss,
      rule: (miss) => ({
        long: [
          `output the last name of the customer to whom the list is limited, or ${miss} if it is not limited to one`,
          `extract only the customer's name; ${miss} for lists of everybody`,
        ],
        short: [`customer name, else ${miss}`, `whose records? last name, or ${miss}`],
      }),
    },
    "filter-count": {
      solve: ({ parameters }) => String(parameters.length),
      rule: () => ({
        long: [
          "count what the request says about the list among these four: status, month, customer, order; output the number, 0 to 4",
          "output how many of status filter, month filter, customer filter and sorting are asked for, as a digit",
        ],
        short: [
          "number of parameters (status, month, customer, sort)",
          "how many of status/month/customer/order are given",
        ],
      }),
    },
  },
});
