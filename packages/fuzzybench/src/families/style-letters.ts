/** Parts of a short letter: its greeting, its closing, its people and its body. */
import { type Family, family } from "../family.js";
import { ABSENT, askFor, type Said } from "../frames/three-phrases.js";
import { FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";
import { fill, say } from "../lexicon/fill.js";
import { BODIES, CLOSINGS, GREETINGS } from "../lexicon/style-messages.js";
import { NEUTRAL_THINGS } from "../lexicon/style-sentences.js";

const PARTS = {
  greeting: [
    "the greeting line without its final comma",
    "the salutation, comma left out",
    "the words of welcome at the top, name included and comma dropped",
  ],
  addressee: [
    "the name in the greeting, with its title if it has one",
    "whom the letter is addressed to (title kept)",
    "the addressee as named in the salutation",
  ],
  closing: [
    "the closing phrase without its final comma",
    "the complimentary close above the sender's name, comma left out",
    "the sign-off words, comma dropped",
  ],
  sender: ["the name of the sender", "who signs the letter", "the name at the end"],
  body: [
    "the sentence between the greeting and the closing",
    "the message itself, without greeting and signature",
    "what the letter says once salutation and sign-off are taken away",
  ],
} as const satisfies Record<string, Said>;
type Part = keyof typeof PARTS;
type Letter = Partial<Record<Part, string>>;

const letterPart = family({
  id: "authorship-and-style/letter-part",
  theme: "authorship-and-style",
  difficulty: "easy",
  variants: Object.keys(PARTS) as Part[],
  survives: [],
  draw(random, variant) {
    const absent = random.pick(ABSENT);
    const always = variant === "body";
    const solve = (letter: Letter) => letter[variant] ?? absent;
    return {
      ...askFor(random, PARTS[variant], {
        source: random.pick(["letter", "e-mail", "message", "note"]),
        rule: always ? "Copy it with its punctuation." : `If there is none, answer ${absent}.`,
        brief: always ? "with punctuation" : `${absent} if there is none`,
      }),
      sample(r) {
        const first = r.pick(FIRST_NAMES);
        const title = `${r.pick(["Ms", "Mr", "Dr"])} ${r.pick(LAST_NAMES)}`;
        const template = r.pick(GREETINGS);
        const greeting = r.chance(0.8) ? fill(r, template, { t: title, f: first }) : undefined;
        const signed = r.chance(0.85);
        const closing = signed && r.chance(0.85) ? r.pick(CLOSINGS) : undefined;
        const body = say(r, BODIES, { x: NEUTRAL_THINGS });
        const sender = signed ? `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}` : undefined;
        const gap = r.pick(["\n", "\n\n"]);
        const end = [closing && `${closing},`, sender].filter(Boolean).join("\n");
        const input = [greeting && `${greeting},`, body, end].filter(Boolean).join(gap);
        const letter: Letter = {
          ...(greeting && { greeting, addressee: template.includes("{t}") ? title : first }),
          ...(closing && { closing }),
          ...(sender && { sender }),
          body,
        };
        return { input, output: solve(letter), latent: letter };
      },
      answer: ({ latent }) => solve(latent as Letter),
    };
  },
});

export const letterFamilies: Family[] = [letterPart];
