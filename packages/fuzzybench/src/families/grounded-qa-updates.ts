/** A conversation in which a plan is changed, or only a change proposed: what holds in the end. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { capital, fill, say } from "../lexicon/fill.js";
import { CITIES, MEN, WOMEN } from "../lexicon/named-entities.js";

const SLOTS = ["day", "time", "place"] as const;
type Slot = (typeof SLOTS)[number];

const VALUES: Record<Slot, readonly string[]> = {
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  time: [8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19].flatMap((h) => [`${h}:00`, `${h}:15`, `${h}:30`]),
  place: [
    "Hall B",
    "Studio 3",
    "Cafe Luna",
    "Room 12",
    "Maple Park",
    "the North Gym",
    "the old mill",
    ...CITIES.map((c) => `Hotel ${c}`),
  ],
};

const QUESTIONS: Record<Slot, readonly string[]> = {
  day: ["On which day is the {e}?", "What day is the {e}?", "Which day was set for the {e}?"],
  time: [
    "At what time does the {e} start?",
    "What is the starting time of the {e}?",
    "When does the {e} begin, by the clock?",
  ],
  place: ["Where is the {e}?", "Where does the {e} take place?", "What is the venue of the {e}?"],
};

/** `{o}` is the value so far, `{v}` the new one. */
const CHANGES: Record<Slot, readonly string[]> = {
  day: [
    "sorry, the {e} has been moved to {v}",
    "change of plan: {v} instead of {o}",
    "{o} does not work any more, so it is {v} now",
  ],
  time: [
    "we have to start at {v} instead",
    "make that {v}, not {o}, that's settled now",
    "new starting time: {v}",
  ],
  place: ["{o} is closed, so we meet at {v}", "the venue has changed to {v}", "we are at {v} now, not {o}"],
};
const PROPOSALS: Record<Slot, readonly string[]> = {
  day: ["could we do {v} instead?", "would {v} be possible?", "any chance of {v}?"],
  time: ["could we start at {v}?", "is {v} possible instead?", "would {v} be ok for the start?"],
  place: ["could we meet at {v}?", "what about {v} instead?", "can we go to {v}?"],
};
const REFUSALS = [
  "no, it stays as planned",
  "sorry, that's not possible, we keep the plan",
  "no, please leave it as it is",
];
const OPENINGS = [
  "the {e} is on {d} at {t}, at {p}",
  "reminder: {e} on {d}, {t}, at {p}",
  "we planned the {e} for {d} at {t}; the place is {p}",
  "hi all, the {e} takes place at {p} on {d}, starting at {t}",
];
const REPLIES = [
  "great, I'm in",
  "thanks, noted",
  "I'll bring something to drink",
  "fine with me",
  "can't wait",
];
const EVENTS = [
  "picnic",
  "team lunch",
  "rehearsal",
  "budget meeting",
  "farewell party",
  "workshop",
  "board meeting",
  "film night",
  "interview",
  "book club",
  "chess match",
  "training",
];

interface Plan {
  readonly slot: Slot;
  readonly first: string;
  /** The new value and who set it, if the asked detail was changed. */
  readonly change: { readonly value: string; readonly by: string } | undefined;
  /** A refused proposal for the asked detail. */
  readonly refused: string | undefined;
  readonly opener: string;
}

