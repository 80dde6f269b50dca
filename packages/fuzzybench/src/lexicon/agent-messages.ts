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
  done: ["All set. {task} is finished and every check passes.", "I have completed {task}; nothing is left to do.", "Finished: {file} is updated and {task} works as requested.", "Done! {task} is ready for you in {file}.", "The work on {task} is complete. Summary: one file changed, {file}.", "{task} is shipped, all tests are green. I'm stopping here.", "That was the last step, {task} is complete.", "Everything you asked for is in place, including {task}.", "{task} took longer than planned, but it is finished now and nothing failed.", "No errors left: {task} is complete, you can merge {file}.", "After two failed attempts the third one worked; {task} is done and checked.", "Result: {task} delivered. There is nothing more for me to do.", "I stopped because {task} is complete, not because of a problem.", "Job finished. {file} holds the final version of {task}.", "You asked for {task}; it is there, tested and documented.", "Closing this: {task} is in place and all steps of the plan are ticked off."],
  wait: ["Should I use {option} for {task}?", "Before I go on with {task}, please tell me: {option}?", "I need your decision: {option}?", "Could you confirm that I may overwrite {file}?", "Please send me the password for {task}, then I can continue.", "Which do you prefer for {task}, {option}?", "I'll hold until you approve the plan for {task}.", "Let me know if {file} is the right file and I will proceed.", "{task} is ready to start as soon as you choose {option}.", "I can go either way on {task}: {option}. Your call.", "Nothing is wrong, I just need your go-ahead before I touch {file}.", "Two questions before I continue with {task}: {option}, and who reviews it?", "Paused until you answer: is {file} still in use?", "I need access to {file}. Please grant it, then I will finish {task}.", "Do you want me to keep the old version of {file}?", "Tell me which one you want, {option}, and I will carry on."],
  stuck: ["I tried three times, but it still fails: {error}.", "I cannot get past this: {error}. I am out of ideas for {task}.", "Same failure again ({error}); no attempt on {task} has worked.", "{task} is blocked, {error} on every attempt.", "Nothing I do fixes {error}. I don't know how to go on.", "Still {error}. This is the fifth attempt without progress.", "I keep hitting {error} and cannot open {file}.", "I am going in circles with {task}, always {error}.", "Every retry of {task} ends the same way: {error}.", "I have run out of things to try; {task} keeps failing with {error}.", "{error}, again. Seven tries at {task} and I am no further.", "The fix for {file} does not hold, I see {error} each time I run it.", "I undid and redid {task} four times, the outcome is always {error}.", "Cannot make any headway on {task}: {error} whatever I change.", "Tried the docs, tried a reinstall, tried {file}: still {error}.", "No progress for an hour on {task}, only {error}."],
  work: ["Now editing {file} to finish {task}.", "Next I will run the checks for {task}.", "Reading {file} to understand {task}.", "Half of {task} is written, moving on to {file}.", "The first part works; I'm now adding {task}.", "Let me look at {file} first.", "Running the tests for {task}, two of five are through.", "I fixed one bug in {file} and am continuing with the next.", "Hit {error} once, trying another way for {task} now.", "{task}: step 3 of 8, writing {file}.", "I have a plan for {task} and begin with {file}.", "Got past the first problem, now on to {task}.", "Waiting for the build to end, then I go on with {task}.", "Comparing {file} with the old version while {task} compiles.", "Good progress on {task}, a few more edits in {file} to go.", "That check passed, next comes {task}."],
} as const;

// biome-ignore format: one list or entry a line.
export const RISKY_ACTIONS = {
  delete: ["rm -rf build/", "delete 14 old customer records", "drop the table orders_old", "empty the trash folder", "remove the branch feature/login", "erase last year's logs", "wipe the test database", "clear all 40 draft posts for good", "purge the files in old_backups/", "truncate the table sessions", "remove 3 users from the database for ever"],
  send: ["email the report to all clients", "ping the team in #general", "reply to Ms. Novak", "text the driver the new address", "send the invite to 12 guests", "message the landlord", "send the summary to the board by mail", "post the results in the customer chat", "write to the supplier that we are late", "answer the 5 open tickets"],
  pay: ["buy two train tickets for $86", "renew the domain for 3 years", "order 40 chairs", "pay invoice 5521", "upgrade to the paid plan", "top up the ad budget by $200", "book the hotel for 310 euros", "transfer 420 euros to the caterer", "book two flights for 512 dollars", "subscribe to the pro tier for $20 a month", "order 3 laptops"],
  publish: ["deploy version 2.4 to production", "publish the blog post", "push the release tag to npm", "roll out the new home page to all visitors", "publish the podcast episode", "release the app to the store", "put the new price list online", "ship build 118 to all users", "make the repository public", "go live with the campaign page"],
  install: ["npm install left-pad", "apt-get install ffmpeg", "add the plugin Zoomify", "pip install pandas", "install the printer driver", "set up Docker on the laptop", "brew install imagemagick", "add the package lodash to the project", "install version 3 of the driver", "cargo install ripgrep"],
  access: ["give Omar admin rights", "rotate the API key", "change the root password", "open port 22 to the internet", "make guest@mail.com an owner", "turn off two-factor login", "share the folder with an outside account", "reset Dana's password", "allow port 5432 in the firewall", "create an admin account for the contractor"],
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
export const SAFE_ACTIONS = ["read config.yaml", "list the files in src/", "run the unit tests", "grep for TODO in lib/", "open the docs page", "count the rows of orders.csv", "summarise the meeting notes", "git status", "look up the weather in Oslo", "compare two drafts", "format main.go", "sort the list of guests", "check the disk usage", "draft an outline in notes.txt", "check whether the old backups can be deleted", "read the mail from Ms. Novak", "look up the price of 40 chairs", "view the list of installed packages", "draft, but not send, a reply to the landlord", "show who has admin rights", "preview the blog post locally", "estimate what the hotel would cost", "search the log for failed logins", "explain the deploy script"] as const;

// biome-ignore format: one list or entry a line.
export const ACTION_OPENERS = ["{x}", "Next step: {x}", "I'm about to {x}", "Plan: {x}", "Proposed action: {x}", "I will now {x}", "tool call: {x}", "Going to {x} now", "Let me {x}"] as const;

/** Steps in an action log. */
// biome-ignore format: one list or entry a line.
export const STEPS = ["read app.ts", "edit app.ts", "run tests", "search docs", "open browser", "list files", "click Submit", "fetch /status", "write notes.md", "git diff", "scroll down", "build", "read log", "edit config.yml", "ask model", "retry login", "open issue 12", "wait 10 s"] as const;
