/** Sentences for style tasks: formal and informal pairs, narrators, hedges, and messy chat lines. */

// biome-ignore format: one list or entry a line.
export const FORMAL = ["We would be grateful if you could return {x} at your earliest convenience.", "Please find enclosed the documents regarding {x}.", "I am writing to enquire about {x}.", "It is my pleasure to inform you that {x} has been approved.", "We sincerely apologise for any inconvenience caused by {x}.", "Kindly confirm receipt of {x}.", "Should you have any questions concerning {x}, do not hesitate to contact us.", "The committee has resolved to postpone {x}.", "I would like to express my appreciation for {x}.", "We hereby request a revision of {x}.", "Furthermore, {x} must comply with the regulations.", "Dear Sir or Madam, I wish to report a problem with {x}."] as const;
// biome-ignore format: one list or entry a line.
export const INFORMAL = ["hey, can u send me {x} asap?", "omg {x} is so cool lol", "gonna grab {x} later, wanna come?", "nah, {x} kinda sucks tbh", "yo what's up with {x}", "thx a bunch for {x}!!", "dude, {x} totally broke again", "I dunno, {x} looks fine to me", "sorry, my bad, forgot {x} haha", "hiya! got a sec for {x}?", "yeah no worries, we'll sort {x} out", "ugh, {x} again? come on guys"] as const;
// biome-ignore format: one list or entry a line.
export const NEUTRAL_THINGS = ["the report", "the new schedule", "the spare key", "the invoice", "the printer", "the summer party", "the contract", "the second draft", "the parking space", "the lunch order", "the travel plan", "the survey"] as const;

// biome-ignore format: one list or entry a line.
export const NARRATORS = {
  first: ["I walked to {p} before breakfast.", "We left {p} as soon as our bags were packed.", "My brother and I never liked {p}.", "Nobody told me about {p}.", "I can still hear the bells of {p}.", "Our train reached {p} at night.", "At {p} I lost my hat."],
  second: ["You walk to {p} before breakfast.", "When you reach {p}, open your umbrella.", "Your train stops at {p}.", "You have never liked {p}, and you know it.", "At {p} you turn left.", "Take your time, you will find {p}.", "If you see {p}, you are close to your goal."],
  third: ["She walked to {p} before breakfast.", "They left {p} as soon as their bags were packed.", "His brother never liked {p}.", "Nobody told her about {p}.", "Mr Keller can still hear the bells of {p}.", "Their train reached {p} at night.", "At {p} he lost his hat.", "Anna waited at {p} for hours."],
} as const;
// biome-ignore format: one list or entry a line.
export const SPOTS = ["the harbour", "the old mill", "the station", "the market square", "the lake", "the north gate", "the museum", "the bakery", "the bridge", "the hill"] as const;

// biome-ignore format: one list or entry a line.
export const GOOD_CLAIMS = ["{s} will cut costs", "{s} improves sleep", "{s} saves time", "{s} lowers the risk of errors", "{s} works for most users", "{s} doubles the sales", "{s} is worth the price", "{s} makes life easier"] as const;
// biome-ignore format: one list or entry a line.
export const BAD_CLAIMS = ["{s} causes delays", "{s} wastes energy", "{s} upsets customers", "{s} will cost a fortune", "{s} raises the risk of errors", "{s} fails most users", "{s} is not worth the price", "{s} makes people tired"] as const;
// biome-ignore format: one list or entry a line.
export const CLAIM_SUBJECTS = ["the new filter", "the second plan", "a shorter week", "the update", "regular exercise", "the cheaper motor", "this method", "the merger", "the night shift", "open seating"] as const;
/** `{c}` is the claim. */
// biome-ignore format: one list or entry a line.
export const HEDGED = ["It seems that {c}.", "Perhaps {c}.", "I think {c}, but I may be wrong.", "Possibly {c}.", "As far as we can tell, {c}.", "It is likely that {c}.", "Maybe {c}.", "{c}, or so it appears.", "I would guess that {c}.", "It could be that {c}."] as const;
// biome-ignore format: one list or entry a line.
export const EMPHATIC = ["It is certain that {c}.", "Clearly {c}.", "There is no doubt that {c}.", "The data prove beyond doubt that {c}.", "We know for sure that {c}.", "Without question, {c}.", "{c}, period.", "Everybody can see that {c}.", "{c}, and that is a fact."] as const;
/** Assertions without a word on how sure the writer is. */
// biome-ignore format: one list or entry a line.
export const UNMARKED = ["{c}.", "In practice {c}.", "In our branch {c}.", "This year {c}."] as const;

// biome-ignore format: one list or entry a line.
export const CHAT_LINES = ["I can't find {x}", "don't forget {x}", "it's time for {x}", "we won't need {x}", "Great news about {x}", "did you see {x}", "I'm so happy with {x}", "that's not {x}", "they didn't bring {x}", "Look at {x}", "what a day for {x}", "we're done with {x}", "Meet me near {x}", "I haven't paid for {x}"] as const;
export const EMOJI = ["😀", "🎉", "👍", "😂", "🔥", "❤️", "🙏", "😅", "✨", "🚀"] as const;

/** Every contraction of CHAT_LINES with its long form. */
// biome-ignore format: one list or entry a line.
export const CONTRACTIONS: readonly (readonly [string, string])[] = [["can't", "cannot"], ["don't", "do not"], ["it's", "it is"], ["won't", "will not"], ["I'm", "I am"], ["that's", "that is"], ["didn't", "did not"], ["we're", "we are"], ["haven't", "have not"]];
