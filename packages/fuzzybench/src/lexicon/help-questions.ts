/** Help questions in pairs of opposite wishes, each in several wordings; `{x}` is what the question is about. */

export interface WishPair {
  readonly objects: readonly string[];
  /** Places of the pairs whose wishes cannot be taken for these. */
  readonly far: readonly number[];
  readonly wishes: readonly [readonly string[], readonly string[]];
}

const pair = (far: readonly number[], objects: string, one: string, other: string): WishPair => ({
  far,
  objects: objects.split("|"),
  wishes: [one.split("|"), other.split("|")],
});

// biome-ignore format: one list or entry a line.
export const WISH_PAIRS: readonly WishPair[] = [
  pair([3, 4, 5], "dark mode|autoplay|subtitles|read receipts|the spell checker|location sharing|two-factor login", "How do I turn on {x}?|How can I enable {x}?|What do I have to do to switch {x} on?|I'd like {x} to be active, how?", "How do I turn off {x}?|How can I disable {x}?|What do I have to do to switch {x} off?|I don't want {x} any more, how do I stop it?"),
  pair([4, 5], "a team member|a second phone|a credit card|a delivery address|a printer|a backup email", "How do I add {x}?|Where can I add {x} to my account?|I need {x} in my account, how do I get it in?|What are the steps for adding {x}?", "How do I remove {x}?|Where can I delete {x} from my account?|I need {x} gone from my account, how?|What are the steps for removing {x}?"),
  pair([3, 4, 5], "the newsletter|the weekly digest|the price alerts|the podcast|the beta programme", "How do I subscribe to {x}?|Where can I sign up for {x}?|I would like to receive {x}, how?|How can I join {x}?", "How do I unsubscribe from {x}?|Where can I cancel {x}?|I would like to stop receiving {x}, how?|How can I leave {x}?"),
  pair([0, 2, 4, 5], "photos|invoices|a PDF|a video|my contacts|a spreadsheet", "How do I upload {x}?|How can I put {x} on the site?|What is the way to send {x} from my computer to the cloud?|I want to import {x}, where?", "How do I download {x}?|How can I get {x} from the site?|What is the way to fetch {x} from the cloud to my computer?|I want to export {x}, where?"),
  pair([0, 1, 2, 3, 5], "the volume|the font size|the brightness|the storage limit|the contrast|the spending limit", "How do I increase {x}?|How can I raise {x}?|{x} is too low, how do I get it higher?|What makes {x} go up?", "How do I reduce {x}?|How can I lower {x}?|{x} is too high, how do I bring it down?|What makes {x} go down?"),
  pair([0, 1, 2, 3, 4], "my account|my profile|the screen|my card|the front door|this document", "How do I lock {x}?|Can I block access to {x}?|How is {x} locked?|I want {x} to be locked, how?", "How do I unlock {x}?|Can I get access to {x} again?|How is {x} unlocked?|I want {x} to be open again, how?"),
];