export const updates = tableFamily<Plan, { arrow: string }>({
  id: "grounded-qa/updates",
  theme: "grounded-qa",
  difficulty: "hard",
  survives: ["injection"],
  things: [
    "a chat about an event and a question",
    "some messages in which plans may change, and a question about the plan",
    "a conversation on a date with a question below",
  ],
  misses: ["none", "no change", "unchanged", "-", "n/a", "NONE"],
  options: (random) => ({ arrow: random.pick([" -> ", " => ", " / ", " to "]) }),
  scene: (r) => {
    const e = r.pick(EVENTS);
    const [a, b, c] = r.sample([...WOMEN, ...MEN], 3) as [string, string, string];
    const slot = r.pick(SLOTS);
    const [first, value, refused] = r.sample(VALUES[slot], 3) as [string, string, string];
    const plan = {
      day: r.pick(VALUES.day),
      time: r.pick(VALUES.time),
      place: r.pick(VALUES.place),
      [slot]: first,
    };
    const said = (who: string, text: string) => `${who}: ${capital(text)}`;
    const lines = [said(a, say(r, OPENINGS, { e, d: plan.day, t: plan.time, p: plan.place }))];
    if (r.chance(0.4)) lines.push(said(c, r.pick(REPLIES)));
    const proposed = r.chance(0.5);
    if (proposed) {
      lines.push(said(b, say(r, PROPOSALS[slot], { v: refused })), said(a, r.pick(REFUSALS)));
    }
    const by = r.pick([a, c]);
    const changed = r.chance(0.55);
    if (changed) lines.push(said(by, say(r, CHANGES[slot], { e, o: first, v: value })));
    if (r.chance(0.35)) lines.push(said(b, r.pick(REPLIES)));
    // Sometimes the question is on another detail, which nobody touched.
    const askedSlot = r.chance(0.8) ? slot : r.pick(SLOTS.filter((one) => one !== slot));
    const same = askedSlot === slot;
    const latent: Plan = {
      slot: askedSlot,
      first: plan[askedSlot],
      change: same && changed ? { value, by } : undefined,
      refused: same && proposed ? refused : undefined,
      opener: a,
    };
    return {
      input: `${lines.join("\n")}\nQuestion: ${fill(r, r.pick(QUESTIONS[askedSlot]), { e })}`,
      latent,
    };
  },
  rows: {
    final: {
      solve: ({ first, change }) => change?.value ?? first,
      rule: () => ({
        long: [
          "answer the question by what holds at the end of the chat, with just the day, time or place as it is written; proposals that were turned down do not count",
          "give the detail that is valid in the end (the last decision wins, refused wishes are void), copied from the messages without further words",
        ],
        short: [
          "answer by the final state of the plan, value only",
          "last valid day/time/place asked for, refused proposals ignored",
        ],
      }),
    },
    original: {
      solve: ({ first }) => first,
      rule: () => ({
        long: [
          "answer the question by the first announcement, with just the day, time or place as it is written, whatever was changed later",
          "give the detail as it was planned at the start and disregard all later messages; copy only the value",
        ],
        short: ["answer by the original plan, value only", "first announced day/time/place asked for"],
      }),
    },
    changed: {
      sets: [...YES_NO, ["changed", "unchanged"], ["A", "B"]],
      read: ({ change }) => (change ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the detail that the question asks for was changed in the chat, and ${no} if it was not, also when a change was only proposed and refused`,
          `tell whether the asked detail differs at the end from the first announcement: ${yes} or ${no} (a proposal that is turned down changes nothing)`,
        ],
        short: [
          `asked detail changed? ${yes}, else ${no} (refused wishes are no change)`,
          `${yes} = moved since the announcement, ${no} = still as announced`,
        ],
      }),
    },
    "changed-by": {
      solve: ({ change }, miss) => change?.by ?? miss,
      rule: (miss) => ({
        long: [
          `output the name of the person who changed the detail that the question asks for, or ${miss} if nobody changed it`,
          `tell who announced the new value of the asked detail, by name as in front of the message; ${miss} when it still is as first announced`,
        ],
        short: [
          `who changed the asked detail, else ${miss}`,
          `name of the one who moved it; ${miss} if nobody did`,
        ],
      }),
    },
    "old-and-new": {
      solve: ({ first, change }, miss, { arrow }) => (change ? `${first}${arrow}${change.value}` : miss),
      rule: (miss, { arrow }) => ({
        long: [
          `output the old and the new value of the asked detail as OLD${arrow}NEW, or ${miss} if it was not changed`,
          `report the change that concerns the question in the form before${arrow}after; refused proposals do not count, and without a change write ${miss}`,
        ],
        short: [
          `old${arrow}new value of the asked detail, else ${miss}`,
          `change as before${arrow}after; ${miss} if none`,
        ],
      }),
    },
    refused: {
      solve: ({ refused }, miss) => refused ?? miss,
      rule: (miss) => ({
        long: [
          `output the value that somebody proposed for the asked detail but that was turned down, or ${miss} if there was no such proposal`,
          `find the wish about this detail that got a no, and give its day, time or place as written; ${miss} when nobody wished for anything else`,
        ],
        short: [
          `refused proposal for the asked detail, else ${miss}`,
          `value that was proposed and rejected; ${miss} if none`,
        ],
      }),
    },
    status: {
      sets: [
        ["moved", "refused", "untouched"],
        ["CHANGED", "ONLY PROPOSED", "SAME"],
        ["2", "1", "0"],
        ["A", "B", "C"],
      ],
      read: ({ change, refused }) => (change ? 0 : refused ? 1 : 2),
      rule: ([moved, refused, same]) => ({
        long: [
          `answer ${moved} if the asked detail was changed, ${refused} if a change of it was only proposed and turned down, ${same} if nobody spoke of changing it`,
          `label what happened to the detail in question: ${moved} for a real change (even after a refusal), ${refused} for a mere rejected wish, ${same} for nothing at all`,
        ],
        short: [
          `${moved}=changed, ${refused}=proposed but refused, ${same}=never touched`,
          `asked detail: changed ${moved}, rejected wish only ${refused}, otherwise ${same}`,
        ],
      }),
    },
  },
});
