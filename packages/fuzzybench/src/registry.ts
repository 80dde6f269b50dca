/** Every family of the benchmark, in theme order. A new theme file is added here and nowhere else. */

import { families as agentWatchdog } from "./families/agent-watchdog.js";
import { families as authorshipAndStyle } from "./families/authorship-and-style.js";
import { families as browserAndTranscripts } from "./families/browser-and-transcripts.js";
import { families as chemistryAndServiceTime } from "./families/chemistry-and-service-time.js";
import { families as codeClassification } from "./families/code-classification.js";
import { families as commandRisk } from "./families/command-risk.js";
import { families as completion } from "./families/completion.js";
import { families as constraints } from "./families/constraints.js";
import { families as coreText } from "./families/core-text.js";
import { families as criteriaClassification } from "./families/criteria-classification.js";
import { families as dataFiltering } from "./families/data-filtering.js";
import { families as domainAndCounterfactual } from "./families/domain-and-counterfactual.js";
import { families as dslAndExtraction } from "./families/dsl-and-extraction.js";
import { families as equivalenceAndDedup } from "./families/equivalence-and-dedup.js";
import { families as formatRepair } from "./families/format-repair.js";
import { families as fuzzyMatching } from "./families/fuzzy-matching.js";
import { families as groundedQa } from "./families/grounded-qa.js";
import { families as htmlUnderstanding } from "./families/html-understanding.js";
import { families as intentToNavigation } from "./families/intent-to-navigation.js";
import { families as logMonitoring } from "./families/log-monitoring.js";
import { families as logicAndTypes } from "./families/logic-and-types.js";
import { families as maskingAndDistilling } from "./families/masking-and-distilling.js";
import { families as multilingual } from "./families/multilingual.js";
import { families as nlToCommand } from "./families/nl-to-command.js";
import { families as nlpPipelines } from "./families/nlp-pipelines.js";
import { families as programExecution } from "./families/program-execution.js";
import { families as semanticSearch } from "./families/semantic-search.js";
import { families as smartSearch } from "./families/smart-search.js";
import { families as toolCalls } from "./families/tool-calls.js";
import { families as toolStoreAndStreaming } from "./families/tool-store-and-streaming.js";
import type { Family } from "./family.js";

export const FAMILIES: readonly Family[] = [
  ...coreText,
  ...dataFiltering,
  ...fuzzyMatching,
  ...formatRepair,
  ...nlToCommand,
  ...toolCalls,
  ...criteriaClassification,
  ...codeClassification,
  ...dslAndExtraction,
  ...logMonitoring,
  ...constraints,
  ...logicAndTypes,
  ...commandRisk,
  ...maskingAndDistilling,
  ...completion,
  ...programExecution,
  ...chemistryAndServiceTime,
  ...domainAndCounterfactual,
  ...browserAndTranscripts,
  ...agentWatchdog,
  ...authorshipAndStyle,
  ...semanticSearch,
  ...nlpPipelines,
  ...htmlUnderstanding,
  ...equivalenceAndDedup,
  ...toolStoreAndStreaming,
  ...intentToNavigation,
  ...groundedQa,
  ...smartSearch,
  ...multilingual,
];

/** The family with this id; unknown ids throw with the nearest theme named. */
export function familyById(id: string): Family {
  const family = FAMILIES.find((f) => f.id === id);
  if (!family) throw new RangeError(`no family "${id}"; there are ${FAMILIES.length}, see FAMILIES`);
  return family;
}
