/** Criteria for an alert that join two others by "or" or by "except". */
import { failureIn } from "./alert-areas.js";
import { CAUSE_CRITERIA, type Criterion, REST } from "./alert-definitions.js";
import {
  both,
  broken,
  byCause,
  calm,
  either,
  inArea,
  isCause,
  isKind,
  not,
  only,
  type Test,
} from "./alert-facts.js";

const heals = isKind("heal");
const failed = only((entry) => (broken(entry) || calm(entry)) && !isCause("intrusion")(entry), broken);
const except = (test: Test): Test => both(failed, either(calm, not(test)));
const security = byCause(["intrusion"], ["credentials", "permission"]);

export const COMBINED_CRITERIA = {
  "security-or-loss": {
    report: [
      "an attack or a break-in, or data that was lost or damaged",
      "hostile behaviour, <and also|or> data beyond recovery",
    ],
    ignore: REST,
    test: either(security, CAUSE_CRITERIA["data-loss"].test),
    close: broken,
  },
  "except-builds": {
    report: [
      "a failure, except in builds and tests",
      "something that failed, as long as it is not <a build or a test|compiling or testing>",
    ],
    ignore: [
      "normal lines, and failed builds or tests",
      "routine, success, and any trouble with building or testing software",
    ],
    test: except(inArea("build")),
    close: ({ message: [kind, area] }) => area === "build" && kind === "fail",
  },
  "except-network": {
    report: [
      "a failure, except network trouble (timeouts, refused connections, names that do not resolve)",
      "something that failed for a reason other than <a timeout, a refused connection or DNS|an unreachable or slow remote side>",
    ],
    ignore: [
      "normal lines, and failures by timeout, refused connection or DNS",
      "routine, success, and mere network trouble",
    ],
    test: except(CAUSE_CRITERIA.connectivity.test),
    close: isCause("timeout", "refused", "dns"),
  },
  "except-input": {
    report: [
      "a failure, but not the mere refusal of invalid data",
      "something that failed for another reason than bad input",
    ],
    ignore: [
      "normal lines, and data rejected as invalid",
      "routine, success, and malformed or unacceptable input",
    ],
    test: except(CAUSE_CRITERIA["bad-input"].test),
    close: isCause("input"),
  },
  "except-security": {
    report: [
      "something that needs a person, unless it is about attacks (another team watches those)",
      "an open failure or a warning that calls for action, attacks left out",
    ],
    ignore: [
      "routine, recovered trouble, and attacks or break-ins",
      "everyday lines, problems that fixed themselves, hostile behaviour",
    ],
    test: both(isKind("crit", "fail", "warn"), either(calm, heals, not(security))),
    close: isCause("intrusion"),
  },
  "payment-or-security": {
    report: [
      "a failure with payments, or a possible attack",
      "an attack, or something wrong with charges, refunds or invoices",
    ],
    ignore: [
      "everything else, including failures of other parts",
      "normal lines about payments, and other trouble without an attack",
    ],
    test: either(failureIn("payment").test, security),
    close: (entry) => calm(entry) && inArea("payment")(entry),
  },
  "buy-or-renew": {
    report: [
      "something to buy or to renew: disk space short, a part failing, a certificate bad or expiring",
      "a full disk, failing hardware or a certificate problem",
    ],
    ignore: REST,
    test: byCause(
      ["disk", "hardware", "certificate"],
      ["limit", "loss"],
      /space|disk|full|device|link|expire|clock|lockup|license|volume|uplink|NIC/i,
    ),
    close: broken,
  },
  "code-or-settings": {
    report: [
      "a mistake in our code or in its settings",
      "a bug in a program or a wrong configuration, nothing else",
    ],
    ignore: REST,
    test: byCause(
      ["bug", "config"],
      ["crash", "input", "missing"],
      /exception|panic|undefined|null|test|error|value|option|config|setting|already in use/i,
    ),
    close: broken,
  },
} as const satisfies Record<string, Criterion>;
