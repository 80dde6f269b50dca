/** Texts of web pages by what they tell the visitor; all sites are made up. */
import type { Random } from "../random.js";
import { choose } from "./choices.js";
import { fillSlots } from "./log-slots.js";

// biome-ignore format: one text a line.
export const PAGE_STATES = {
  success: {
    means: "a confirmation that the action worked",
    texts: [
      "Thank you! Your order {order} has been placed.",
      "<Payment|Your payment> of {amount} received. <A receipt is on its way.|We sent a receipt to {mail}.>",
      "Your changes have been saved.",
      "Message sent. We will <answer|reply> within {days} days.",
      "Booking confirmed: {small} nights, reference {hex}.",
      "You are now subscribed with {mail}.",
      "Upload complete: {file} ({mb}).",
      "All done! Your profile is up to date, no errors found.",
      "Password changed. <You stay signed in on this device.|>",
      "File {file} was deleted as requested.",
      "Your ticket #{n} has been created.",
      "Reservation for {small} people is fixed for tonight.",
    ],
  },
  loading: {
    means: "it is not ready yet: still loading or working",
    texts: [
      "Loading...", "Please wait while we process order {order}.",
      "Fetching results, {pct} done",
      "Just a moment, your report is being prepared.",
      "Connecting to {svc} ...", "Uploading {file}: {pct}",
      "Your request is in the queue, position {n}. This page refreshes itself.",
      "Processing payment of {amount}. Do not close this window.",
      "Searching flights, this can take {n} seconds",
      "Still working on it... {pct}",
      "We are preparing your download of {file}.",
      "Checking availability for {small} nights ...",
    ],
  },
  login: {
    means: "it asks the visitor to log in or sign up",
    texts: [
      "Please sign in to continue to {url}.",
      "Log in  E-mail  Password  Forgot your password?",
      "Your session has expired. Sign in again.",
      "You need an account to see order {order}. Log in or register.",
      "Members only. Enter your user name and password.",
      "Welcome back! Sign in with {mail} or another account.",
      "To <read|see> more, create a free account or log in.",
      "Enter the password for {user}",
      "Restricted area: staff login",
      "Sign in to leave a review for item {n}.",
      "We sent a login code to {mail}. Enter the six digits.",
      "Continue with your company account to open {file}.",
    ],
  },
  robot: {
    means: "it wants proof that the visitor is not a robot",
    texts: [
      "Verify you are human: select all pictures with buses.",
      "I'm not a robot [ ]",
      "Unusual traffic from {ip}. Type the letters you see below.",
      "Security check: solve the puzzle to go on to {url}.",
      "Please complete the captcha to submit the form.",
      "Are you a person? Slide the piece into place.",
      "Prove that you are human: what is {small} plus {small}?",
      "Automated access suspected. Tick the box to show you are a person.",
      "Pick every image that shows a traffic light ({small} left).",
      "Before we show {url}, confirm that you are not a bot.",
      "Bot protection: hold the button for {small} seconds.",
      "Human verification needed for {ip}.",
    ],
  },
  missing: {
    means: "the page does not exist",
    texts: [
      "404 - page not found", "Sorry, there is nothing at {url}.",
      "The page {url} does not exist <any more|or has been removed>.",
      "Oops! We looked everywhere but could not find {file}.",
      "This article has been taken down.",
      "No such page. Check the address: {url}",
      "Item {n} is no longer in our catalogue. Page not found.",
      "Dead link? {url} leads nowhere. Go to the start page.",
      "The profile of {user} does not exist.",
      "410 Gone: {file} was removed for good.",
      "We can't find that page. Maybe the address has a typo?",
      "Nothing here. Did you mean another address than {url}?",
    ],
  },
  broken: {
    means: "the server has trouble",
    texts: [
      "500 Internal Server Error", "{s5} - something went wrong on our side",
      "Service unavailable. We are working on it.",
      "Bad gateway: {host} gave no valid answer.",
      "We are down for maintenance until {small} o'clock.",
      "Our systems are overloaded, <please come back later|try again in {small} minutes>.",
      "An unexpected error occurred, error id {hex}. Our team has been told.",
      "Gateway time-out after {n} seconds ({host})",
      "Database connection failed. Please try again later.",
      "Application error: a server-side exception has occurred.",
      "Sorry, {svc} is having problems right now.",
      "The shop is temporarily closed because of a technical fault.",
    ],
  },
  invalid: {
    means: "the form refuses what was typed in",
    texts: [
      "Please enter a valid e-mail address.",
      "The postcode must have five digits. You typed {n}.",
      "Password too short: use at least {small} characters.",
      "This field is required: phone number",
      "The card number is not valid. Check your input.",
      "{mail} is already taken, choose another address.",
      "The two passwords do not match.",
      "Date of birth cannot be in the future.",
      "Please correct {small} fields marked in red.",
      "File {file} is too large or of the wrong type. Choose another one.",
      "Quantity must be a whole number between 1 and {small}.",
      "Coupon {hex} is not valid for this order.",
    ],
  },
} as const;
export type PageState = keyof typeof PAGE_STATES;

const BEFORE = ["", "", "", "{host} | ", "Home > ", "Menu  ", "My page - "];
const AFTER = ["", "", "", "  Help  Contact", " | {host}", "  Back to start"];

/** The visible text of a page in that state, with bits of menu around it. */
export const pageText = (r: Random, state: PageState): string =>
  fillSlots(r, `${r.pick(BEFORE)}${choose(r, r.pick(PAGE_STATES[state].texts))}${r.pick(AFTER)}`).text;
