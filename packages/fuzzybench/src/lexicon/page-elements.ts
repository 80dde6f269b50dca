/** HTML elements by kind, with captions to put into them; made-up texts. */

/** Texts on buttons, links and headings. */
export const CAPTIONS =
  "Save,Send,Blog,Jobs,Shop,Help desk,Our story,Gallery,Events,Map,Opening hours,Press,Team photo,Sale,New in,Imprint,Cookies,Language,Basket,Reviews,Back,Stories,Weather,Forum,Our team,Contact,Prices,News,Next,More,About us,Sign in,Terms,Order now,Read this,Menu,Profile".split(
    ",",
  );

/** Elements by kind; "#" stands for a caption. */
export const ELEMENTS_BY_KIND: Readonly<
  Record<string, { readonly aliases: readonly string[]; readonly html: readonly string[] }>
> = {
  button: {
    aliases: ["button", "push button"],
    html: [
      "<button>#</button>",
      '<button class="link">#</button>',
      '<input type="submit" value="#">',
      '<input type="button" value="#">',
      '<div role="button">#</div>',
      '<button type="reset">#</button>',
    ],
  },
  link: {
    aliases: ["link", "hyperlink"],
    html: [
      '<a href="/p/1">#</a>',
      '<a class="button" href="#x">#</a>',
      '<a href="https://acme.test">#</a>',
      '<span role="link">#</span>',
      '<a href="mailto:a@acme.test">#</a>',
    ],
  },
  input: {
    aliases: ["input", "text field"],
    html: [
      '<input type="text" name="q">',
      '<input type="email" placeholder="#">',
      '<textarea name="note"></textarea>',
      '<input type="password" id="p">',
      '<input type="search" aria-label="#">',
      '<input name="city">',
    ],
  },
  heading: {
    aliases: ["heading", "title"],
    html: [
      "<h1>#</h1>",
      "<h2>#</h2>",
      '<h3 class="small">#</h3>',
      '<div role="heading">#</div>',
      '<h2 id="top">#</h2>',
    ],
  },
  image: {
    aliases: ["image", "picture"],
    html: [
      '<img src="a.png" alt="#">',
      '<img src="/logo.svg">',
      "<picture><img src=x.webp></picture>",
      '<svg viewBox="0 0 9 9"></svg>',
      '<img class="link" src="b.jpg">',
    ],
  },
  checkbox: {
    aliases: ["checkbox", "tick box"],
    html: [
      '<input type="checkbox" name="ok">',
      '<input type="checkbox" checked>',
      '<div role="checkbox">#</div>',
      '<label><input type="checkbox"> #</label>',
    ],
  },
  dropdown: {
    aliases: ["dropdown", "choice list"],
    html: [
      "<select><option>#</option></select>",
      '<select name="lang">',
      '<select id="c"><option>1</option></select>',
      '<div role="listbox">#</div>',
      "<select multiple><option>#</option></select>",
    ],
  },
  list: {
    aliases: ["list", "bullets"],
    html: [
      "<ul><li>#</li></ul>",
      "<ol><li>#</li><li>#</li></ol>",
      '<ul class="menu"><li>#</li></ul>',
      "<ol start=3><li>#</li></ol>",
    ],
  },
  table: {
    aliases: ["table", "grid"],
    html: [
      "<table><tr><td>#</td></tr></table>",
      '<table class="list">',
      "<table><thead><tr><th>#</th></tr></thead></table>",
      '<div role="table">#</div>',
    ],
  },
  paragraph: {
    aliases: ["paragraph", "text"],
    html: ["<p>#</p>", '<p class="lead">#</p>', "<p>#, see below.</p>", '<p id="intro">#</p>'],
  },
  video: {
    aliases: ["video", "clip"],
    html: [
      '<video src="a.mp4"></video>',
      "<video controls><source src=b.webm></video>",
      '<video poster="#.png">',
      "<video autoplay muted></video>",
    ],
  },
};
