/** Captions of buttons on web pages with the wishes that they serve; made-up texts. */

/** What a visitor may want, by the caption of the button for it. */
export const BUTTONS: Readonly<
  Record<string, { readonly others: readonly string[]; readonly wishes: readonly string[] }>
> = {
  Save: {
    others: ["Store", "Keep changes"],
    wishes: [
      "I want to keep my edits",
      "don't lose what I typed",
      "store this draft",
      "make the changes permanent",
      "I'm done editing, keep it",
    ],
  },
  Cancel: {
    others: ["Discard", "Never mind"],
    wishes: [
      "forget it, I don't want this",
      "leave without changing anything",
      "throw away what I entered",
      "I changed my mind, go back",
      "stop and drop my input",
    ],
  },
  Delete: {
    others: ["Remove", "Erase"],
    wishes: [
      "get rid of this photo",
      "erase the old entry",
      "I never want to see this file again",
      "take this item off my list for good",
      "wipe this record",
    ],
  },
  "Log in": {
    others: ["Sign in"],
    wishes: [
      "I want to get into my account",
      "let me in with my password",
      "I already have an account",
      "access my profile",
      "enter with my user name",
    ],
  },
  "Log out": {
    others: ["Sign out"],
    wishes: [
      "end my session",
      "I'm leaving this shared computer",
      "close my account view for today",
      "get me out of my account",
      "finish here so nobody uses my login",
    ],
  },
  Search: {
    others: ["Find"],
    wishes: [
      "where are the red shoes",
      "look for trains to Rome",
      "I need an article about tea",
      "see if you have this book",
      "locate a shop near me",
    ],
  },
  "Add to cart": {
    others: ["Add to basket"],
    wishes: [
      "I'll take this one too",
      "put the lamp with my other things",
      "I want to buy it but keep shopping",
      "collect this item for later payment",
      "two of these in my basket",
    ],
  },
  Checkout: {
    others: ["Pay now"],
    wishes: [
      "I have everything, let me pay",
      "finish my order",
      "complete the purchase",
      "go to payment",
      "buy what is in my basket now",
    ],
  },
  Print: {
    others: ["Print page"],
    wishes: [
      "I need this on paper",
      "make a hard copy of the ticket",
      "send this to the printer",
      "paper version please",
      "two sheets of this for the office",
    ],
  },
  Share: {
    others: ["Send to a friend"],
    wishes: [
      "show this to my sister",
      "send the link to a friend",
      "post this to my group",
      "let others see the page",
      "forward this recipe to mum",
    ],
  },
  Help: {
    others: ["Support"],
    wishes: [
      "I don't understand this form",
      "how does this work",
      "I'm stuck, explain please",
      "talk to somebody from support",
      "where is the manual",
    ],
  },
  Download: {
    others: ["Get file"],
    wishes: [
      "I want the PDF on my laptop",
      "get the installer",
      "copy this song to my computer",
      "fetch the report as a file",
      "have the image offline",
    ],
  },
  Upload: {
    others: ["Attach file"],
    wishes: [
      "send you my photo from disk",
      "hand in my scanned form",
      "attach my CV",
      "put my video on the site",
      "add a file from my computer",
    ],
  },
  Refresh: {
    others: ["Reload"],
    wishes: [
      "show me the newest numbers",
      "this list looks old, update it",
      "load the page again",
      "check for new messages",
      "get the current state",
    ],
  },
  Settings: {
    others: ["Preferences"],
    wishes: [
      "switch the language",
      "use the dark theme",
      "turn off notifications",
      "adjust how the app behaves",
      "change my time zone",
    ],
  },
  Undo: {
    others: ["Revert"],
    wishes: [
      "oops, take back my last step",
      "that was a mistake, one step back",
      "bring back the word I just removed",
      "reverse what I did a second ago",
      "restore how it was before my click",
    ],
  },
};
