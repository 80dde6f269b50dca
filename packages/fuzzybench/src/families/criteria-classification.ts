/**
 * Classification of messages by stated criteria: routing, urgency, unwanted mail, kind of feedback.
 * Decisions by numeric rules are in criteria-rules.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { MAIL, type MailKey, URGENCY_FACTS } from "../lexicon/a-mail-messages.js";
import { DEPARTMENTS, FEEDBACK, SUPPORT_SLOTS } from "../lexicon/a-support-messages.js";
import { capital, entries, fill, nameClasses, OTHER_CLASS, outside, rough } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as criteriaRulesFamilies } from "./criteria-rules.js";

const OPENERS = entries("Hello, / Hi, / Dear team, / Good morning, / Hey, / To whom it may concern,");
const CLOSERS = entries(
  "Thanks. / Regards / Please help. / Thank you in advance. / Best wishes / Looking forward to your answer.",
);

/** A message with an optional greeting and closing, neither of which carries meaning. */
function message(random: Random, body: string): string {
  const open = random.chance(0.3) ? `${random.pick(OPENERS)} ` : "";
  const close = random.chance(0.25) ? ` ${random.pick(CLOSERS)}` : "";
  return rough(random, `${open}${capital(body)}${close}`);
}

const routing: Family = {
  id: "criteria-classification/ticket-routing",
  theme: "criteria-classification",
  difficulty: "easy",
  draw(random): DrawnTask {
    const chosen = random.sample(DEPARTMENTS, random.int(2, 5));
    const rest = outside(DEPARTMENTS, chosen, [
      "billing returns",
      "shipping returns",
      "account technical",
      "sales shipping",
    ]);
    const named = nameClasses(
      random,
      rest.length > 0 && chosen.length < 5 && random.chance(0.4) ? [...chosen, OTHER_CLASS] : chosen,
    );
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["ticket", "support request", "customer message", "e-mail", "enquiry"]);
    return {
      canonical: `Route the ${noun}: ${s0}.`,
      plain: [
        `Route each ${noun} to the team in charge. The teams are: ${s1}.`,
        `Choose the department that should handle the ${noun}. Use ${s2}.`,
        `Read a ${noun} and name the queue it belongs in: ${s0}. Greetings and thanks do not matter.`,
        `Assign the incoming ${noun} to exactly one desk. ${capital(s3 as string)}.`,
        `Who has to answer this ${noun}? ${capital(s4 as string)}.`,
      ],
      terse: [
        `route ${noun}: ${s0}`,
        `Department? ${capital(s3 as string)}.`,
        `queue for the ${noun}, one of ${s1}`,
      ],
      casual: [
        `our inbox is a mess. put every ${noun} in the right pile: ${s1}`,
        `who should I forward this to? ${s3}`,
        `can you triage these for me, ${s2}, just the name please`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        return {
          input: message(r, fill(r, r.pick(source.templates), SUPPORT_SLOTS)),
          output: named.all[at] as string,
        };
      },
    };
  },
};

const urgency: Family = {
  id: "criteria-classification/urgency",
  theme: "criteria-classification",
  difficulty: "medium",
  draw(random): DrawnTask {
    const reasons = Object.keys(URGENCY_FACTS).filter((key) => key !== "minor");
    const urgent = random.sample(reasons, random.int(1, 4));
    const calm = [...reasons.filter((key) => !urgent.includes(key)), "minor", "minor"];
    const { yes, no } = relabel(
      random,
      ["yes", "no"],
      [
        ["urgent", "normal"],
        ["yes", "no"],
        ["HIGH", "LOW"],
        ["now", "later"],
        ["1", "0"],
        ["escalate", "queue"],
        ["P1", "P3"],
      ],
    );
    const about = urgent.map((key) => URGENCY_FACTS[key]?.about as string);
    const list =
      about.length > 1 ? `${about.slice(0, -1).join(", ")} or ${about.at(-1)}` : (about[0] as string);
    const noun = random.pick(["message", "ticket", "report", "request"]);
    return {
      canonical: `${yes} if the ${noun} mentions ${list}; otherwise ${no}.`,
      plain: [
        `Decide whether a ${noun} is urgent. Urgent (${yes}) means ${list}. Everything else is ${no}, whatever its tone.`,
        `Output ${yes} only if the ${noun} reports ${list}. In every other case output ${no}, even when the sender begs for speed.`,
        `Rate the ${noun}: it gets ${yes} when it is about ${list}, and ${no} if it is not.`,
        `Our rule for alarms: ${list} counts as an alarm, answer ${yes}. For the rest answer ${no}.`,
      ],
      terse: [
        `${yes} = ${list}; ${no} = rest`,
        `urgent? ${list} -> ${yes}, else ${no}`,
        `${yes} on ${list}, otherwise ${no}.`,
      ],
      casual: [
        `wake me up only for ${list}, that's ${yes}. all other stuff is ${no}`,
        `is it something I must drop everything for? I mean ${list}. then ${yes}, if not ${no}`,
        `people always shout, but it's ${yes} just for ${list}, anything else is ${no} ok`,
      ],
      labels: [yes, no],
      sample: (r) => {
        const isUrgent = r.chance(0.5);
        const key = r.pick(isUrgent ? urgent : calm);
        const fact = r.pick(URGENCY_FACTS[key]?.facts as readonly string[]);
        const minor = r.pick(URGENCY_FACTS.minor?.facts as readonly string[]);
        const tone = r.pick([
          "",
          "",
          "",
          "URGENT: ",
          "Please hurry, ",
          "No rush, but ",
          "ASAP! ",
          "By the way, ",
          "FYI: ",
        ]);
        const tail = r.chance(0.25) && key !== "minor" ? `, also ${minor}` : "";
        return {
          input: `${tone}${tone ? fact : capital(fact)}${tail}${r.chance(0.6) ? "." : ""}`,
          output: isUrgent ? yes : no,
        };
      },
    };
  },
};

