/** Made-up private values (addresses, phone and card numbers, secrets) and sentences that carry them. */
import type { Random } from "../random.js";

const NAMES =
  "anna,bob.miller,c.diaz,diana,emil_k,fatima,greg,h.olsen,ines99,jo.park,kim,lars,m.rossi,noor,otto22,priya,q.chen,rosa,sven,tara.b".split(
    ",",
  );
const DOMAINS = "example.com,mail.test,acme.org,post.example,corp.example,shop.test,uni.example".split(",");
const group = (r: Random, sizes: readonly number[], by: string): string =>
  sizes.map((n) => r.digits(n)).join(by);

/** Generators of one value per kind. */
export const PRIVATE = {
  email: (r: Random) => `${r.pick(NAMES)}@${r.pick(DOMAINS)}`,
  phone: (r: Random) =>
    r.pick([
      () => `+${r.int(1, 9)}${r.digits(1)} ${r.digits(3)} ${r.digits(r.int(4, 6))}`,
      () => `(${r.digits(3)}) ${r.digits(3)}-${r.digits(4)}`,
      () => `0${r.digits(2)}-${r.digits(r.int(6, 7))}`,
      () => `${r.digits(3)}-555-${r.digits(4)}`,
    ])(),
  card: (r: Random) => group(r, [4, 4, 4, 4], r.pick([" ", "-", ""])),
  ip: (r: Random) => `${r.int(10, 203)}.${r.int(0, 255)}.${r.int(0, 255)}.${r.int(1, 254)}`,
  account: (r: Random) => `${r.pick(["DE", "NL", "FR", "ES", "GB"])}${r.digits(2)} ${group(r, [4, 4], " ")}`,
} as const;
export type PrivateKind = keyof typeof PRIVATE;

export const KIND_NAMES: Record<PrivateKind, readonly string[]> = {
  email: ["e-mail address", "mail address", "email"],
  phone: ["phone number", "telephone number", "phone"],
  card: ["card number", "credit card number", "payment card number"],
  ip: ["IP address", "IPv4 address", "IP"],
  account: ["bank account number", "IBAN", "account number"],
};

/** Sentences by kind; "#" is the private value. */
export const CARRIERS: Record<PrivateKind, readonly string[]> = {
  email: [
    "please write to # before noon",
    "contact: #",
    "the invoice went to # twice",
    "# has not replied for 3 days",
    "forward this to # and close ticket 4821",
    "my new address is #, thanks",
    "from # : where is my order?",
    "user # signed up on 2024-05-01",
    "cc # on everything",
    "bounced mail for # (550)",
  ],
  phone: [
    "call me at # after 5",
    "my number is #",
    "# is the number of the front desk",
    "please ring # about order 77",
    "fax and phone: #",
    "text # when you arrive",
    "driver reachable under # until 18:00",
    "emergency contact # (sister)",
    "new mobile # since May",
    "reach us: #, room 12",
  ],
  card: [
    "paid with card # yesterday",
    "card # was declined",
    "# expires 09/27",
    "please charge # with 40 EUR",
    "refund 12.50 to card #",
    "customer read out # on the phone",
    "replace lost card #",
    "payment ok, card=#",
    "store # for later",
  ],
  ip: [
    "login from # failed",
    "blocked # after 5 tries",
    "# requested /index.html",
    "server moved to # last night",
    "ping # took 12 ms",
    "client # connected on port 443",
    "add # to the allow list",
    "new session for anna from #",
    "no route to #",
  ],
  account: [
    "transfer 200 EUR to # today",
    "my account is #",
    "# is closed since March",
    "salary goes to #",
    "please debit # monthly",
    "wrong IBAN #, sent back",
    "owner of # is unknown",
    "iban: #",
  ],
};

const BEFORE = [
  "",
  "",
  "",
  "hi, ",
  "note: ",
  "FYI ",
  "ticket 482: ",
  "re: order - ",
  "please check: ",
  "09:15 ",
  "- ",
  "INFO ",
];
const AFTER = ["", "", "", "", " thanks", " (urgent)", " - ok?", " please", " / see page 3", " [done]"];

