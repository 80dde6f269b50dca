/** Where a request should lead: the section of an app, a route, the state of a switch, a setting's value. */
import { type Family, relabel } from "../family.js";
import { fill, gloss, missing, say } from "../lexicon/fill.js";
import {
  FEATURES,
  RESOURCES,
  ROUTE_REQUESTS,
  SECTIONS,
  SETTINGS,
  type Setting,
  SWITCH_REQUESTS,
  VAGUE_REQUESTS,
  VALUE_REQUESTS,
  WISH_OPENERS,
} from "../lexicon/settings-pages.js";
import type { Random } from "../random.js";

/** How sections are named in the answer, given the key and the position. */
const SECTION_NAMES: readonly ((key: string, i: number) => string)[] = [
  (key) => key,
  (key) => key.toUpperCase(),
  (key) => `/${key}`,
  (key) => `app/${key}`,
  (_, i) => String(i + 1),
  (_, i) => "ABCDEF".charAt(i),
];

const sectionOf: Family = {
  id: "intent-to-navigation/section",
  theme: "intent-to-navigation",
  difficulty: "medium",
  draw(random) {
    const chosen = random.sample(SECTIONS, random.int(2, 4));
    const others = SECTIONS.filter((s) => !chosen.includes(s));
    const name = random.pick(SECTION_NAMES);
    const rest = random.chance(0.5)
      ? random.pick(["other", "none", "home", "elsewhere", "OTHER"])
      : undefined;
    const labels = chosen.map((s, i) => name(s.key, i));
    const entries = chosen.map((s, i) => [labels[i] as string, s.purpose] as const);
    const long = gloss(rest ? [...entries, [rest, "anything else"] as const] : entries, " for ");
    const short = gloss(rest ? [...entries, [rest, "anything else"] as const] : entries, "=", "; ");
    return {
      canonical: `Choose the section for the request: ${short}.`,
      plain: [
        `Choose the section of the app where the user can do what they ask. Use ${long}.`,
        `Route a request to the right settings page: ${long}.`,
        `Given what somebody wants to do, name the page that should be opened. The pages are ${long}.`,
        `Intent to navigation: map the message to its destination. Destinations: ${long}.`,
      ],
      terse: [`request -> section; ${short}.`, `which page? ${short}.`, `navigate: ${short}.`],
      casual: [
        `People ask for stuff and I need to know which page to send them to: ${long}.`,
        `hey, where in the app do I send this user? Pick ${long}.`,
        `Our menu has these entries, tell me which one fits the message. It's ${long}.`,
      ],
      labels: rest ? [...labels, rest] : labels,
      sample(r) {
        const outside = rest !== undefined && r.chance(1 / (chosen.length + 1));
        const index = r.int(0, chosen.length - 1);
        const target = outside ? r.pick(others) : chosen[index]!;
        const input = say(r, WISH_OPENERS, { w: target.wishes });
        return { input, output: outside ? (rest as string) : (labels[index] as string) };
      },
    };
  },
};

interface RouteScheme {
  readonly plural: boolean;
  readonly view: string;
  readonly edit: string;
  readonly list: string;
  readonly add: string;
}

const SCHEMES: readonly RouteScheme[] = [
  { plural: true, view: "/{m}/{id}", edit: "/{m}/{id}/edit", list: "/{m}", add: "/{m}/new" },
  { plural: false, view: "/{o}/{id}", edit: "/edit/{o}/{id}", list: "/{o}", add: "/add/{o}" },
  { plural: true, view: "#{m}/{id}", edit: "#{m}/{id}/change", list: "#{m}", add: "#{m}/add" },
  {
    plural: false,
    view: "app://{o}?id={id}",
    edit: "app://{o}?edit={id}",
    list: "app://{o}",
    add: "app://{o}?new",
  },
  { plural: true, view: "{m}.show({id})", edit: "{m}.edit({id})", list: "{m}.list()", add: "{m}.create()" },
  { plural: false, view: "view {o} {id}", edit: "edit {o} {id}", list: "list {o}", add: "new {o}" },
  { plural: true, view: "{m} > {id}", edit: "{m} > {id} > edit", list: "{m}", add: "{m} > new" },
];

