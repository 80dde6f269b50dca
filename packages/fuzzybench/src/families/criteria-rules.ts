/**
 * Decisions by stated rules with numbers: refund eligibility and incident priority. Part of the
 * criteria-classification theme; classification by meaning is in criteria-classification.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { SINGULAR_PRODUCTS } from "../lexicon/a-products.js";
import { entries } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Condition {
  readonly about: string;
  readonly met: readonly string[];
  readonly broken: readonly string[];
}

/** Second conditions of a refund; exactly one phrase of each condition can appear in a request. */
const CONDITIONS: readonly Condition[] = [
  {
    about: "there is a receipt",
    met: entries("receipt attached / I have the receipt / with receipt / I kept the receipt"),
    broken: entries("no receipt / I lost the receipt / without a receipt / receipt was thrown away"),
  },
  {
    about: "the item is unopened",
    met: entries("still sealed / never opened / in the unopened box / seal not broken"),
    broken: entries("already opened / box was opened / seal is broken / I unpacked it"),
  },
  {
    about: "it was not bought on sale",
    met: entries("paid full price / regular price / not on sale / no discount"),
    broken: entries("bought on sale / half-price deal / clearance item / with a discount code"),
  },
];

/** A whole number on the wanted side of a limit: near it in half of the cases. */
function near(random: Random, limit: number, inside: boolean, top: number): number {
  const close = random.chance(0.5);
  if (inside) return random.int(close ? Math.max(1, limit - 4) : 1, limit);
  return random.int(limit + 1, close ? limit + 5 : top);
}

const refund: Family = {
  id: "criteria-classification/refund-rule",
  theme: "criteria-classification",
  difficulty: "hard",
  draw(random): DrawnTask {
    const days = random.pick([7, 10, 14, 20, 30, 45, 60, 90]);
    const condition = random.chance(0.65) ? random.pick(CONDITIONS) : undefined;
    const { yes, no } = relabel(
      random,
      ["yes", "no"],
      [
        ["approve", "deny"],
        ["yes", "no"],
        ["REFUND", "REJECT"],
        ["eligible", "not eligible"],
        ["accept", "decline"],
        ["1", "0"],
        ["Y", "N"],
      ],
    );
    const and = condition ? ` and ${condition.about}` : "";
    const rest = condition ? "If one of these fails" : `After ${days} days`;
    return {
      canonical: `${yes} if bought at most ${days} days ago${and}; otherwise ${no}.`,
      plain: [
        `Decide on a refund request. Answer ${yes} if the purchase was at most ${days} days ago${and}. ${rest}, answer ${no}.`,
        `Apply the return policy: goods can come back within ${days} days (day ${days} included)${condition ? `, provided ${condition.about}` : ""}. Print ${yes} when the policy allows it, ${no} when it does not.`,
        `A customer gets the money back when no more than ${days} days have passed${and}. Output ${yes} for such cases and ${no} for others.`,
        `Check eligibility. Limit: ${days} days since purchase.${condition ? ` Also required: ${condition.about}.` : ""} Return ${yes} if everything is fulfilled and ${no} if not.`,
      ],
      terse: [
        `refund: max ${days} days${and} -> ${yes}, else ${no}`,
        `${yes} if <= ${days} days${and}, ${no} otherwise`,
        `return window ${days} days${condition ? `, ${condition.about}` : ""}: ${yes}/${no}`,
      ],
      casual: [
        `we take things back for ${days} days${condition ? `, but only if ${condition.about}` : ""}. tell me ${yes} or ${no} (${no} means they're out of luck)`,
        `do they get their money back? ${days} days or less${and} and it's ${yes}, otherwise ${no}`,
        `${no} if it's been over ${days} days${condition ? ` or if it isn't true that ${condition.about}` : ""}, ${yes} for the rest please`,
      ],
      labels: [yes, no],
      sample: (r) => {
        const ok = r.chance(0.5);
        const lateFails = condition === undefined || r.chance(0.5);
        const age = near(r, days, ok || !lateFails, days * 2 + 20);
        const extras = CONDITIONS.map((c) => {
          const holds = c !== condition ? r.chance(0.5) : ok || (lateFails && r.chance(0.6));
          const shown = c === condition || r.chance(0.25);
          return shown ? r.pick(holds ? c.met : c.broken) : "";
        }).filter(Boolean);
        const thing = r.pick(SINGULAR_PRODUCTS);
        const when = r.pick([
          `bought ${age} days ago`,
          `purchased ${age} days ago`,
          `I got it ${age} days ago`,
          `it's ${age} days old`,
        ]);
        return { input: [thing, when, ...r.shuffle(extras)].join(", "), output: ok ? yes : no };
      },
    };
  },
};

