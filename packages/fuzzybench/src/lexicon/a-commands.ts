/**
 * Wishes in English and the shell or git command that fulfils them. One wish has one command under the
 * conventions that a family states. Not a manual: only common options.
 */
import { entries, lines, words } from "./a-text.js";

export const COMMAND_SLOTS = {
  branch: words("main develop feature/login fix-typo release-2 hotfix search-ui docs test-run cleanup"),
  file: words(
    "app.py README.md src/main.rs index.html notes.txt config.yml server.js data.csv Makefile style.css",
  ),
  message: entries(
    "fix typo / add tests / update docs / first draft / remove old code / speed up search / bump version",
  ),
  n: words("2 3 5 7 10 15 20"),
  tag: words("v1.0 v2.1 v0.9.3 v3.0 v1.4.2"),
  hash: words("a1b2c3d 9f8e7d6 0c4d5e6 77aa88b e3f4a5b"),
  dir: words("src logs docs data backup /tmp photos build lib /srv"),
} as const;

/** A git wish: templates, the modern command, and the older one, which is often the same. */
export interface GitWish {
  readonly say: readonly string[];
  readonly modern: string;
  readonly old: string;
}

/** One wish a line: modern command | older command | ways to say it, separated by "/". */
const GIT_TABLE = `
  status | status | what has changed in my working tree, briefly? / which files are modified or untracked / show me the state of the repo
  switch -c {branch} | checkout -b {branch} | create a new branch {branch} and go to it / start a branch called {branch}
  switch {branch} | checkout {branch} | go to branch {branch} / change over to {branch} / I want to work on {branch} now
  branch -d {branch} | branch -d {branch} | delete the branch {branch} / get rid of branch {branch} / remove local branch {branch}
  branch | branch | list all local branches / which branches do I have here
  add {file} | add {file} | stage {file} / put {file} into the next commit / add {file} to the index
  add . | add . | stage everything here / add all changed files to the index
  commit -m "{message}" | commit -m "{message}" | commit with the message {message} / save the staged work as {message} / make a commit saying {message}
  push | push | upload my commits / send my commits to the remote
  pull | pull | get and merge the latest commits from the remote / update my branch from the server
  fetch | fetch | download remote commits without merging / get news from the remote but merge nothing
  log --oneline -{n} | log --oneline -{n} | show the last {n} commits in one line each / short history of {n} commits / list the {n} newest commits briefly
  diff {file} | diff {file} | what did I change in {file} / show the unstaged changes of {file} / compare {file} with the index
  restore {file} | checkout -- {file} | throw away my changes in {file} / undo the edits to {file} / bring {file} back to the last version
  restore --staged {file} | reset {file} | unstage {file} / take {file} out of the next commit but keep the edits
  stash | stash | put my unfinished changes aside / shelve the current work for later
  stash pop | stash pop | bring back the shelved changes / get my stashed work again
  merge {branch} | merge {branch} | merge {branch} into this branch / bring the commits of {branch} in here / join {branch} into the current branch
  rebase {branch} | rebase {branch} | put my commits on top of {branch} / replay my work onto {branch}
  tag {tag} | tag {tag} | mark this commit as {tag} / tag the current state {tag}
  show {hash} | show {hash} | what is in commit {hash} / display commit {hash}
  revert {hash} | revert {hash} | undo commit {hash} with a new commit / make a commit that reverses {hash}
  cherry-pick {hash} | cherry-pick {hash} | copy commit {hash} onto this branch / take over just commit {hash}
  blame {file} | blame {file} | who wrote each line of {file} / show the author of every line in {file}`;

export const GIT_WISHES: readonly GitWish[] = lines(GIT_TABLE).map((row) => {
  const [modern, old, say] = row.split(" | ") as [string, string, string];
  return { modern, old, say: entries(say) };
});

/** Wishes that no git command answers. */
export const NOT_GIT = lines(`
  order two pizzas for lunch
  what is the weather tomorrow
  call Anna about the meeting
  play some jazz
  how tall is the tower
  remind me to water the plants
  translate good morning into Polish
  book a table for four
  turn off the lamp in the hall
  tell me a joke`);

export const TOOL_WISHES: readonly {
  readonly tool: string;
  readonly about: string;
  readonly say: readonly string[];
}[] = [
  {
    tool: "grep",
    about: "search text inside files",
    say: lines(`lines that contain {message} in {file}
    search {file} for a word
    which lines of {file} mention the word error
    find the text timeout inside all files of {dir}`),
  },
  {
    tool: "find",
    about: "look for files by name, size or age",
    say: lines(`where on this disk is {file}
    files in {dir} larger than {n} MB
    every file below {dir} changed in the last {n} days
    locate all files whose name ends in .bak`),
  },
  {
    tool: "tar",
    about: "pack and unpack archives",
    say: lines(`pack {dir} into one archive
    unpack backup.tgz here
    what is inside the archive old{n}.tar
    bundle the folder {dir} as a tarball`),
  },
  {
    tool: "curl",
    about: "fetch or send web data",
    say: lines(`download https://example.com/{file}
    send a POST request to the API
    fetch the headers of a web page
    call the REST endpoint /users with a token`),
  },
  {
    tool: "sort",
    about: "put lines in order",
    say: lines(`put the lines of {file} in alphabetical order
    order {file} by its second column
    arrange the numbers in {file} from large to small
    list the lines of {file} from A to Z`),
  },
  {
    tool: "wc",
    about: "count lines, words or bytes",
    say: lines(`how many lines does {file} have
    count the words in {file}
    number of characters in {file}
    how many words are in my essay {file}`),
  },
  {
    tool: "du",
    about: "show how much disk space folders use",
    say: lines(`how much space does {dir} take
    which folder in {dir} uses the most disk space
    total size of the directory {dir}
    disk usage of {dir} in megabytes`),
  },
  {
    tool: "ps",
    about: "list running processes",
    say: lines(`which processes are running
    is the server process still alive
    list the running programs of user anna
    what is the process id of nginx`),
  },
  {
    tool: "chmod",
    about: "change file permissions",
    say: lines(`make {file} executable
    allow everybody to read {file}
    take away write permission on {file}
    set the mode of {file} to 644`),
  },
  {
    tool: "ssh",
    about: "log in to another machine",
    say: lines(`log in to the server at 10.0.0.{n}
    open a shell on the remote host db{n}
    connect to machine web{n} as root
    get a remote terminal on host backup{n}`),
  },
  {
    tool: "diff",
    about: "compare two files",
    say: lines(`what is different between {file} and its copy
    compare old.txt with new.txt line by line
    show the differences of two versions of {file}
    do a.txt and b.txt differ, and where`),
  },
  {
    tool: "kill",
    about: "stop a process",
    say: lines(`stop the process with id 4{n}1
    end the program with pid 83{n}
    terminate the hanging process 12{n}
    force the process {n}07 to quit`),
  },
];

export const GREP_WORDS = words(
  "error timeout TODO user admin failed warning cache token password retry debug fatal login",
);
export const EXTENSIONS = words("log txt py js md csv json html jpg bak tmp rs");
