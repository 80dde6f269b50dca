/** Sections of an application with the requests that belong there, switchable features, and settings with values. */

export interface Section {
  readonly key: string;
  /** What the section is for, under 28 characters. */
  readonly purpose: string;
  /** Verb phrases that fit after "I want to". */
  readonly wishes: readonly string[];
}

const section = (key: string, purpose: string, wishes: string): Section => ({
  key,
  purpose,
  wishes: wishes.split("|"),
});

// biome-ignore format: one list or entry a line.
export const SECTIONS: readonly Section[] = [
  section("billing", "payments and invoices", "update my credit card|download last month's invoice|see why I was charged twice|change the payment method|get a receipt for my subscription|switch to yearly payment|add our VAT number to the bill"),
  section("notifications", "alerts and emails", "stop getting so many emails|mute alerts at night|be told when someone replies|turn off the weekly digest|get a push message for new comments|unsubscribe from product news|choose which alerts I get"),
  section("security", "password and sign-in", "change my password|set up two-factor login|reset a forgotten password|add a security key|see failed sign-in attempts|require a code at sign-in|replace a leaked password"),
  section("language", "language and region", "switch the app to Spanish|read the menus in German|change the date format to day first|use the metric system|set my time zone to Tokyo|show prices in euros|change the interface language"),
  section("appearance", "theme, fonts and colours", "use a dark theme|make the font bigger|change the background colour|pick another accent colour|get the compact layout|use a serif font|make the sidebar narrower"),
  section("storage", "files and disk space", "free up some disk space|see which files take the most room|empty the trash|delete old uploads|check how many gigabytes are left|clear the download folder|find large videos to remove"),
  section("devices", "connected devices", "pair my new headphones|remove my old phone from the account|connect a printer|rename my tablet|see which laptops are linked|unpair a lost watch|add a second smart speaker"),
  section("team", "members and roles", "invite a colleague|make Priya an admin|remove someone who left the company|see who has edit rights|give the intern read access|add three new members|transfer ownership to my boss"),
  section("profile", "name, photo and bio", "upload a new photo of me|fix the spelling of my name|edit my short bio|change my display name|add my job title|replace my avatar|show my pronouns next to my name"),
  section("shipping", "addresses and delivery", "add a new delivery address|change where my parcels go|set a pickup point|correct my postcode|leave a note for the courier|ship orders to my office|delete my old street address"),
  section("backup", "backup and restore", "restore yesterday's version|save a copy of everything to the cloud|schedule a nightly backup|get back deleted notes from a snapshot|see when the last backup ran|download a full copy of my data|recover my workspace after a crash"),
  section("integrations", "apps and API keys", "connect the app to Slack|create an API key|link my Google calendar|add a webhook|disconnect the Zapier link|sync with GitHub|rotate an access token"),
  section("help", "support and contact", "talk to a human|report a bug to support|read the user guide|contact customer service|open a support ticket|find a tutorial for beginners|chat with an agent"),
  section("privacy", "data sharing and tracking", "stop ad tracking|hide my activity from other people|see what data you share with partners|opt out of analytics|block a stranger from seeing my posts|make my posts visible to friends only|delete my search history"),
];

// biome-ignore format: one list or entry a line.
export const WISH_OPENERS = ["I want to {w}", "how do I {w}?", "where can I {w}?", "help me {w}", "I need to {w}", "can I {w} somewhere?", "{w}", "please let me {w}", "I'd like to {w}, thanks", "hi, I am trying to {w}", "it's urgent: I have to {w}", "my boss wants me to {w}", "take me where I can {w}"] as const;

/** Features with two states; each fits after "turn on". */
// biome-ignore format: one list or entry a line.
export const FEATURES = ["dark mode", "location sharing", "autoplay", "the spell checker", "push notifications", "airplane mode", "Bluetooth", "the night light", "read receipts", "automatic updates", "subtitles", "the guest network", "voice control", "two-factor login", "the screen saver", "battery saver", "the hotspot", "cloud sync", "parental controls", "the pop-up blocker", "noise cancelling", "data roaming", "face unlock", "the child lock"] as const;

/** `{f}` is the feature; no sentence of one list could stand in another. */
// biome-ignore format: one list or entry a line.
export const SWITCH_REQUESTS = {
  on: ["turn on {f}", "enable {f} please", "I want {f} on", "switch {f} on", "activate {f}", "please start using {f}", "could you turn {f} on again?", "{f} should be on from now", "don't leave {f} off, switch it on", "I miss {f}, bring it back"],
  off: ["turn off {f}", "disable {f} please", "I don't want {f} any more", "switch {f} off", "deactivate {f}", "stop {f} now", "get rid of {f}", "could you turn {f} off?", "{f} should not be on", "I'm tired of {f}, kill it", "I can do without {f} now"],
  ask: ["is {f} on?", "is {f} on or off right now?", "tell me if {f} is enabled", "what does {f} do?", "did I turn {f} on?", "check the state of {f}", "does this phone have {f}?", "what is the status of {f}?", "explain {f} to me", "how does {f} work?"],
} as const;

