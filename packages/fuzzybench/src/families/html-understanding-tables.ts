/** HTML tables and forms. Part of the html-understanding theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS, PRODUCTS } from "../lexicon/a-products.js";
import { capital } from "../lexicon/a-text.js";
import { missing } from "../lexicon/fill.js";
import { BUTTON_TEXTS } from "../lexicon/web.js";

const TEXT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  City: CITIES,
  Colour: COLOURS,
  Owner: FIRST_NAMES,
};
const NUMBERS = Array.from({ length: 95 }, (_, i) => i + 4);

/** A table of products; `columns` is the order in which this page shows them. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const cell = (row: Table["rows"][number], column: string): string => row[column] as string;
const JOINED = "Separate them by a bar with spaces ( | ).";

const table = jobFamily(
  {
    id: "html-understanding/table",
    theme: "html-understanding",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    noun: ["HTML table", "table in HTML", "table cut out of a page"],
    setting: (random) => {
      const number = random.pick(["Price", "Stock", "Weight", "Votes"]);
      const text = random.pick(Object.keys(TEXT_COLUMNS));
      const limit = random.pick([30, 40, 50, 60]);
      const shown = `The columns are Product, ${number} and ${text}, in any order.`;
      return { number, text, limit, miss: missing(random), shown };
    },
    pose: (r, { number, text }): Posed<Table> => {
      const columns = r.shuffle(["Product", number, text]);
      const n = r.int(2, 4);
      const numbers = r.sample(NUMBERS, n);
      const rows = r.sample(PRODUCTS, n).map((product, i) => ({
        Product: capital(product),
        [number]: String(numbers[i]),
        [text]: r.pick(TEXT_COLUMNS[text] as readonly string[]),
      }));
      const line = (tag: string, cells: readonly string[]) =>
        `<tr>${cells.map((one) => `<${tag}>${one}</${tag}>`).join("")}</tr>`;
      const body = rows
        .map((row) =>
          line(
            "td",
            columns.map((column) => cell(row, column)),
          ),
        )
        .join("");
      return { input: `<table>${line("th", columns)}${body}</table>`, value: { columns, rows } };
    },
  },
  {
    highest: ({ number, shown }) => ({
      does: [
        `name the product with the highest ${number}`,
        `find the row with the largest ${number} and print its product`,
      ],
      gives: [`the product with the highest ${number}`, `the name in the row with the greatest ${number}`],
      rules: [shown],
      solve: ({ rows }) =>
        rows.reduce((a, b) => (Number(b[number]) > Number(a[number]) ? b : a)).Product as string,
    }),
    lowest: ({ number, shown }) => ({
      does: [
        `name the product with the lowest ${number}`,
        `find the row with the smallest ${number} and print its product`,
      ],
      gives: [`the product with the lowest ${number}`, `the name in the row with the least ${number}`],
      rules: [shown],
      solve: ({ rows }) =>
        rows.reduce((a, b) => (Number(b[number]) < Number(a[number]) ? b : a)).Product as string,
    }),
    total: ({ number, shown }) => ({
      does: [`add up the ${number} column`, `sum the values under ${number}`],
      gives: [`the sum of the ${number} column`, `the total of all values under ${number}, as a number`],
      rules: [shown],
      solve: ({ rows }) => String(rows.reduce((sum, row) => sum + Number(row[number]), 0)),
    }),
    column: ({ text, shown }) => ({
      does: [`list the ${text} column from top to bottom`, `print the values under ${text}`],
      gives: [`the values of the ${text} column`, `what stands under ${text}, row by row`],
      rules: [shown, JOINED],
      solve: ({ rows }) => rows.map((row) => cell(row, text)).join(" | "),
    }),
    "last-row": () => ({
      does: ["print the last row", "give the cells of the bottom row"],
      gives: ["the cells of the last row", "what the bottom row holds, from left to right"],
      rules: [JOINED],
      solve: ({ rows, columns }) => columns.map((column) => cell(rows.at(-1) ?? {}, column)).join(" | "),
    }),
    headers: () => ({
      does: ["list the column headings", "print the names of the columns"],
      gives: ["the headings of the columns, from left to right", "the column names in their order"],
      rules: [JOINED],
      solve: ({ columns }) => columns.join(" | "),
    }),
    "over-limit": ({ number, limit, miss }) => ({
      does: [
        `list the products with more than ${limit} under ${number}`,
        `name all products whose ${number} is above ${limit}`,
      ],
      gives: [
        `the products with a ${number} above ${limit}`,
        `every product whose ${number} is more than ${limit}`,
      ],
      rules: [JOINED, `Keep the order of the rows; if there is none, answer ${miss.said}.`],
      solve: ({ rows }) =>
        rows
          .filter((row) => Number(row[number]) > limit)
          .map(({ Product }) => Product)
          .join(" | ") || miss.value,
    }),
  },
);

/** Form fields: name, caption, type. */
const FIELDS = [
  ["email", "E-mail", "email"],
  ["password", "Password", "password"],
  ["phone", "Phone number", "tel"],
  ["age", "Your age", "number"],
  ["birthday", "Date of birth", "date"],
  ["city", "City", "text"],
  ["name", "Full name", "text"],
  ["terms", "I agree", "checkbox"],
  ["website", "Website", "url"],
  ["color", "Favourite colour", "color"],
] as const;

