/**
 * The names of prompt contracts: how a prompt is laid out for an interpreter. The runtime has the layouts, the registry
 * of models says which one a model needs, and both take the names from here.
 */

export const PROMPT_CONTRACTS = ["qwen-chat", "plain", "chatml", "llama3-chat", "gemma-chat"] as const;
export type PromptContract = (typeof PROMPT_CONTRACTS)[number];
