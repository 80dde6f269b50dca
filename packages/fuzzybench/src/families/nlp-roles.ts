/** Semantic roles: who gave what to whom, where and when, however the sentence is built. */
import { type Family, family } from "../family.js";
import { ABSENT, askFor, type Said } from "../frames/three-phrases.js";
import { entries, lines } from "../lexicon/a-text.js";
import { answerForm, capital } from "../lexicon/fill.js";
import { CITIES, MEN, WOMEN } from "../lexicon/named-entities.js";
import { THINGS } from "../lexicon/word-classes.js";

/** `{d}` past, `{p}` participle of a verb of giving; `{g}` giver, `{r}` receiver, `{x}` thing. */
const SHAPES = lines(`
  {g} {d} {r} the {x}{where}{when}.
  {g} {d} the {x} to {r}{where}{when}.
  {When}{g} {d} the {x} to {r}{where}.
  The {x} was {p} to {r} by {g}{where}{when}.
  {r} was {p} the {x} by {g}{where}{when}.
  {When}{r} was {p} the {x}{where}.
  The {x} was {p} to {r}{where}{when}.
  {r} received the {x} from {g}{where}{when}.
  {When}{r} got the {x} from {g}{where}.
  It was {g} who {d} {r} the {x}{where}{when}.
  It was the {x} that {g} {d} to {r}{where}{when}.`);

const GIVING = entries(
  "gave given / sent sent / lent lent / sold sold / handed handed / brought brought / passed passed",
).map((pair) => pair.split(" ") as [string, string]);
const TIMES = entries(
  "yesterday / last week / on Monday / this morning / in June / two days ago / on Friday / last year",
);

const ROLES = ["giver", "receiver", "thing", "place", "time"] as const;
type Role = (typeof ROLES)[number];
type Roles = Partial<Record<Role, string>>;

const ROLE_SAID: Readonly<Record<Role, Said>> = {
  giver: ["who hands the thing over", "the person from whom the thing comes", "the giver, sender or seller"],
  receiver: ["who gets the thing", "the person to whom the thing goes", "the receiver of the thing"],
  thing: [
    "the thing that changes hands, without the",
    "what is passed on (noun only)",
    "the object involved, without article",
  ],
  place: [
    "the place where it happens, without in",
    "the city in which it takes place",
    "where it happens (city name only)",
  ],
  time: [
    "when it happens (with its preposition if it has one)",
    "the time expression with its preposition, if any",
    "the words that say when it took place, including a preposition",
  ],
};

const semanticRole = family({
  id: "nlp-pipelines/semantic-role",
  theme: "nlp-pipelines",
  difficulty: "hard",
  heldOut: true,
  variants: ROLES,
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const form = answerForm(random);
    const absent = random.pick(ABSENT);
    const solve = (roles: Roles) => {
      const found = roles[variant];
      return found === undefined ? absent : form.apply(found);
    };
    return {
      ...askFor(random, ROLE_SAID[variant], {
        source: random.pick(["sentence", "report", "line"]),
        rule: `Write it ${form.rule}${variant === "time" ? ", but with a small first letter if that is where the sentence starts" : ""}. If it is not stated, answer ${absent}.`,
        brief: `${form.short}, ${absent} if not stated`,
      }),
      sample(r) {
        const [giver, receiver] = r.shuffle([r.pick(MEN), r.pick(WOMEN)]) as [string, string];
        const [past, participle] = r.pick(GIVING);
        const thing = r.pick(THINGS);
        const place = r.chance(0.7) ? r.pick(CITIES) : undefined;
        const time = r.chance(0.7) ? r.pick(TIMES) : undefined;
        const shape = r.pick(SHAPES);
        const slots: Readonly<Record<string, string>> = {
          g: giver,
          r: receiver,
          x: thing,
          d: past,
          p: participle,
          where: place ? ` in ${place}` : "",
          when: time ? ` ${time}` : "",
          When: time ? `${capital(time)}, ` : "",
        };
        const input = shape.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] as string);
        const roles: Roles = {
          ...(shape.includes("{g}") && { giver }),
          receiver,
          thing,
          ...(place && { place }),
          ...(time && { time }),
        };
        return { input, output: solve(roles), latent: roles };
      },
      answer: ({ latent }) => solve(latent as Roles),
    };
  },
});

export const roleFamilies: Family[] = [semanticRole];
