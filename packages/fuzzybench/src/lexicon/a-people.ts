/**
 * Names of people, companies and places, with the usual short forms. Invented or common names only;
 * nothing here refers to a real person.
 */
import { entries, words } from "./a-text.js";

export const FIRST_NAMES =
  words(`Anna Ben Carla David Elena Farid Grace Hugo Ines Jonas Karen Liam Maria Nadia Oscar
  Paula Quentin Rosa Samuel Tanja Uma Wendy Xavier Yusuf Zoe Aisha Bruno Chloe Dmitri Emma Felix Gita Henrik
  Irene Jack Kenji Laura Marco Nina Omar Petra Ravi Sofia Tom Ursula Viktor Walter Yara Ibrahim Mei Lucia Sven Priya`);

export const LAST_NAMES =
  words(`Adams Baker Costa Dubois Evans Fischer Garcia Hansen Ivanov Jensen Keller Lopez Meyer
  Novak Olsen Patel Quinn Rossi Silva Turner Ueda Vargas Weber Young Zhang Bennett Carter Delgado Ellis Foster Greene
  Haddad Ito Jacobs Khan Lindgren Moreau Nielsen Okafor Peters Reyes Schmidt Tanaka Walsh Brandt Kowalski Murphy`);

/** A given name and a short form that everybody takes for the same name. */
export const NICKNAMES: readonly (readonly [string, string])[] =
  entries(`Robert Bob / William Bill / Elizabeth Liz /
  Katherine Kate / Michael Mike / Thomas Tom / Jennifer Jen / Daniel Dan / Samuel Sam / Margaret Maggie /
  Christopher Chris / Andrew Andy / Susan Sue / Anthony Tony / Matthew Matt / Edward Ed / Joseph Joe / Rebecca Becky /
  Patricia Pat / Benjamin Ben / James Jim / Nicholas Nick / Victoria Vicky / Alexander Alex / Deborah Debbie /
  Richard Rick / Timothy Tim / Gregory Greg / Kenneth Ken / Peter Pete / Philip Phil / Steven Steve`).map(
    (pair) => {
      const [long, short] = pair.split(" ");
      return [long as string, short as string] as const;
    },
  );

export const COMPANY_STEMS =
  entries(`Northwind Traders / Blue Harbor / Acme Tools / Silverline Logistics / Oak & Sons /
  Greenfield Foods / Pinnacle Software / Redwood Media / Baltic Shipping / Summit Insurance / Lakeside Dairy /
  Ironbridge Steel / Crescent Textiles / Aurora Labs / Maple Street Bakery / Vertex Systems / Coastal Realty /
  Granite Works / Falcon Air / Orchid Pharma / Delta Printing / Sunrise Hotels / Cobalt Mining / Harper & Lane /
  Nimbus Cloud / Tall Pine Furniture / Kestrel Motors / Amber Energy / Polar Freight / Quill Publishing`);

export const COMPANY_SUFFIXES = words("Inc Inc. Ltd Ltd. LLC GmbH Corp Corp. Co. PLC Limited Incorporated");

export const CITIES =
  words(`Paris Berlin Madrid Oslo Vienna Lisbon Dublin Prague Warsaw Athens Helsinki Rome Milan Lyon
  Geneva Toronto Chicago Boston Seattle Denver Austin Tokyo Osaka Seoul Mumbai Delhi Sydney Perth Cairo Nairobi Lima
  Bogota Quito Hanoi Manila Jakarta Dubai Zurich Porto Seville Krakow Riga Bergen Leeds Bristol`);

export const STREETS = entries(
  "Mill Road / High Street / Station Lane / Park Avenue / Elm Street / Harbor Way / King Street",
);

export const DOMAINS =
  words(`example.com mail.net postbox.org acme.io webmail.com northwind.co inbox.dev fastmail.test
  company.org school.edu`);

export const MONTHS = words(
  `January February March April May June July August September October November December`,
);

export const WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
