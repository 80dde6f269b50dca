/** Comments under articles and films: harmless ones, and pieces that break one rule each of a house policy. */
import { lines } from "./a-text.js";

export type Offence = "insult" | "threat" | "personal" | "advert" | "spoiler" | "swearing";

/** What the offence is called in a policy, and comments that commit this one only. */
export const OFFENCES: Readonly<
  Record<Offence, { readonly about: string; readonly texts: readonly string[] }>
> = {
  insult: {
    about: "insults another person",
    texts: lines(`{who}, you are an idiot
      only a moron like {who} could write this
      {who} is the dumbest person on this site
      shut up {who}, you brainless clown
      what a pathetic loser you are, {who}
      {who} has the brain of a potato`),
  },
  threat: {
    about: "threatens somebody",
    texts: lines(`{who}, I will find you and you will be sorry
      watch your back {who}, I know where you park
      next time I see {who} there will be blood
      delete this, {who}, or I come over and make you
      someone should be waiting for {who} after work, and it will be me
      {who} had better not walk home alone tonight`),
  },
  personal: {
    about: "reveals private contact details of a person",
    texts: lines(`{who} lives at {n} Mill Road, second floor
      here is the mobile number of {who}: 555-01{n}
      write to {who} at {who}{n}@mail.net, it is the private address
      the home phone of {who} is 555-77{n}
      {who} can be found at {n} Elm Street, flat 3
      I have the private e-mail of {who}: {who}.{n}@postbox.org`),
  },
  advert: {
    about: "advertises something",
    texts: lines(`get {n}% off designer bags in my shop, order today
      earn money at home, ask me how, {n} places left
      best loans without any checks, apply now
      follow my channel for cheap followers, only {n} euros
      cheap watches, free delivery, visit my store
      need essays written? we deliver in {n} hours, great prices`),
  },
  spoiler: {
    about: "gives away how a story ends",
    texts: lines(`in the last scene we learn that the sister was the killer
      shame that the captain dies at the end
      the final chapter shows that it was all a dream
      nobody told me that {who} marries the villain in the last episode
      so in the end the detective turns out to be the thief
      the ending, where the ship sinks with everybody on board, was {n} minutes long`),
  },
  swearing: {
    about: "contains a swear word",
    texts: lines(`damn, I missed the first {n} minutes
      what the hell was that soundtrack
      holy crap, that took {n} hours
      this bloody player stops every {n} minutes
      damn good camera work
      where the hell can I watch part {n}`),
  },
};

/** Comments within every rule, some of them harsh on the work but on nobody. */
export const FINE_COMMENTS = lines(`I liked the first half more than the second
  the music is dull and the plot makes no sense
  I agree with {who}, the pictures are lovely
  can anyone recommend something similar?
  a waste of {n} minutes, the story goes nowhere
  thanks for the review, {who}
  I have watched it {n} times and still find new details
  the actors do their best with a weak script
  {who}, I see it differently, but your point is fair
  boring, badly lit and far too long
  does it run with subtitles as well?
  terrible sound, I had to stop after {n} minutes
  the book is better, as so often
  what a beautiful surprise, well done`);

export const COMMENT_OPENINGS = lines(`First of all,
  Just my opinion:
  Reading all this,
  To be honest,
  OK,
  My two cents:`);
