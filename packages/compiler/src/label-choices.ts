/**
 * Finds the two answers that a sentence leaves the choice between: "Is it urgent? now or later", "Answer look at it
 * for those, quiet for everything else.", "Return pass on if it may run, else hold."
 *
 * Such answers may be phrases, and the same sentences ask for texts ("the price if there is one, else the name"); so
 * nothing that names or orders a part of a text is an answer here.
 */
import { FIELD, MAKES_TEXT } from "./label-patterns.js";
import { unquoted } from "./split-labels.js";

const MAX_WORDS = 4;
const ANSWER = `(?:"[^"\\n]{1,48}"|'[^'\\n]{1,48}'|\`[^\`\\n]{1,48}\`|[^\\s.,;:?!|/"\`]+(?: [^\\s.,;:?!|/"\`]+){0,${MAX_WORDS - 1}}?)`;
const GIVE = "(?:answer|reply|respond|output|return|say|print)(?: with| only| just)*";
const OPENS = "(?:^|[.!?:\\n][ \\t]*)";
const ASKS =
  "(?:is|are|was|were|does|do|did|has|have|had|should|must|can|could|will|would)(?:n['’]t)? [^.?\\n]{2,600}\\?";
const CHOICES: readonly RegExp[] = [
  new RegExp(
    `${OPENS}${ASKS}[ \\t]*(?<one>${ANSWER})(?: or | ?[/|] ?)(?<other>${ANSWER})[.!]?[ \\t]*(?=\\n|$)`,
    "giu",
  ),
  new RegExp(
    `\\b${GIVE} (?<one>${ANSWER}) for (?:those|these|them|that|this|it|such \\p{L}+|all of (?:them|those|these))(?:[,;] (?:and )?| and )(?:${GIVE} )?(?<other>${ANSWER}) for \\S`,
    "giu",
  ),
  new RegExp(
    `${OPENS}${GIVE} (?<one>${ANSWER}) (?:if|when|whenever) (?<when>[^.\\n]{2,600}?)[,;] (?:and )?(?:otherwise|or else|else|if not)[,:]? (?:${GIVE} )?(?<other>${ANSWER})(?=\\.?[ \\t]*(?:\\n|$)|[.!][ \\t])`,
    "giu",
  ),
];

/** "in German", "the name", "politely": how an answer is made, or from what. */
const NO_ANSWER =
  /^(?:as|at|by|for|from|in|like|of|to|under|with|without|if|when)\s|^(?:how|what|when|where|which|who|why)\b|\b(?:the|an?|its?|his|her|their|your|our|my|one|each|every|this|that|these|those|and|or)\s|^\p{Ll}+ly$|^(?:translate|rewrite|rephrase|reword|summari[sz]e|convert|extract|copy|shorten|repeat|explain|describe|list|count|quote|write|give|ask)\b/iu;
/** An answer that is left out, or an input that is left as it is. */
const LEFT_OUT =
  /^(?:none|nothing|empty|blank|missing|unknown|absent|null|nil|n\/a|na|(?:leave|keep)(?: .*)?)$/i;
/** Two that mean only each other. */
const OPPOSITES =
  /^(?:take,leave|leave,take|keep,(?:drop|delete|remove|discard|skip)|(?:drop|delete|remove|discard|skip),keep)$/;
const CAPITALS = /^\P{Ll}*\p{Lu}\P{Ll}*$/u;
/** "if it is given", "if there is one": what is asked for is in the text. */
const IS_GIVEN =
  /^(?:(?:it|one|they|any|either) )?(?:(?:is|are) )?(?:given|present|available|mentioned|named|stated|found|known|written|listed|included|shown|set|there)\b(?! (?:is|are) (?!one\b|any\b))/i;

/** The pairs, the later ones first. */
export function chosenLabels(task: string): readonly (readonly string[])[] {
  return CHOICES.flatMap((choice) => [...task.matchAll(choice)].reverse()).flatMap(({ index, groups }) => {
    const { one = "", other = "", when = "" } = groups ?? {};
    const labels = [unquoted(one), unquoted(other)];
    const isTaken = IS_GIVEN.test(when) || MAKES_TEXT.test(task.slice(0, index));
    return !isTaken && areAnswers(labels) ? [labels] : [];
  });
}

function areAnswers(labels: readonly string[]): boolean {
  const pair = labels.map((label) => label.toLowerCase());
  const isPart = (label: string) => NO_ANSWER.test(label) || LEFT_OUT.test(label) || FIELD.test(label);
  return (
    pair[0] !== pair[1] &&
    (OPPOSITES.test(pair.join()) || labels.every((label) => CAPITALS.test(label)) || !labels.some(isPart))
  );
}
