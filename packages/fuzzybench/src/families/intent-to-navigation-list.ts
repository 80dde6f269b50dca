/** Requests for a list of records with limits and an order: its address or a part of it. */
import { tableFamily } from "../frames/rule-table.js";
import { MONTHS } from "../lexicon/a-people.js";
import { LIST_FILTERS } from "../lexicon/settings-pages.js";

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
const LISTS = ["orders", "invoices", "bookings", "repairs"];
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
    const page = r.pick(LISTS);
    const status = r.chance(0.55) ? r.pick(LIST_FILTERS.status) : undefined;
    const month = r.chance(0.55) ? r.int(1, 12) : undefined;
    const customer = r.chance(0.4) ? r.pick(CUSTOMERS) : undefined;
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