const route: Family = {
  id: "intent-to-navigation/route",
  theme: "intent-to-navigation",
  difficulty: "medium",
  draw(random) {
    const scheme = random.pick(SCHEMES);
    const home = random.pick(["/", "home", "/help", "none", "?", "stay", "/404"]);
    const model = random.pick(RESOURCES);
    const id = random.digits(3);
    const show = (template: string) => fill(random, template, { o: model.one, m: model.many, id });
    const [view, edit, list, add] = [scheme.view, scheme.edit, scheme.list, scheme.add].map(show) as [
      string,
      string,
      string,
      string,
    ];
    const long = `${view} to see ${model.one} ${id}, ${edit} to change it, ${list} for all ${model.many}, ${add} for a new one`;
    const short = `see=${view}, change=${edit}, all=${list}, new=${add}`;
    return {
      canonical: `Turn the request into a route, like (any kind of record): ${short}; ${home} for anything else.`,
      plain: [
        `Turn the request into a route. Write ${long}, and likewise for other kinds of records. Anything else gives ${home}.`,
        `The user says which record they want. Output the address of the screen, built like these: ${long}. Requests about no record go to ${home}.`,
        `Translate navigation wishes into paths. The pattern, shown for one kind of record, is ${long}. Use the same pattern for the others and ${home} for small talk.`,
        `Find out which record the message is about and what should happen with it, then print the link: ${long}. If it is not about a record, print ${home}.`,
      ],
      terse: [
        `request -> route, same pattern for every record type: ${short}, else ${home}`,
        `path for the request; e.g. ${model.one}: ${short}; small talk: ${home}`,
        `navigation target, pattern by example ${short}; otherwise ${home}`,
      ],
      casual: [
        `I type what I want to open and you give me the path. So ${long}. Same for everything else we keep, and ${home} if I'm just chatting.`,
        `make me a link out of this. Pattern: ${short}, works for any type of record. Just say ${home} if it isn't about any.`,
        `Our router wants things like ${long}. Please convert what users write, whatever the record type, and send chit-chat to ${home}.`,
      ],
      sample(r) {
        const kind = r.pick(["view", "view", "view", "edit", "edit", "list", "add", "none"] as const);
        const resource = r.pick(RESOURCES);
        const slots = { o: resource.one, m: resource.many, id: r.digits(r.int(2, 5)) };
        const input = say(r, ROUTE_REQUESTS[kind], slots);
        return { input, output: kind === "none" ? home : fill(r, scheme[kind], slots) };
      },
    };
  },
};

const switchState: Family = {
  id: "intent-to-navigation/switch",
  theme: "intent-to-navigation",
  difficulty: "easy",
  draw(random) {
    const label = relabel(
      random,
      ["on", "off", "ask"],
      [
        ["on", "off", "ask"],
        ["ENABLE", "DISABLE", "QUERY"],
        ["1", "0", "?"],
        ["true", "false", "null"],
        ["activate", "deactivate", "info"],
        ["start", "stop", "status"],
        ["yes", "no", "unclear"],
        ["A", "B", "C"],
      ],
    );
    const { on, off, ask } = label;
    const long = `${on} if the user wants the feature switched on, ${off} if switched off, ${ask} if they only ask about it`;
    const short = `${on}=wants it on, ${off}=wants it off, ${ask}=only asks`;
    return {
      canonical: `Say what the user wants for the feature: ${long}.`,
      plain: [
        `Decide what the message asks for: ${long}.`,
        `A user speaks about some feature of the device. Output ${long}.`,
        `Read the request and give the state that the toggle should get. Answer ${long}.`,
        `Interpret the voice command. Return ${long}; the name of the feature does not matter.`,
      ],
      terse: [`toggle intent: ${short}.`, `request -> ${short}.`, `on/off wish? ${short}.`],
      casual: [
        `Someone talks to their phone about some feature, I need to know: ${long}.`,
        `figure out if they want the thing enabled or disabled. Say ${long}.`,
        `Should we flip the switch? Give me ${long}.`,
      ],
      labels: label.all,
      sample(r) {
        const kind = r.pick(["on", "off", "ask"] as const);
        const tail = r.pick(["", "", "", " before my flight", " for tonight", ", I'm in a meeting"]);
        const text = say(r, SWITCH_REQUESTS[kind], { f: FEATURES });
        const input = /[?]$/.test(text) ? text : `${text}${tail}`;
        return { input, output: label[kind] };
      },
    };
  },
};