const SERVICES = entries(
  "checkout / login / search / e-mail / payments / reports / chat / printing / booking / backup",
);

const priority: Family = {
  id: "criteria-classification/priority-rule",
  theme: "criteria-classification",
  difficulty: "hard",
  draw(random): DrawnTask {
    const limit = random.pick([10, 20, 50, 100, 200, 500, 1000]);
    const L = relabel(
      random,
      ["high", "mid", "low"],
      [
        ["P1", "P2", "P3"],
        ["high", "medium", "low"],
        ["critical", "major", "minor"],
        ["A", "B", "C"],
        ["1", "2", "3"],
        ["RED", "AMBER", "GREEN"],
      ],
    );
    const { high, mid, low } = L;
    const style = random.int(0, 2);
    const rule = `${high} if more than ${limit} users are affected and there is no workaround; ${mid} if only one of the two holds; ${low} if neither holds`;
    const noun = random.pick(["incident", "outage", "report", "problem"]);
    return {
      canonical: `Priority of the ${noun}: ${rule}.`,
      plain: [
        `Set the priority of an ${noun === "report" || noun === "problem" ? "issue" : noun}. Answer ${rule}.`,
        `Two things matter: more than ${limit} users hit, and no workaround. Both true gives ${high}, exactly one gives ${mid}, none gives ${low}.`,
        `Grade the ${noun} by user count (over ${limit} is large) and by the lack of a workaround. Large without workaround is ${high}. Only large, or only without workaround, is ${mid}. The rest is ${low}.`,
        `How severe is it? Start at ${low}. Go to ${mid} when over ${limit} users suffer or when no workaround exists, and to ${high} when both apply.`,
      ],
      terse: [
        `>${limit} users & no workaround: ${high}; one of them: ${mid}; neither: ${low}`,
        `priority ${high}/${mid}/${low} = both/one/none of (users > ${limit}, no workaround)`,
        `${rule}.`,
      ],
      casual: [
        `our rule is simple: lots of users (over ${limit}) and no workaround is ${high}, just one of those is ${mid}, otherwise ${low}`,
        `count the bad signs please, more than ${limit} users and no workaround. two of them ${high}, one ${mid}, zero ${low}`,
        `it's ${low} by default, ${mid} if it hits more than ${limit} people or can't be worked around, and ${high} if it's both`,
      ],
      labels: L.all,
      sample: (r) => {
        const at = r.int(0, 2);
        const many = at === 0 || (at === 1 && r.chance(0.5));
        const stuck = at === 0 || (at === 1 && !many);
        const users = near(r, limit, !many, limit * 4);
        const service = r.pick(SERVICES);
        const who = r.pick(FIRST_NAMES);
        const input = [
          `${service}: ${users} users affected, workaround: ${stuck ? "no" : "yes"}`,
          `${users} users can't use ${service}, ${stuck ? "no workaround" : "there is a workaround"}`,
          `users=${users} service=${service} workaround=${stuck ? "none" : "available"}`,
          `${who} reports ${service} trouble for ${users} users; ${stuck ? "nothing helps so far" : "a workaround exists"}`,
        ][style === 2 ? r.int(0, 3) : style * 2 + r.int(0, 1)] as string;
        return { input, output: L.all[at] as string };
      },
    };
  },
};

export const families: Family[] = [refund, priority];
