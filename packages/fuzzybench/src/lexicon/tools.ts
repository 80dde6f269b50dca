/** Kinds of tools an assistant may call, with requests that need each of them. */
import { words } from "./a-text.js";

export interface ToolKind {
  readonly key: string;
  readonly purpose: string;
  readonly requests: readonly string[];
}

const kind = (key: string, purpose: string, requests: string): ToolKind => ({
  key,
  purpose,
  requests: requests.split("|"),
});

// biome-ignore format: one list or entry a line.
export const TOOL_KINDS: readonly ToolKind[] = [
  kind("calendar", "dates and appointments", "move my dentist appointment to {d}|am I free on {d}?|schedule lunch with {p} on {d}|put {p}'s birthday in my agenda|what meetings do I have on {d}?|cancel the appointment with {p}|book an hour for the review on {d}"),
  kind("weather", "weather and forecasts", "will it rain in {c} on {d}?|how hot is it in {c}?|do I need an umbrella in {c}?|forecast for {c}|is snow expected near {c}?|how windy will {d} be in {c}?|temperature in {c} tonight"),
  kind("maps", "routes and places", "how far is {c} from here?|fastest route to {c}|find a petrol station near {c}|directions to the museum in {c}|how long is the drive to {c}?|where is the nearest pharmacy in {c}?|which bus goes to {c}?"),
  kind("email", "reading and sending mail", "write {p} an email about the delay|did {p} reply to my mail?|forward the last email to {p}|how many unread mails do I have?|send {p} the invoice by mail|find the email from {p} with the attachment|answer {p}'s mail with a thank you"),
  kind("calculator", "arithmetic and units", "what is {n} times {m}?|convert {n} miles to kilometres|{n} percent of {m}|split a bill of {m} by 4|square root of {n}|how many ounces are {n} grams?|add {n}, {m} and 12"),
  kind("translator", "translating between languages", "how do you say good evening in Polish?|translate this letter into French|what does 'Feierabend' mean in English?|put this sentence into Japanese|Spanish word for {t}|translate {t} into Dutch|I need the menu in English, it's Italian"),
  kind("music", "playing songs and audio", "play some jazz|next song please|turn the song up|play the new album of {p}|put on my running playlist|pause the podcast|shuffle my favourite tracks"),
  kind("files", "documents and folders", "open the folder with the contracts|rename report.docx to final.docx|find the PDF about {t} on my disk|delete the file old.txt|make a copy of budget.xlsx|which document did I edit last?|zip the pictures folder"),
  kind("shopping", "buying and prices", "order a new {t}|what does a {t} cost?|add a {t} to my basket|find a cheaper {t}|track my order of the {t}|reorder the {t} I bought last year|is the {t} in stock?"),
  kind("images", "creating or editing pictures", "draw a cat with a {t}|remove the background of this photo|make a logo with a {t}|crop the picture to a square|generate an image of {c} at night|turn this photo black and white|paint a {t} in watercolour"),
  kind("reminders", "alarms and timers", "wake me at 6|set a timer for {n} minutes|remind me to call {p}|alarm for {d} at 7 please|remind me to water the plants|stop the timer|snooze the alarm for {n} minutes"),
  kind("home", "lights and devices at home", "turn off the kitchen light|set the heating to {n} degrees|is the garage door closed?|dim the lamps in the hall|start the vacuum robot|lock the front door|lower the blinds in the bedroom"),
];
// biome-ignore format: one list or entry a line.
export const TOOL_THINGS = ["kettle", "lantern", "bicycle", "backpack", "notebook", "desk lamp", "teapot", "umbrella", "scarf", "guitar", "toaster", "ladder"] as const;

/** Fields of streamed updates: the key and a value generator's kind. */
// biome-ignore format: one list or entry a line.
export const STREAMS = {
  quote: [["symbol", "word:ACME|NWD|KSTR|LUM|ORI|QNT|HLX|BRT"], ["price", "decimal:5:900"], ["volume", "int:100:9000"], ["change", "signed:0:9"], ["currency", "word:USD|EUR|GBP|JPY"]],
  job: [["job", "word:build|deploy|backup|import|encode|train|sync|index"], ["progress", "percent"], ["eta", "seconds"], ["step", "int:1:40"], ["status", "word:running|queued|done|failed|paused|retrying"]],
  sensor: [["sensor", "word:roof|cellar|lab-2|dock|gate|tank-1|attic|hall"], ["temp", "decimal:2:38"], ["humidity", "percent"], ["battery", "percent"], ["light", "int:0:900"]],
  match: [["minute", "int:1:90"], ["home", "word:Rovers|Lions|Dynamo|Harbour|Eagles|Union"], ["away", "word:Albion|Tigers|Rapid|Forest|Hawks|City"], ["score", "score"], ["crowd", "int:900:60000"]],
} as const;

/** Names of tools in a store, all different, and what tools may ask to use. */
const STARTS = words("Pixel Quick Clear Blue Deep Smart Tiny Solid Bright Fresh Open Swift Night Green Red");
const ENDS = words("Note Mail Scan Chart Map Voice Sheet Draw Clock Read Sync Code Search Cast Trip");
export const TOOL_NAMES = STARTS.flatMap((start) => ENDS.map((end) => start + end));
export const TOOL_PERMISSIONS = words("camera contacts location microphone files calendar network");
