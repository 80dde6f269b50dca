/** Parts of web pages: link texts, addresses, picture descriptions, class names, and page blocks by role. */

// biome-ignore format: one list or entry a line.
export const LINK_TEXTS = ["Read more", "Pricing", "Our team", "Sign in", "Contact us", "Open jobs", "Shop now", "Next page", "Download PDF", "See all reviews", "Back to top", "Terms of use", "Get started", "Gift cards", "Opening hours", "Press kit", "Help centre", "Book a table"] as const;
// biome-ignore format: one list or entry a line.
export const LINK_TARGETS = ["/pricing", "/team/anna", "/login", "https://shop.example.com/sale", "/jobs?page=2", "contact.html", "/files/guide.pdf", "#top", "/blog/2024/05", "https://example.org", "/cart", "mailto:info@example.com", "/de/start", "/reviews/881", "../index.html", "/help#refund"] as const;
// biome-ignore format: one list or entry a line.
export const IMAGE_FILES = ["/img/cat.jpg", "logo.png", "team-photo.webp", "/media/map.svg", "banner_2.gif", "hero.jpg", "assets/chair-red.png", "thumb-44.jpg", "/u/12/avatar.png", "icon-cart.svg"] as const;
// biome-ignore format: one list or entry a line.
export const ALT_TEXTS = ["A sleeping cat", "Company logo", "Our team in 2023", "Map of the city", "Red wooden chair", "Mountain at sunrise", "User avatar", "Chart of sales", "Shopping cart", "Bowl of soup"] as const;
// biome-ignore format: one list or entry a line.
export const CLASS_NAMES = ["btn-primary", "nav-link", "card", "hero", "muted", "price-tag", "menu-item", "active", "footer-link", "tile wide", "lead", "row-2"] as const;
// biome-ignore format: one list or entry a line.
export const TITLE_TEXTS = ["Opens in a new tab", "Click to enlarge", "Log out", "Your profile", "Save for later", "Share this page", "Sorted by date", "Required field"] as const;
// biome-ignore format: one list or entry a line.
export const ID_NAMES = ["main-cta", "logo", "q3", "sign-up", "item-42", "lang", "toTop", "promo", "user-7", "search"] as const;
// biome-ignore format: one list or entry a line.
export const BUTTON_TEXTS = ["Send", "Add to cart", "Cancel", "Sign up", "Save changes", "Search", "Delete", "Apply filter", "Play video", "Try for free", "Confirm", "Log out"] as const;
// biome-ignore format: one list or entry a line.
export const HEADINGS = ["Our story", "Spring sale", "Frequently asked questions", "Weekly menu", "Travel tips", "Release notes", "How it works", "Meet the crew", "Garden tools", "Latest news", "Events in June", "About the author"] as const;
// biome-ignore format: one list or entry a line.
export const LIST_WORDS = ["Tea", "Coffee", "Bread", "Lamp", "Chair", "Mugs", "Soap", "Rope", "Nails", "Paint", "Maps", "Pens", "Plums", "Rice", "Salt"] as const;
// biome-ignore format: one list or entry a line.
export const PARAGRAPHS = ["We open at nine every day.", "The hike takes about four hours.", "Shipping is free over $50.", "Mix the flour with warm water.", "Our founder began in a garage.", "The lake freezes in January.", "Bring a towel and good shoes.", "Every lamp is made by hand.", "The second part was harder to write.", "Prices include tax."] as const;

// biome-ignore format: one list or entry a line.
export const BLOCKS = {
  article: ["The river rose two metres overnight, and the mayor closed both bridges.", "Whisk the eggs, add the sugar and bake for 40 minutes.", "Researchers counted 212 nests on the island, more than ever before.", "The team won 3-1 after a weak first half.", "To replace the chain, first lay the bicycle on its side.", "The novel follows two sisters who inherit a lighthouse.", "Local farmers fear another dry summer after weeks without rain.", "The museum reopens with a show of early maps.", "After {n} days at sea the crew saw the coast of Norway.", "The council voted {n} to 9 for the new tram line.", "Water the plants {n} times a week and cut them in May.", "{b} lost {n} jobs last year, its report says.", "In chapter {n} the hero finally leaves the village.", "Doctors treated {n} patients in the first week of the trial."],
  ad: ["Sponsored: get 50% off running shoes today only!", "Advertisement - switch to FastNet and save $20 a month.", "Buy one pizza, get one free. Order now!", "Promoted: the mattress everyone is talking about. Shop now.", "Limited offer! Win a cruise, click here.", "Ad: new phones from $9 a month with ZapMobile.", "Paid partnership: try GlowCream for 30 days.", "Sponsored by {b}: save {n}% this weekend!", "Ad · {b} - free trial for {n} days, order now", "{b} sale! Up to {n}% off everything. Shop now", "Advertisement: book with {b} from {usd} a night.", "Promoted by {b}: your dream kitchen for {usd} a month."],
  navigation: ["Home | Products | Blog | Contact", "Home > Garden > Tools > Spades", "« Previous 1 2 3 4 Next »", "Skip to content  Menu  Search", "About us · Careers · Press · Sitemap", "Back to top", "Sports | Politics | Culture | Weather", "Home | {b} | Shop | Help | Login", "Page {n} of 99  « Prev  Next »", "News > Business > {b}", "Jump to: Top · Comments ({n}) · Share", "Menu: Start / Services / Team / Contact"],
  consent: ["We use cookies to improve your visit. Accept all / Reject", "This site stores data on your device. Manage preferences", "By continuing you agree to our use of cookies. OK", "Your privacy matters: choose which trackers we may use.", "Accept cookies or change your settings.", "We and our 812 partners store cookies. Agree / Decline", "{b} uses cookies. Accept all / Only necessary", "{b} and {n} partners use cookies to show ads. Agree / Refuse", "Cookie settings of {b}: necessary, statistics, marketing", "Allow {b} to store cookies? Yes / No"],
  legal: ["© 2024 Northwind Ltd. All rights reserved.", "Terms of use. Privacy policy. Imprint.", "Copyright 2019-2025 Solstice Media GmbH", "Registered in England no. 558210. VAT GB 881 20.", "All trademarks belong to their owners. © Atlas Inc.", "Imprint | Legal notice | © Kestrel Foods", "© 20{n} {b}. All rights reserved.", "{b} GmbH, registered office Vienna, FN {n}88 k. Imprint", "Privacy policy · Terms of service · © {b}", "Copyright {b} 20{n}. Reproduction prohibited."],
  signup: ["Subscribe to our newsletter and never miss a story!", "Enter your email to get weekly recipes.", "Join 20,000 readers: sign up for free updates.", "Get our best tips in your inbox every Friday. Subscribe", "Create a free account to keep reading.", "Sign up for the mailing list", "Subscribe to the {b} newsletter.", "Get {n} free recipes: leave your email below.", "Join {n},000 members of {b}: sign up by email.", "Never miss a post by {b}. Enter your email to subscribe."],
} as const;
// biome-ignore format: one list or entry a line.
export const BLOCK_BRANDS = ["Northwind", "Acme", "Orion", "Kestrel", "Lumen", "Atlas", "Quanta", "Solstice", "Pinecrest", "Novatek"] as const;
export type Block = keyof typeof BLOCKS;
export const BLOCK_MEANINGS: Readonly<Record<Block, string>> = {
  article: "the real content",
  ad: "an advertisement",
  navigation: "menus and page links",
  consent: "a cookie notice",
  legal: "copyright or legal lines",
  signup: "an invitation to subscribe",
};