export interface Setting {
  readonly key: string;
  readonly words: readonly string[];
  /** Possible values, as the user says them (first) and as they are stored (second). */
  readonly values: "percent" | "minutes" | readonly (readonly [string, string])[];
}

// biome-ignore format: one list or entry a line.
export const SETTINGS: readonly Setting[] = [
  { key: "brightness", words: ["brightness", "screen brightness", "the display brightness"], values: "percent" },
  { key: "volume", words: ["volume", "the sound volume", "speaker volume"], values: "percent" },
  { key: "contrast", words: ["contrast", "the contrast"], values: "percent" },
  { key: "zoom", words: ["zoom", "the page zoom", "zoom level"], values: "percent" },
  { key: "timeout", words: ["the screen timeout", "timeout", "the lock timeout"], values: "minutes" },
  { key: "snooze", words: ["the snooze time", "snooze"], values: "minutes" },
  { key: "theme", words: ["theme", "the colour theme"], values: [["dark", "dark"], ["light", "light"], ["solar", "solar"], ["sepia", "sepia"]] },
  { key: "language", words: ["language", "the interface language"], values: [["French", "fr"], ["German", "de"], ["Spanish", "es"], ["Italian", "it"], ["English", "en"], ["Japanese", "ja"]] },
  { key: "font", words: ["font size", "the font", "text size"], values: [["small", "small"], ["medium", "medium"], ["large", "large"], ["huge", "huge"]] },
];

// biome-ignore format: one list or entry a line.
export const VALUE_REQUESTS = ["set {w} to {v}", "change {w} to {v} please", "put {w} at {v}", "I want {w} at {v}", "could you make {w} {v}?", "{w} {v}", "switch {w} to {v}, thanks", "{w} should be {v}", "please adjust {w}: {v}", "not {x}, I want {w} at {v}", "{w} is {x}, make it {v}"] as const;
// biome-ignore format: one list or entry a line.
export const VAGUE_REQUESTS = ["can you change {w}?", "I don't like {w} as it is", "what is {w} now?", "{w} is wrong", "adjust {w} a bit", "where do I find {w}?", "do something about {w}"] as const;

export interface Resource {
  readonly one: string;
  readonly many: string;
}
export const RESOURCES: readonly Resource[] = [
  { one: "order", many: "orders" },
  { one: "invoice", many: "invoices" },
  { one: "customer", many: "customers" },
  { one: "ticket", many: "tickets" },
  { one: "product", many: "products" },
  { one: "project", many: "projects" },
  { one: "report", many: "reports" },
  { one: "user", many: "users" },
];

// biome-ignore format: one list or entry a line.
export const ROUTE_REQUESTS = {
  view: ["show me {o} {id}", "open {o} {id}", "I want to see {o} #{id}", "go to {o} number {id}", "where is {o} {id}?", "take me to {o} {id} please", "look up {o} {id}", "pull up {o} no. {id}"],
  edit: ["edit {o} {id}", "I need to change {o} #{id}", "update {o} {id}", "let me correct {o} number {id}", "{o} {id} has a mistake, let me fix it", "modify {o} {id} please"],
  list: ["show all {m}", "list the {m}", "open the {m} overview", "I want to see every {o}", "go to {m}", "give me the full list of {m}"],
  add: ["create a new {o}", "add another {o}", "I want to make a new {o}", "start a fresh {o}", "new {o} please", "register one more {o}"],
  none: ["what's the weather like?", "thanks, that's all", "good morning!", "tell me a joke", "how long have you been open?", "never mind", "you are very helpful", "what time is it?"],
} as const;

/** Openers by form: questions for the way, and wishes that want the page opened. */
// biome-ignore format: one list or entry a line.
export const WISH_FORMS = {
  question: ["how do I {w}?", "where can I {w}?", "can I {w} somewhere?", "what is the way to {w}?", "is there a page where I can {w}?"],
  wish: ["I want to {w}", "help me {w}", "I need to {w}", "please let me {w}", "I'd like to {w}, thanks", "hi, I am trying to {w}", "it's urgent: I have to {w}", "my boss wants me to {w}", "take me where I can {w}"],
} as const;

/** The sections in groups of a main menu; together they hold every section. */
// biome-ignore format: one list or entry a line.
export const SECTION_GROUPS: readonly { readonly key: string; readonly about: string; readonly sections: readonly string[] }[] = [
  { key: "account", about: "payments, sign-in, personal data and addresses", sections: ["billing", "security", "profile", "privacy", "shipping"] },
  { key: "interface", about: "language, looks and alerts", sections: ["language", "appearance", "notifications"] },
  { key: "system", about: "files, backups, devices and connected apps", sections: ["storage", "backup", "devices", "integrations"] },
  { key: "people", about: "team members and support", sections: ["team", "help"] },
];

