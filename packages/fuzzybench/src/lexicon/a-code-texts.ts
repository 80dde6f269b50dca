/**
 * Texts around program code: repository paths by purpose, and commit messages by type. Snippets of code are in
 * a-snippets.ts.
 */
import { type ClassInfo, entries, lines, words } from "./a-text.js";

export const CODE_SLOTS = {
  v: words("user total index count result item price token buffer node score name value config"),
  f: words("load parse render update fetch_all compute save validate merge convert check init"),
  t: words("User Order Invoice Session Parser Cache Report Account Widget Token"),
  n: words("0 1 2 3 5 8 10 16 42 64 100"),
  m: words("api auth core search billing profile upload export cart mail login report"),
  d: words("src lib app server client packages/core web services"),
  part: entries(
    "login page / search index / parser / cart / upload form / mail queue / export job / user list / cache layer / date picker",
  ),
  bug: entries(
    "crash / frozen screen / wrong total / broken link / race condition / null pointer / rounding error / dead loop",
  ),
  lib: words("react lodash numpy serde openssl vite eslint django axios tokio"),
};

export type PathKey = "test" | "source" | "docs" | "config" | "ci" | "asset" | "migration";

export const PATHS: readonly (ClassInfo<PathKey> & { readonly templates: readonly string[] })[] = [
  {
    key: "test",
    names: entries("test / tests / spec"),
    about: entries("automated tests / test code / checks of the code"),
    templates: lines(`tests/test_{m}.py
      {d}/{m}.test.ts
      {d}/{m}/{v}.spec.js
      tests/{m}/{v}_test.py
      {d}/{m}_test.go
      __tests__/{m}.test.jsx
      {d}/test/java/{t}Test.java`),
  },
  {
    key: "source",
    names: entries("source / code / src"),
    about: entries("program code / source files / the application itself"),
    templates: lines(`{d}/{m}.ts
      {d}/{m}/{v}.py
      {d}/{m}/{t}.java
      {d}/{m}/mod.rs
      {d}/{v}_{m}.go
      {d}/components/{t}.jsx
      {d}/{m}/{v}.c`),
  },
  {
    key: "docs",
    names: entries("docs / documentation / manual"),
    about: entries("documentation / texts for readers / guides and readme files"),
    templates: lines(`README.md
      docs/{m}.md
      docs/{m}/{v}.rst
      CHANGELOG.md
      {d}/{m}/README.md
      docs/guide/{m}-{v}.md
      CONTRIBUTING.md`),
  },
  {
    key: "config",
    names: entries("config / settings / configuration"),
    about: entries("settings / configuration files / options of tools"),
    templates: lines(`{m}.config.js
      config/{m}.yml
      .eslintrc.json
      config/{m}/{v}.toml
      tsconfig.json
      .env.{m}
      settings/{m}.ini
      .prettierrc`),
  },
  {
    key: "ci",
    names: entries("ci / build / pipeline"),
    about: entries("build and pipeline scripts / continuous integration / how it is built and deployed"),
    templates: lines(`.github/workflows/{m}.yml
      Dockerfile
      Makefile
      .gitlab-ci.yml
      Jenkinsfile
      docker/{m}.Dockerfile
      .circleci/{m}-pipeline.yml
      .github/workflows/{v}-{m}.yml`),
  },
  {
    key: "asset",
    names: entries("asset / media / image"),
    about: entries("pictures, fonts and sounds / media files / images and other media"),
    templates: lines(`assets/{m}.png
      public/img/{m}-{v}.svg
      static/fonts/{m}.woff2
      {d}/assets/{v}.jpg
      media/{m}.mp3
      public/{v}.ico
      images/{m}/{v}.webp`),
  },
  {
    key: "migration",
    names: entries("migration / schema / database"),
    about: entries("database changes / schema migrations / SQL migrations"),
    templates: lines(`migrations/00{n}_{m}.sql
      db/migrate/20240{n}_add_{v}.rb
      {d}/migrations/00{n}_{v}.py
      migrations/{n}_create_{m}.up.sql
      db/schema/{m}.sql
      alembic/versions/{n}_{v}.py`),
  },
];

export type CommitKey = "feat" | "fix" | "docs" | "test" | "refactor" | "perf" | "chore";

export const COMMITS: readonly (ClassInfo<CommitKey> & { readonly templates: readonly string[] })[] = [
  {
    key: "feat",
    names: entries("feat / feature / new"),
    about: entries("a new ability / a new feature / something users could not do before"),
    templates: lines(`add dark mode to the {part}
      let users sort the {part}
      support CSV in the {part}
      introduce keyboard shortcuts for the {part}
      new option to hide the {part}
      allow several accounts in the {part}
      implement drag and drop for the {part}`),
  },
  {
    key: "fix",
    names: entries("fix / bugfix / bug"),
    about: entries("a repaired error / a bug fix / a correction of wrong behaviour"),
    templates: lines(`fix {bug} in the {part}
      repair the {bug} when the {part} is empty
      correct {bug} in {m}
      prevent {bug} after logout
      resolve {bug} reported for the {part}
      handle missing {v} that caused a {bug}
      stop the {part} from showing a {bug}`),
  },
  {
    key: "docs",
    names: entries("docs / documentation / doc"),
    about: entries("documentation only / texts for readers / readme and comments"),
    templates: lines(`explain the {part} in the README
      reword the {m} guide
      document the {f} function
      describe how to install {lib}
      update the changelog for {m}
      add a tutorial about the {part}
      clarify comments of the {part}`),
  },
  {
    key: "test",
    names: entries("test / tests / testing"),
    about: entries("tests only / added or changed tests / better test coverage"),
    templates: lines(`add unit tests for the {part}
      cover the {part} with an integration test
      more test cases for {f}
      add a regression test for the {part}
      raise test coverage of {m}
      mock {lib} in the {m} tests
      assert the error path of {f} in a test`),
  },
  {
    key: "refactor",
    names: entries("refactor / cleanup / restructure"),
    about: entries("restructured code with equal behaviour / cleaner code, same effect / reorganised code"),
    templates: lines(`rename {v} to {v}Id across {m}
      split the {part} into smaller modules
      extract {f} into a helper
      move {m} code to its own folder
      simplify {f} without changing behaviour
      remove duplicate code in the {part}
      turn the {part} class into plain functions`),
  },
  {
    key: "perf",
    names: entries("perf / performance / speed"),
    about: entries("faster or leaner code / less time or memory / speed"),
    templates: lines(`speed up the {part} by caching {v}
      make {f} twice as fast
      reduce memory use of the {part}
      avoid repeated queries in the {part}
      load the {part} lazily to start faster
      use an index so that {f} takes less time
      cut the latency of the {part}`),
  },
  {
    key: "chore",
    names: entries("chore / deps / maintenance"),
    about: entries("dependencies and housekeeping / version bumps / routine upkeep"),
    templates: lines(`bump {lib} from 1.{n} to 2.{n}
      update the {lib} dependency
      upgrade dev dependencies
      add {v} to .gitignore
      pin {lib} to version {n}.1
      release version {n}.{n}.0
      update the licence year`),
  },
];