/** The beginning and end that a text gets in one input; they carry nothing private. */
export const surroundings = (r: Random): ((text: string) => string) => {
  const [before, after] = [r.pick(BEFORE), r.pick(AFTER)];
  return (text) => `${before}${text}${after}`;
};

/** Sentences without private values; they still carry numbers and names. */
export const HARMLESS = [
  "see you at 5 in room 12",
  "order 4821 is on its way",
  "the meeting moved to 2024-05-01",
  "version 2.14 is out",
  "thanks, all good now",
  "please restart the server tonight",
  "we sold 120 tickets",
  "the parcel weighs 3.5 kg",
  "anna will be back on Monday",
  "it costs 49.90 EUR",
  "page 7 has a typo",
  "no news from the bank yet",
] as const;

const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const blob = (r: Random, n: number): string => Array.from({ length: n }, () => r.pick([...LETTERS])).join("");
const WORDS = "sun,river,tiger,blue,stone,apple,night,coffee,dragon,winter,maple,rocket".split(",");

/** Secret values in the style of passwords, tokens and keys; harmless look-alikes are not among them. */
export const SECRETS = {
  password: (r: Random) => `${r.pick(WORDS)}${r.pick(["", "_", "!", "-"])}${r.pick(WORDS)}${r.int(1, 99)}`,
  token: (r: Random) => `${r.pick(["tok_", "ghp_", "xoxb-", "pat-", ""])}${blob(r, r.int(10, 16))}`,
  key: (r: Random) => `${r.pick(["sk_live_", "AKIA", "key-", "ak_"])}${blob(r, r.int(8, 14))}`,
} as const;
export type SecretKind = keyof typeof SECRETS;

/** Places where a secret stands; "#" is the secret. */
export const SECRET_PLACES: Record<SecretKind, readonly string[]> = {
  password: [
    "password=#",
    "DB_PASSWORD=#",
    "mysql -u root -p# shop",
    "user: anna, pass: #",
    "postgres://app:#@db1/shop",
    'login with passwd "#"',
    "SMTP_PASS=# node mailer.js",
    "my password is #",
    "export PGPASSWORD=#",
    "ftp://bob:#@files.test",
  ],
  token: [
    "Authorization: Bearer #",
    "token=#",
    "GITHUB_TOKEN=# npm test",
    'curl -H "X-Auth-Token: #" api.test',
    "refresh_token: #",
    "set session token # for anna",
    "git clone https://#@git.test/web.git",
    "ACCESS_TOKEN='#'",
  ],
  key: [
    "api_key=#",
    "STRIPE_KEY=#",
    "aws_access_key_id = #",
    "GET /v1/data?apikey=#",
    "x-api-key: #",
    '{"apiKey":"#"}',
    "--key # --region eu",
    "secret key # was created",
  ],
};

/** Lines that speak of secrets without holding one. */
export const SECRET_FREE = [
  "password must have 8 characters",
  "token expired, please log in",
  "reset your password at /account",
  "DB_PASSWORD=$DB_PASSWORD",
  "api_key=%API_KEY%",
  "password: ********",
  "token=<your token here>",
  "Authorization header missing",
  "PASSWORD_MIN_LENGTH=12",
  "key not found in map",
  "press any key to go on",
  "public key copied to server",
  "secret santa party at 6",
  "TOKEN_TTL=3600",
  "export EDITOR=vim",
  "passed 12 of 12 tests",
  "user anna logged in",
  "GET /v1/data?page=2",
  "key=value pairs, one per line",
  "two tokens left in the parser",
  "the password policy changed in 2024",
  "token count: 1532",
  "primary key of table orders is id",
  "never share your password with anyone",
  "API keys are stored in the vault",
  "password reset mail sent to anna",
  "bearer of good news",
  "keyboard layout set to de",
  "apikey parameter is required",
  "SECRET_NAME=prod-db (value hidden)",
  "wrong password, 3 tries left",
  "token type must be a string",
  "TOKEN=$(cat token.txt)",
  "password=%PASSWORD%",
  "no API key was given",
  "ssh key added for bob",
  "passwordless login enabled",
  "monkey patch applied to 12 files",
  "DB_HOST=db1 DB_PORT=5432",
  "forgot password? click here",
  "api key rotation done",
  "git clone https://git.test/web.git",
] as const;
