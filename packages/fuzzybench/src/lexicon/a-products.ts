/**
 * Things that people buy, own and describe: product names, parts, colours, and everyday objects.
 */
import { entries, words } from "./a-text.js";

export const PRODUCTS =
  entries(`headphones / blender / desk lamp / backpack / coffee machine / keyboard / office chair /
  rain jacket / phone case / tent / toaster / electric kettle / running shoes / monitor / vacuum cleaner / camera /
  smart watch / mattress / board game / frying pan / suitcase / printer / bike helmet / water bottle / air fryer /
  tablet / router / sofa / wool sweater / drill / umbrella / alarm clock / sunglasses / garden hose / bookshelf`);

/** Singular nouns only, so that "the X is" is always right. */
export const SINGULAR_PRODUCTS = PRODUCTS.filter((name) => !/(phones|shoes|glasses)$/.test(name));

export const COLOURS = words("black white red blue green grey silver yellow brown purple orange");

export const GROCERIES =
  entries(`apples / bread / milk / eggs / rice / tomatoes / butter / coffee / onions / cheese / pasta /
  lemons / carrots / yogurt / honey / tea / olive oil / potatoes / spinach / flour / grapes / salt / peas / mushrooms`);

export const SUBJECT_WORDS =
  words(`river engine garden window letter market bridge doctor summer signal forest pocket
  mirror candle ladder copper basket tunnel station harbor planet kitchen monkey dragon ticket island lawyer wizard
  bottle rocket shadow orange silver winter castle needle saddle violin button`);

export const DESCRIBING_WORDS =
  words(`quiet bright narrow heavy golden broken ancient gentle crooked frozen hidden empty
  distant modern polite rusty sleepy wooden clever hollow`);
