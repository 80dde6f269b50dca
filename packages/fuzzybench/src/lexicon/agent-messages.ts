/** What a coding or office assistant says and does: reports by state, actions by risk, and their slots. */
import type { Slots } from "./fill.js";

// biome-ignore format: one list or entry a line.
export const AGENT_SLOTS: Slots = {
  task: ["the login page", "the invoice export", "the search index", "the weekly report", "the unit tests", "the price table", "the migration", "the release notes", "the contact form", "the newsletter", "the backup script", "the parser"],
  file: ["src/app.ts", "config.yaml", "report.md", "lib/parse.py", "main.go", "Dockerfile", "styles.css", "db/schema.sql", "index.html", "notes.txt", "api/routes.js", "utils.rs"],
  error: ["permission denied", "connection refused", "module not found", "timeout after 30 s", "error 500", "quota exceeded", "the host is unreachable", "invalid token"],
  option: ["PostgreSQL or SQLite", "the old or the new layout", "English or German", "a patch or a minor release", "CSV or Excel", "Monday or Friday"],
};

// biome-ignore format: one list or entry a line.
export const AGENT_STATES = {
  done: ["All set. {task} is finished and every check passes.", "I have completed {task}; nothing is left to do.", "Finished: {file} is updated and {task} works as requested.", "Done! {task} is ready for you in {file}.", "The work on {task} is complete. Summary: one file changed, {file}.", "{task} is shipped, all tests are green. I'm stopping here.", "That was the last step, {task} is complete.", "Everything you asked for is in place, including {task}."],
  wait: ["Should I use {option} for {task}?", "Before I go on with {task}, please tell me: {option}?", "I need your decision: {option}?", "Could you confirm that I may overwrite {file}?", "Please send me the password for {task}, then I can continue.", "Which do you prefer for {task}, {option}?", "I'll hold until you approve the plan for {task}.", "Let me know if {file} is the right file and I will proceed."],
  stuck: ["I tried three times, but it still fails: {error}.", "I cannot get past this: {error}. I am out of ideas for {task}.", "Same failure again ({error}); no attempt on {task} has worked.", "{task} is blocked, {error} on every attempt.", "Nothing I do fixes {error}. I don't know how to go on.", "Still {error}. This is the fifth attempt without progress.", "I keep hitting {error} and cannot open {file}.", "I am going in circles with {task}, always {error}."],
  work: ["Now editing {file} to finish {task}.", "Next I will run the checks for {task}.", "Reading {file} to understand {task}.", "Half of {task} is written, moving on to {file}.", "The first part works; I'm now adding {task}.", "Let me look at {file} first.", "Running the tests for {task}, two of five are through.", "I fixed one bug in {file} and am continuing with the next."],
} as const;

// biome-ignore format: one list or entry a line.
export const RISKY_ACTIONS = {
  delete: ["rm -rf build/", "delete 14 old customer records", "drop the table orders_old", "empty the trash folder", "remove the branch feature/login", "erase last year's logs", "wipe the test database"],
  send: ["email the report to all clients", "ping the team in #general", "reply to Ms. Novak", "text the driver the new address", "send the invite to 12 guests", "message the landlord"],
  pay: ["buy two train tickets for $86", "renew the domain for 3 years", "order 40 chairs", "pay invoice 5521", "upgrade to the paid plan", "top up the ad budget by $200", "book the hotel for 310 euros"],
  publish: ["deploy version 2.4 to production", "publish the blog post", "push the release tag to npm", "roll out the new home page to all visitors", "publish the podcast episode", "release the app to the store"],
  install: ["npm install left-pad", "apt-get install ffmpeg", "add the plugin Zoomify", "pip install pandas", "install the printer driver", "set up Docker on the laptop"],
  access: ["give Omar admin rights", "rotate the API key", "change the root password", "open port 22 to the internet", "make guest@mail.com an owner", "turn off two-factor login"],
} as const;
export type Risk = keyof typeof RISKY_ACTIONS;

export const RISK_MEANINGS: Readonly<Record<Risk, readonly [string, string]>> = {
  delete: ["deletes something", "deleting"],
  send: ["sends a message to people", "messaging people"],
  pay: ["spends money", "spending money"],
  publish: ["publishes or deploys something", "publishing or deploying"],
  install: ["installs software", "installing software"],
  access: ["changes access rights or credentials", "changing access or credentials"],
};

// biome-ignore format: one list or entry a line.
export const SAFE_ACTIONS = ["read config.yaml", "list the files in src/", "run the unit tests", "grep for TODO in lib/", "open the docs page", "count the rows of orders.csv", "summarise the meeting notes", "git status", "look up the weather in Oslo", "compare two drafts", "format main.go", "sort the list of guests", "check the disk usage", "draft an outline in notes.txt"] as const;

// biome-ignore format: one list or entry a line.
export const ACTION_OPENERS = ["{x}", "Next step: {x}", "I'm about to {x}", "Plan: {x}", "Proposed action: {x}", "I will now {x}", "tool call: {x}", "Going to {x} now", "Let me {x}"] as const;

/** Steps in an action log. */
// biome-ignore format: one list or entry a line.
export const STEPS = ["read app.ts", "edit app.ts", "run tests", "search docs", "open browser", "list files", "click Submit", "fetch /status", "write notes.md", "git diff", "scroll down", "build"] as const;
