/**
 * What customers write: support requests by department, and feedback by kind.
 * Urgency facts and mail are in a-mail-messages.ts. Requests name one department's business only.
 */

import { SINGULAR_PRODUCTS } from "./a-products.js";
import { type ClassInfo, entries, lines } from "./a-text.js";

export const SUPPORT_SLOTS = {
  thing: SINGULAR_PRODUCTS,
  n: entries("2 / 3 / 5 / 8 / 12 / 20 / 30"),
  money: entries("$20 / $49.90 / €15 / €120 / $310 / £75 / $8.50"),
  day: entries("Monday / Tuesday / Thursday / Friday / 4 May / 19 October"),
  city: entries("Lyon / Boston / Oslo / Leeds / Madrid / Vienna"),
};

export type DepartmentKey = "billing" | "shipping" | "account" | "technical" | "returns" | "sales" | "jobs";

export interface Department extends ClassInfo<DepartmentKey> {
  readonly templates: readonly string[];
}

const department = (key: DepartmentKey, names: string, about: string, templates: string): Department => ({
  key,
  names: entries(names),
  about: entries(about),
  templates: lines(templates),
});

export const DEPARTMENTS: readonly Department[] = [
  department(
    "billing",
    "billing / payments / finance",
    "invoices and charges / payment problems / money and invoices",
    `I was charged {money} twice on {day}.
    My invoice shows {money} instead of what we agreed.
    The payment of {money} was declined by your system.
    Can I pay the invoice by bank transfer?
    Please send me the receipt for the {money} I paid.
    My credit card statement lists an unknown charge of {money}.
    Why did the monthly fee go up by {money}?
    The VAT number on the bill is wrong.`,
  ),
  department(
    "shipping",
    "shipping / delivery / logistics",
    "parcels on their way / delivery and tracking / late or lost parcels",
    `My parcel has been stuck in {city} for {n} days.
    Where is the {thing}? The tracking page has not moved since {day}.
    The courier left the package at the wrong house.
    Can you deliver to {city} instead?
    The delivery was promised for {day} and nobody came.
    Tracking says delivered but there is no parcel here.
    How long does shipping to {city} take?
    The driver never rang the bell on {day}.`,
  ),
  department(
    "account",
    "account / login / access",
    "login and profile / passwords and user data / signing in",
    `I forgot my password and the reset mail never comes.
    How do I change the email address in my profile?
    My login has been locked since {day}.
    Please delete my user profile and my data.
    The verification code for signing in is rejected.
    I can't sign in with my new phone.
    Someone else logged in to my account from {city}.
    My username has a typo, can it be changed?`,
  ),
  department(
    "technical",
    "technical / bugs / tech",
    "errors and crashes / things that do not work / software and device faults",
    `The app crashes every time I open the settings.
    My {thing} does not switch on any more.
    The website shows error 500 when I click on search.
    Bluetooth pairing with the {thing} fails.
    The screen of the {thing} flickers after the update.
    The firmware update stopped at {n} percent.
    The export button does nothing in my browser.
    The {thing} makes a grinding noise when running.`,
  ),
  department(
    "returns",
    "returns / refunds / exchange",
    "sending goods back / refunds and exchanges / returned goods",
    `I want to send the {thing} back and get my money back.
    Can I exchange the {thing} for a bigger size?
    How do I print the return label for the {thing}?
    I sent the {thing} back on {day}, when do I get the refund?
    The {thing} is the wrong colour, I'd like to return it.
    What is the deadline for returning the {thing}?
    I changed my mind and would like to give the {thing} back.
    You received my return {n} days ago but no refund yet.`,
  ),
  department(
    "sales",
    "sales / presales / offers",
    "questions before buying / quotes and discounts / new orders and offers",
    `Do you offer a discount for {n} units of the {thing}?
    Which {thing} would you recommend for a beginner?
    Is the {thing} available in green?
    Could we get a quote for {n} licences?
    When will the {thing} be back in stock?
    We are thinking of buying {n} units, who can advise us?
    What is the difference between the basic and the pro plan?
    Do you have a shop in {city} where I can try the {thing}?`,
  ),
  department(
    "jobs",
    "jobs / hr / careers",
    "job applications / hiring and vacancies / people who want to work here",
    `I would like to apply for the position of accountant in {city}.
    Attached is my CV for the vacancy on your website.
    Is the internship in {city} still open?
    When will you decide about my job application?
    My interview on {day} has to be moved.
    Do you hire students for the summer?
    What salary do you pay for warehouse work?
    Who should I address my cover letter to?`,
  ),
];

export type FeedbackKey = "complaint" | "praise" | "question" | "suggestion" | "cancellation";

export const FEEDBACK: readonly (ClassInfo<FeedbackKey> & { readonly templates: readonly string[] })[] = [
  {
    key: "complaint",
    names: entries("complaint / problem / gripe"),
    about: entries("something went wrong / a complaint / dissatisfaction"),
    templates: lines(`The {thing} broke after {n} days and nobody answers.
      I'm very disappointed with the {thing}.
      Your staff in {city} was rude to me on {day}.
      I waited {n} weeks and then got the wrong {thing}.
      This {thing} is a waste of {money}.
      The {thing} still does not work after the repair.
      Worst service ever, nobody called me back on {day}.`),
  },
  {
    key: "praise",
    names: entries("praise / compliment / thanks"),
    about: entries("thanks or praise / a compliment / the writer is pleased"),
    templates: lines(`The {thing} is wonderful, thank you.
      Your team in {city} did a great job on {day}.
      I love my new {thing}.
      Best {money} I have spent in years.
      Big compliment for the quick help on {day}.
      The {thing} works perfectly, keep it up.
      Thanks to your driver, who was so friendly.`),
  },
  {
    key: "question",
    names: entries("question / enquiry / info"),
    about: entries("a request for information / a question / the writer wants to know something"),
    templates: lines(`Does the {thing} come with a charger?
      What are your opening hours on {day}?
      How much does the {thing} weigh?
      Is parking free at your shop in {city}?
      Which batteries fit the {thing}?
      Until when is the offer for {money} valid?
      Can I wash the cover of the {thing}?`),
  },
  {
    key: "suggestion",
    names: entries("suggestion / idea / proposal"),
    about: entries("an idea for improvement / a proposal / what the writer would change"),
    templates: lines(`It would be nice if the {thing} came in red.
      You should open a shop in {city}.
      My idea: sell the {thing} in packs of {n}.
      Please consider longer opening hours on {day}.
      I suggest adding a strap to the {thing}.
      A longer cable would make the {thing} even more useful.
      How about a points card for regular customers?`),
  },
  {
    key: "cancellation",
    names: entries("cancellation / cancel / quit"),
    about: entries("ending a contract or order / a cancellation / stopping a service or order"),
    templates: lines(`Please cancel my subscription from {day}.
      I no longer need the {thing}, stop the order.
      End my contract at the next possible date.
      Cancel the appointment on {day}, please.
      I'd like to terminate my membership in {city}.
      Take me off the plan for {money} a month.
      Kindly withdraw my order of {n} units.`),
  },
];