interface Form {
  readonly method: string;
  readonly action: string;
  readonly button: string;
  readonly fields: readonly {
    readonly name: string;
    readonly caption: string;
    readonly type: string;
    readonly required: boolean;
  }[];
}

const form = jobFamily(
  {
    id: "html-understanding/form",
    theme: "html-understanding",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    noun: ["HTML form", "web form in HTML", "form cut out of a page"],
    setting: (random) => {
      const known = random.sample(FIELDS, 5);
      return { known, wanted: random.pick(known)[0], miss: missing(random) };
    },
    pose: (r, { known }): Posed<Form> => {
      const fields = r
        .sample(known, r.int(2, 3))
        .map(([name, caption, type]) => ({ name, caption, type, required: r.chance(0.45) }));
      const value = {
        method: r.pick(["get", "post"]),
        action: r.pick(["/signup", "/login", "/search", "/contact", "/order", "/profile/save"]),
        button: r.pick(BUTTON_TEXTS),
        fields,
      };
      const inputs = fields.map(
        (f) =>
          `<label>${f.caption} <input name="${f.name}" type="${f.type}"${f.required ? " required" : ""}></label>`,
      );
      const input = `<form action="${value.action}" method="${value.method}">${inputs.join("")}<button>${value.button}</button></form>`;
      return { input, value };
    },
  },
  {
    fields: () => ({
      does: ["list the names of the input fields", "say which fields the form sends"],
      gives: ["the names of the input fields", "the name attributes of all inputs"],
      rules: ["Names are the name attributes.", JOINED],
      solve: ({ fields }) => fields.map(({ name }) => name).join(" | "),
    }),
    required: ({ miss }) => ({
      does: ["list the names of the required fields", "say which fields must be filled in"],
      gives: ["the names of the required fields", "the fields that may not be left empty, by name"],
      rules: ["Names are the name attributes.", JOINED, `If no field is required, answer ${miss.said}.`],
      solve: ({ fields }) =>
        fields
          .filter((f) => f.required)
          .map(({ name }) => name)
          .join(" | ") || miss.value,
    }),
    optional: ({ miss }) => ({
      does: [
        "list the captions of the fields that may stay empty",
        "name the optional fields by their labels",
      ],
      gives: ["the label texts of the optional fields", "the captions of all fields that are not required"],
      rules: ["Captions are the label texts.", JOINED, `If every field is required, answer ${miss.said}.`],
      solve: ({ fields }) =>
        fields
          .filter((f) => !f.required)
          .map(({ caption }) => caption)
          .join(" | ") || miss.value,
    }),
    "is-asked": ({ wanted, miss }) => ({
      does: [
        `say if the field ${wanted} is required, optional or not there`,
        `look up the state of the field ${wanted}`,
      ],
      gives: [`the state of the field ${wanted}`, `whether ${wanted} is required, optional or not asked for`],
      rules: [`Answer required, optional or ${miss.said} (not in the form).`],
      labels: ["required", "optional", miss.value],
      solve: ({ fields }) => {
        const field = fields.find(({ name }) => name === wanted);
        return field ? (field.required ? "required" : "optional") : miss.value;
      },
    }),
    "first-type": () => ({
      does: ["give the type of the first input field", "read the type attribute of the first input"],
      gives: ["the type of the first field", "what type the first input has"],
      solve: ({ fields }) => fields[0]?.type ?? "",
    }),
    target: () => ({
      does: [
        "say where the form is sent, like POST /login",
        "write method and address of the form, like POST /login",
      ],
      gives: ["method in capitals and address, like POST /login", "where it goes, in the form POST /login"],
      rules: ["The address is the action attribute."],
      solve: ({ method, action }) => `${method.toUpperCase()} ${action}`,
    }),
    button: () => ({
      does: ["read the caption of the button", "say what is written on the button"],
      gives: ["the text of the button", "what the button says"],
      rules: ["Copy it exactly."],
      solve: ({ button }) => button,
    }),
    skeleton: () => ({
      does: [
        "write a JSON object with an empty string for each field",
        "turn the form into an empty JSON record",
      ],
      gives: [
        'JSON with every field name and an empty string, like {"a": "", "b": ""}',
        'an object like {"a": "", "b": ""} with the field names as keys',
      ],
      rules: [
        "The field names are the keys, every value is an empty string; keep the order, with one space after each colon and comma.",
      ],
      solve: ({ fields }) => `{${fields.map(({ name }) => `"${name}": ""`).join(", ")}}`,
    }),
  },
);

export const families: Family[] = [table, form];