/** A spoken value and its stored form; percentages and minutes are stored as bare numbers. */
function settingValue(random: Random, setting: Setting): readonly [string, string] {
  if (setting.values === "percent") {
    const n = random.int(1, 20) * 5;
    return [random.pick([`${n}%`, `${n} percent`, `${n}`]), String(n)];
  }
  if (setting.values === "minutes") {
    const n = random.int(2, 59);
    return [random.pick([`${n} minutes`, `${n} min`]), String(n)];
  }
  return random.pick(setting.values);
}

const SHAPES: readonly string[] = [
  "{k}={v}",
  "{k}: {v}",
  "set {k} {v}",
  "{k} -> {v}",
  "{v}",
  "--{k}={v}",
  "{k}({v})",
];

const settingChange: Family = {
  id: "intent-to-navigation/setting-change",
  theme: "intent-to-navigation",
  difficulty: "medium",
  draw(random) {
    const shape = random.pick(SHAPES);
    const settings = random.sample(SETTINGS, random.int(3, 6));
    const miss = missing(random);
    const example = (k: string, v: string) => fill(random, shape, { k, v });
    const sample = settings.slice(0, 1).map((s) => {
      const [spoken, stored] = settingValue(random, s);
      return `${example(s.key, stored)} for ${s.key} ${spoken}`;
    });
    const keys = settings.map((s) => s.key).join(", ");
    const how =
      shape === "{v}"
        ? "only the new value"
        : `the setting and its new value in the form ${example("name", "value")}`;
    const rules = "numbers without units, languages as two-letter codes";
    return {
      canonical: `Output ${how} (${keys}); ${rules}; ${miss.said} if no value is named.`,
      plain: [
        `Output ${how}. Settings: ${keys}. Write ${rules}. If the user names no value, output ${miss.said}.`,
        `Convert the request into a configuration change, giving ${how}, with ${rules} (so ${sample[0]}). The known settings are ${keys}. Without a definite value return ${miss.said}.`,
        `The user wants to adjust one of ${keys}. Produce ${how}; ${rules}. When it is not said what the value should become, produce ${miss.said}.`,
        `Parse settings commands about ${keys}. The result is ${how}, ${rules}; a request that states no new value becomes ${miss.said}.`,
      ],
      terse: [
        `${how} (${keys}); ${rules}; no value -> ${miss.said}`,
        `setting request -> ${how}, e.g. ${sample[0]}; settings ${keys}; ${rules}; else ${miss.said}`,
        `parse (${keys}): ${how}; ${rules}; vague -> ${miss.said}`,
      ],
      casual: [
        `When people tell me to change a setting (${keys}), give me ${how}. Keep ${rules}, and say ${miss.said} if they didn't give a value.`,
        `I need ${how} out of what they type, like ${sample[0]}. Settings are ${keys}. ${miss.said} when they're vague. And ${rules} please.`,
        `turn this into ${how} (${rules}; we have ${keys}). If there's no actual value in there, just ${miss.said}.`,
      ],
      sample(r) {
        const setting = r.pick(settings);
        const w = r.pick(setting.words);
        if (r.chance(0.18)) return { input: say(r, VAGUE_REQUESTS, { w }), output: miss.value };
        const [spoken, stored] = settingValue(r, setting);
        let old = settingValue(r, setting);
        while (old[1] === stored) old = settingValue(r, setting);
        const input = say(r, VALUE_REQUESTS, { w, v: spoken, x: old[0] });
        return { input, output: fill(r, shape, { k: setting.key, v: stored }) };
      },
    };
  },
};

export const families: Family[] = [sectionOf, route, switchState, settingChange];