/** What a wish does to the data, for wishes whose verb leaves no doubt. */
export const OPERATIONS = {
  view: /^(see|check|download|read the user) /,
  add: /^(add|invite|connect|create|pair|upload|link|schedule) /,
  change: /^(change|update|edit|fix|correct|rename|replace|switch|rotate) /,
  remove: /^(delete|remove|empty|unpair|disconnect|clear) /,
} as const;
export type Operation = keyof typeof OPERATIONS;

/** Shortcuts: the menu entry, the keys on Windows and on a Mac, whether the document changes, and wishes. */
export interface Shortcut {
  readonly menu: "File" | "Edit" | "View" | "Format";
  readonly entry: string;
  readonly keys: string;
  readonly mac: string;
  readonly changes: boolean;
  readonly wishes: readonly string[];
}

const shortcut = (
  menu: Shortcut["menu"],
  entry: string,
  keys: string,
  mac: string,
  changes: boolean,
  wishes: string,
): Shortcut => ({
  menu,
  entry,
  keys,
  mac,
  changes,
  wishes: wishes.split("|"),
});

// biome-ignore format: one list or entry a line.
export const SHORTCUTS: readonly Shortcut[] = [
  shortcut("File", "Save", "Ctrl+S", "Cmd+S", false, "keep this document on the disk|store what I've written so far|don't lose my work, write it to the file"),
  shortcut("File", "Open", "Ctrl+O", "Cmd+O", false, "get another file from the disk|load the letter I wrote yesterday|bring up an existing document"),
  shortcut("File", "New", "Ctrl+N", "Cmd+N", false, "start an empty document|begin a fresh page|give me a blank file"),
  shortcut("File", "Print", "Ctrl+P", "Cmd+P", false, "I need this on paper|make a hard copy|put the document through the printer"),
  shortcut("File", "Close", "Ctrl+W", "Cmd+W", false, "shut this document|I'm done with this file, put it away|get rid of this window but leave the program running"),
  shortcut("Edit", "Undo", "Ctrl+Z", "Cmd+Z", true, "take back my last step|oops, revert what I just did|reverse the latest change"),
  shortcut("Edit", "Redo", "Ctrl+Y", "Cmd+Shift+Z", true, "do again what I just took back|bring the undone change back|I undid too much, one step forward again"),
  shortcut("Edit", "Copy", "Ctrl+C", "Cmd+C", false, "put the marked text on the clipboard but leave it here|take a duplicate of the selection|remember the selected words for later use without removing them"),
  shortcut("Edit", "Cut", "Ctrl+X", "Cmd+X", true, "take the marked text out and put it on the clipboard|lift the selection out of here to move it|remove the selected words but keep them on the clipboard"),
  shortcut("Edit", "Paste", "Ctrl+V", "Cmd+V", true, "insert what is on the clipboard|drop the copied text here|put in the words that I copied before"),
  shortcut("Edit", "Find", "Ctrl+F", "Cmd+F", false, "look for a word in the text|where does the name occur in here|search this document"),
  shortcut("Edit", "Select all", "Ctrl+A", "Cmd+A", false, "mark the whole text|highlight everything in here|select the complete document"),
  shortcut("View", "Zoom in", "Ctrl++", "Cmd++", false, "show the page larger|I can't read this, enlarge the view|bring the text closer on the screen"),
  shortcut("View", "Zoom out", "Ctrl+-", "Cmd+-", false, "show the page smaller|fit more of the page on the screen|reduce the size of the view"),
  shortcut("View", "Full screen", "F11", "Ctrl+Cmd+F", false, "use the entire display for this window|hide everything except the document|fill the monitor with this page"),
  shortcut("Format", "Bold", "Ctrl+B", "Cmd+B", true, "make the marked words thick|set the selection in heavy letters|give the title fat letters"),
  shortcut("Format", "Italic", "Ctrl+I", "Cmd+I", true, "make the marked words slanted|set the book title in sloping letters|lean the selected letters to the right"),
  shortcut("Format", "Underline", "Ctrl+U", "Cmd+U", true, "draw a line below the marked words|put a stroke under the selection|a line beneath the heading please"),
];
// biome-ignore format: one list or entry a line.
export const SHORTCUT_OPENERS = ["{w}", "{w} please", "ok now: {w}", "hey, {w}", "next step: {w}", "{w}, thanks", "hm, {w}", "could you do this: {w}", "my wish: {w}", "one more thing: {w}"] as const;

/** Parts of a wish for a list of records: each with the phrase and the parameter. */
// biome-ignore format: one list or entry a line.
export const LIST_FILTERS = {
  status: [["unpaid", "unpaid"], ["open", "open"], ["cancelled", "cancelled"], ["overdue", "overdue"], ["archived", "archived"], ["new", "new"]],
  sort: [["newest first", "-date"], ["oldest first", "date"], ["cheapest first", "price"], ["most expensive first", "-price"], ["in alphabetical order", "name"]],
} as const;