const unwanted: Family = {
  id: "criteria-classification/unwanted-mail",
  theme: "criteria-classification",
  difficulty: "easy",
  draw(random): DrawnTask {
    const kinds = Object.keys(MAIL) as MailKey[];
    const bad = random.sample(
      ["phishing", "advert", "scam", "newsletter"] as const,
      random.int(1, 4),
    ) as MailKey[];
    const good = kinds.filter((kind) => !bad.includes(kind));
    const { yes, no } = relabel(
      random,
      ["yes", "no"],
      [
        ["spam", "ham"],
        ["SPAM", "OK"],
        ["block", "allow"],
        ["junk", "inbox"],
        ["yes", "no"],
        ["1", "0"],
        ["trash", "keep"],
      ],
    );
    const badKinds = bad.map((kind) => MAIL[kind].about);
    const badList =
      badKinds.length > 1 ? `${badKinds.slice(0, -1).join(", ")} or ${badKinds.at(-1)}` : `${badKinds[0]}`;
    const fine = good.filter((kind) => !["personal", "work"].includes(kind)).map((kind) => MAIL[kind].about);
    const allowed = fine.length > 0 ? ` Let through ${fine.join(" and ")}.` : "";
    const noun = random.pick(["mail", "e-mail", "message", "subject line"]);
    return {
      canonical: `${yes} if the ${noun} is ${badList}; ${no} otherwise.`,
      plain: [
        `Filter the ${noun}. Answer ${yes} for ${badList}, and ${no} for everything else.${allowed}`,
        `We treat ${badList} as unwanted. Print ${yes} for an unwanted ${noun}, ${no} for a wanted one.${allowed}`,
        `Decide what happens to a ${noun}: ${yes} when it consists of ${badList}, otherwise ${no}.${allowed}`,
        `The mailbox owner does not want ${badList}. Return ${yes} if the ${noun} is of that kind and ${no} if not.`,
      ],
      terse: [
        `${yes}: ${badList}; ${no}: other`,
        `mail filter, ${badList} -> ${yes}, rest -> ${no}`,
        `${yes} for ${badList}, else ${no}`,
      ],
      casual: [
        `I'm sick of ${badList}. mark those ${yes} and all the others ${no}.`,
        `is this ${noun} rubbish? rubbish means ${badList}, say ${yes} then, else ${no}`,
        `keep ${badList} away from me (${yes}), but don't touch anything else (${no})`,
      ],
      labels: [yes, no],
      sample: (r) => {
        const isBad = r.chance(0.5);
        const text = fill(r, r.pick(MAIL[r.pick(isBad ? bad : good)].texts), SUPPORT_SLOTS);
        return { input: r.chance(0.2) ? `Subject: ${text}` : text, output: isBad ? yes : no };
      },
    };
  },
};

const feedbackKind: Family = {
  id: "criteria-classification/feedback-kind",
  theme: "criteria-classification",
  difficulty: "easy",
  heldOut: true,
  draw(random): DrawnTask {
    const chosen = random.sample(FEEDBACK, random.int(2, 4));
    const rest = FEEDBACK.filter((f) => !chosen.includes(f));
    const named = nameClasses(random, random.chance(0.4) ? [...chosen, OTHER_CLASS] : chosen);
    const [s0, s1, s2, s3, s4] = named.says;
    const noun = random.pick(["comment", "piece of feedback", "customer note", "message"]);
    return {
      canonical: `Kind of ${noun}: ${s0}.`,
      plain: [
        `Say what the customer wants to express. The kinds of ${noun} are: ${s0}.`,
        `Classify each ${noun} by its purpose, ${s1}.`,
        `Sort the ${noun} into one bin. Use ${s2}.`,
        `Why was this ${noun} written? ${capital(s3 as string)}.`,
        `Label the intention behind the ${noun}. ${capital(s4 as string)}.`,
      ],
      terse: [`intent: ${s0}`, `Purpose of the ${noun}. ${capital(s3 as string)}.`, `what kind? ${s1}`],
      casual: [
        `going through the feedback box, tag each one please: ${s1}`,
        `what does this person want from us? ${s3}`,
        `use ${s2} and nothing else, I have to make a chart of it`,
      ],
      labels: named.all,
      sample: (r) => {
        const at = r.int(0, named.all.length - 1);
        const source = chosen[at] ?? r.pick(rest);
        return {
          input: message(r, fill(r, r.pick(source.templates), SUPPORT_SLOTS)),
          output: named.all[at] as string,
        };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [routing, urgency, unwanted, feedbackKind, ...criteriaRulesFamilies];
