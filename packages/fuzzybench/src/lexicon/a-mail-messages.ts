/**
 * Facts that make a message urgent, and mail by kind, for urgency and unwanted-mail tasks. Requests by
 * department and feedback are in a-support-messages.ts.
 */
import { entries, lines } from "./a-text.js";

/** Facts that make a request urgent or not; the key names the reason. */
export const URGENCY_FACTS: Readonly<Record<string, { about: string; facts: readonly string[] }>> = {
  outage: {
    about: "a service that is down for everybody",
    facts: entries(`the whole site is down / nobody can log in / the shop is offline for all customers /
      every page returns an error for all users / production has stopped completely / the phone system is dead everywhere`),
  },
  security: {
    about: "a security problem",
    facts: entries(`someone stole my password / we found a data leak / there is a virus on the server /
      a stranger got into our account / customer data is visible to the public / we got hacked last night`),
  },
  deadline: {
    about: "a deadline today",
    facts: entries(`I need it by tonight / the contract must be signed today / the deadline is today at 5 /
      our launch is in two hours / the offer ends this afternoon / the audit starts in an hour`),
  },
  money: {
    about: "money being lost",
    facts:
      entries(`we lose orders every minute / I was charged ten times / we are losing money / customers pay twice right now /
      wrong prices cost us thousands / payments go to the wrong account`),
  },
  harm: {
    about: "danger to people",
    facts:
      entries(`the charger caught fire / my son got an electric shock / there is smoke from the device / somebody was hurt /
      the ladder collapsed under a customer / gas is leaking from the heater`),
  },
  minor: {
    about: "small wishes and questions",
    facts:
      entries(`the logo looks a bit blurry / there is a typo on page 3 / I would like a dark mode / how do I change the font /
      the icon could be bigger / can you add my middle name / the newsletter has an old photo / where can I find the manual /
      just curious when the next version comes / a link in the footer leads to the wrong page / the colours look pale /
      could you rename the menu entry / I have an idea for the help page / thanks for the quick answer`),
  },
};

export type MailKey = "phishing" | "advert" | "scam" | "newsletter" | "personal" | "work";

/** Mail by kind, for unwanted-mail filters. */
export const MAIL: Readonly<Record<MailKey, { about: string; texts: readonly string[] }>> = {
  phishing: {
    about: "fake login or bank requests",
    texts: lines(`Your account is suspended, confirm your password at http://secure-login.{n}.biz
      Unusual sign-in! Verify your bank details within 24 hours
      Your parcel is on hold, enter your card number here to release it
      IT desk: your mailbox is full, send us your password to keep it
      Tax refund of {money} waiting, confirm your card data now
      Click here to unlock your online banking before it is closed
      Security alert: log in here to keep your account
      Your card was blocked, type its PIN to unblock it
      HR: confirm your payroll password on this page
      Netbank: {n} failed logins, verify your identity at this link`),
  },
  advert: {
    about: "advertising that nobody asked for",
    texts: lines(`BUY NOW!!! {n}% off every {thing}, only today
      Cheap pills without prescription, order in one click
      Lose {n} kilos in a week with our miracle tea
      We rank your website number one on search, reply for an offer
      Hot deal: replica watches from {money}, free shipping
      Get {n}000 followers overnight for just {money}
      Limited offer: {thing} for only {money}, order today
      Refinance your house now, call our hotline
      Best casino bonus, {n}0 free spins
      New hair in {n} weeks, buy the serum now`),
  },
  scam: {
    about: "promises of prizes or easy money",
    texts: lines(`Congratulations, you won {n} million in our lottery, send your address
      A late prince left you {n} million, I need your help to transfer it
      Earn {money} per hour from home, no work, no risk
      You are our lucky visitor, claim your free phone
      Double your bitcoin in {n} days, guaranteed
      I am a widow and want to donate my fortune to you
      You inherited {n} million from an unknown uncle, pay {money} for the papers
      Your number was drawn, collect your prize of {n}000 euros
      Invest {money} today and get rich by {day}
      Secret method makes {money} an hour while you sleep`),
  },
  newsletter: {
    about: "newsletters that the reader subscribed to",
    texts: lines(`Your weekly digest: {n} new articles about gardening
      Chess club news: results of {day} and the next dates
      You subscribed to our blog, here are this month's posts
      Museum newsletter, programme for the week of {day}
      Release notes {n}.1, sent to everyone on the announcements list
      Library news: opening hours change from {day}
      Recipe letter no. {n}: soups for cold days
      Runners of {city}: the club bulletin for {day}
      Your monthly reading list, as subscribed
      Photography digest, issue {n}`),
  },
  personal: {
    about: "personal mail from friends and family",
    texts: lines(`Are you coming to dinner on {day}? Mum asks
      I left your {thing} at my place, sorry
      Happy birthday! See you on {day}
      Photos from our trip to {city} are in the shared folder
      Can you water my plants while I'm in {city}?
      The kids loved the {thing}, thank you so much
      Dad is in {city} until {day}, give him a ring
      Want to go hiking on {day}?
      Your aunt baked a cake, come over on {day}
      Did you find my {thing} in your car?`),
  },
  work: {
    about: "work mail",
    texts: lines(`Minutes of the meeting on {day} are attached
      Can you review my draft before {day}?
      The client in {city} moved the call to {day}
      Please book a room for {n} people on {day}
      The invoice for the {thing} was approved
      New desk plan for the office in {city}, comments welcome
      Slides for the talk in {city} are ready
      Timesheets are due on {day}
      The {thing} for room {n} has been ordered
      Interview with the candidate moved to {day}`),
  },
};
