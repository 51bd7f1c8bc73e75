/**
 * The manual's text. What stands in a table of the app (prices, failures) comes from that table; the rest is written here,
 * about what the app does and nothing else. Pure.
 */
import { type Topic, failureAnchor, publishingAnchor } from "#app/components/help-anchors.ts";
import { count } from "#app/components/format.ts";

export interface Paragraph {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly rows?: readonly (readonly [what: string, figure: string])[];
  /** Where it goes on. */
  readonly link?: { readonly to: string; readonly text: string };
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What the app's own tables say. */
export interface ManualFacts {
  readonly prices: readonly (readonly [what: string, credits: number])[];
  readonly welcomeCredits: number;
  readonly holdDays: number;
  readonly minPhotoPx: number;
  readonly mostCorrections: number;
  readonly periodDays: number;
  readonly failures: readonly {
    readonly cause: string;
    readonly kind: "code" | "reason";
    readonly what: string;
    readonly next: string;
    readonly again: "no" | "poll-again" | "back-off" | "once";
  }[];
  readonly publishingFailures: readonly {
    readonly code: string;
    readonly what: string;
    readonly next: string;
  }[];
}

const topic = (
  id: Topic,
  title: string,
  lines: readonly string[],
  more: Partial<Paragraph> = {},
): Paragraph => ({
  id,
  title,
  lines,
  ...more,
});

export const manualOf = (facts: ManualFacts): readonly Section[] => [
  {
    id: "credits",
    title: "Credits",
    paragraphs: [
      topic(
        "prices",
        "How credits are used",
        [
          "Each picture or video has a price in credits. It depends on the quality, not on the style. Publishing, reviewing, downloading and undoing cost nothing.",
          `Your first installation brought ${count(facts.welcomeCredits)} welcome credits, once for your shop.`,
        ],
        {
          rows: facts.prices.map(([what, credits]) => [what, `${count(credits)} credits`]),
          link: { to: "/app/credits", text: "Open Credits" },
        },
      ),
      topic("holding", "Available, held, used, returned", [
        "When a run starts, the price of all its items is held: these credits can't be spent twice. Each item that is made and stored uses its share. Each item that can't be made returns its share at once.",
        `Credits of a run that doesn't get on are held for ${count(facts.holdDays)} days at the most. What wasn't begun by then is returned, and the order can be continued.`,
      ]),
      topic(
        "credits-short",
        "When credits are short",
        [
          "Create says how many credits are missing, and which plan or pack covers them for the least. Buy it there; your selection is still there when you come back.",
          "Or make the order smaller: choose fewer products, a lower quality, or a sample first. With a budget, the order makes what the budget pays for and waits with the rest.",
        ],
        { link: { to: "/app/credits", text: "Buy credits" } },
      ),
      topic("plans-and-packs", "Plans and packs", [
        `A plan brings its credits every ${count(facts.periodDays)} days; they last until the end of the period after. A pack is paid once. Shopify charges both, on your Shopify bill.`,
        "A charge counts once you have approved it in Shopify. After that the credits come by themselves, also when the page was closed. A declined charge costs nothing.",
        "Credits that expire first are used first, plan credits before packs.",
      ]),
      topic("limits", "Daily limit, budget and sample", [
        "The daily limit of the shop is the most that all orders together may use or hold in any 24 hours. Set it under Profile, or under Limits in Create.",
        "An order's budget and its sample are set under Limits in Create. They keep a large order from going wrong as a whole: look at the sample first, then continue the order.",
      ]),
      topic("refunds", "Refunds", [
        "An item that fails is refunded without asking: its credits are back in your balance before you read about it. Cancelling a run returns what wasn't begun; what is being made is finished and used.",
        "Results that you reject stay used, because they were made. Correct an outline free of charge instead, where the cut-out was the reason.",
        "When Shopify refunds a charge, the credits that it brought are taken back, as far as they are unused. If your balance can't be explained, spending is paused until we have looked at it.",
      ]),
    ],
  },
  {
    id: "results",
    title: "Results",
    paragraphs: [
      topic(
        "find-results",
        "Find what was made",
        [
          "History has every result, newest first, pictures and videos apart. Filter it by product, SKU, run, style, quality, date, verdict, whether it is published, or your favourites; the address keeps the filter. A result shows its source, style, checks and where it is published.",
          "Deleting a result destroys its file here and returns no credits. What is published of it stays on its product.",
          "Runs lists every order with its runs and what failed.",
          "Publications lists what was put onto products, and what was undone. The statement under Credits names the run and the product of each line, and can be filtered by date and run.",
        ],
        { link: { to: "/app/history", text: "Open History" } },
      ),
      topic("downloads", "Download", [
        "Each result has a Download button for its own file. Choose several in History for one ZIP: it is prepared while you go on, and its link lasts for a day; afterwards it can be prepared anew.",
        "A publication can be saved as one ZIP with a table of SKUs and alt texts, also before it is published.",
        "Download links are signed and expire: they are for your browser, not for passing on. File names follow the template under Profile.",
      ]),
      topic("runs", "Pause, cancel, continue", [
        "A paused run finishes what is being made and keeps the rest waiting, with its credits held. Cancelling returns the credits of what wasn't begun.",
        "A run pauses by itself when more of it fails than you allowed. Look at the failures, then resume or cancel it. You can leave the page: runs go on without it.",
      ]),
    ],
  },
  {
    id: "failures",
    title: "When a generation fails",
    paragraphs: [
      topic("when-it-fails", "First steps", [
        "Nothing that fails is paid for. The run's page says why, for which products, and offers to try again.",
        "Reduce the task: try one product with one Standard picture on white first. If that works, change one thing at a time: the style, the quality, then the number of products.",
        "If the photo is the reason, another photo of the product helps more than another try.",
      ]),
      topic("photos", "Photos that work", [
        `A sharp JPEG, PNG or WebP of at least ${count(facts.minPhotoPx)} pixels, with the whole product in it and space around it, on a plain background that differs from it in colour.`,
        "HD and Ultra need a product that is large in its photo: nothing is invented to fill the size.",
      ]),
      topic("outlines", "Correct an outline", [
        "Where the product was cut out wrongly, open the result or the failed item and choose to correct the outline. Paint over what belongs to the product with Keep, and over what doesn't with Remove.",
        `A result is made again from your outline free of charge, ${count(facts.mostCorrections)} times at the most. A failed item pays its price once, when it is made. The outline is kept for this photo.`,
      ]),
      ...facts.failures.map(failureParagraph),
    ],
  },
  {
    id: "checklist",
    title: "Before publishing: the checklist",
    paragraphs: [
      topic("product-accuracy", "1. Product accuracy", [
        "Colour, shape, parts and sharpness are compared with the source photo. The product's own pixels are only scaled by our own engine. What can't be settled by a machine is shown to you, with the place marked.",
      ]),
      topic("text-and-logo", "2. Text and logo", [
        "Writing that the photo doesn't have, unreadable writing and watermarks are looked for. Writing that is on the product itself stays as it is.",
      ]),
      topic(
        "platform-rules",
        "3. Platform rules",
        [
          "Each place has its own rules: size, proportions, background, how much the product fills. A rule that blocks can't be accepted away; generate the result again, or use another photo. A figure that wasn't found is left open.",
        ],
        { link: { to: "/app/rules", text: "Open Rules" } },
      ),
      topic("ad-compliance", "4. Ad compliance", [
        "Titles, alt texts and writing in the picture are searched for advertising claims. A machine finds words; whether a claim is true and allowed is your answer. Passing this check is no legal advice.",
      ]),
      topic("file-management", "5. File management", [
        "File names, formats and sizes fit where the file goes, and each file says that it was generated. Names and alt texts follow the templates under Profile.",
      ]),
      topic("order-questions", "Two questions for each order", [
        "Is the packaging truthful, and are the accessories those that come with it? No machine can tell. You answer once for an order, on a sample of its results; before that nothing of it is published. The answer can be changed.",
      ]),
      topic(
        "reviewing",
        "How reviewing works",
        [
          "Results that pass every check need no answer. The rest waits in Review: accept or reject it, with the finding beside it. A rule of the place blocks whatever you answer.",
          "If a check finds something new, or somebody else answered meanwhile, your answer isn't kept and the page shows what is new. Answers can be taken back until a result is published.",
        ],
        { link: { to: "/app/review", text: "Open Review" } },
      ),
    ],
  },
  {
    id: "publishing-and-undo",
    title: "Publishing and undo",
    paragraphs: [
      topic(
        "publishing",
        "Publishing",
        [
          "A publication is a plan first: product by product you see the media before and after, choose the place, the alt text and the name, and leave out what is hindered. Nothing is changed until you publish.",
          "A publication can wait for a time that you choose. Until then you can reject single results in the review: they are left out, and the others are published.",
          "Results are added to a product's media. Your own pictures are never deleted; one that is replaced is taken off the product and kept. Publishing the same result twice adds it once.",
        ],
        { link: { to: "/app/publications", text: "Open Publications" } },
      ),
      topic("undo", "Undo", [
        "Undo takes our results off the products and puts back what was there: pictures, their order, and what variants showed. There is no time limit.",
        "A product where you changed something of the publication since is listed and left as it is. Once it is as it was published, undo it again.",
      ]),
      topic("when-publishing-fails", "When publishing fails", [
        "A product that couldn't be published says why, and its other media weren't changed. Publishing costs no credits. Publish again once the reason is gone: what arrived already isn't added twice.",
      ]),
      ...facts.publishingFailures.map(({ code, what, next }): Paragraph => ({
        id: publishingAnchor(code),
        title: what,
        lines: [`Publishing costs no credits. ${next}`],
      })),
    ],
  },
  {
    id: "using-the-app",
    title: "Using the app",
    paragraphs: [
      topic("home", "Home and its set-up guide", [
        "Home shows your balance and what was used on each of the last 30 days, runs in progress, what waits for you, and the newest results. Days are those of the time zone under Profile. Of products it looks at the newest 250 and names those with fewer than two pictures; Create finds them in the whole shop.",
        "The set-up guide is there until its three steps are done. Dismissed, it comes back by Show the set-up guide at the foot of Home.",
      ]),
      topic(
        "keyboard",
        "Keyboard",
        ["Everything works by Tab, Enter and Space. These pages have keys of their own:"],
        {
          rows: [
            ["Review: accept, reject", "A, R"],
            ["Review: previous, next result", "← →"],
            ["Review: zoom; the arrows then move it", "Z"],
            ["Review: select for one answer to many", "T"],
            ["Review: undo the last answer", "U"],
            ["Review: show these keys", "?"],
            ["Outline: keep, remove", "K, R"],
            ["Outline: smaller, larger brush", "[ ]"],
            ["Outline: show the outline or the cut-out", "M"],
            ["Outline: undo, redo", "Ctrl Z, Ctrl Shift Z"],
            ["Help: search", "/"],
          ],
        },
      ),
      topic(
        "notifications",
        "Notifications",
        [
          "Home shows how many notifications nobody has read: a run has finished, results couldn't be made, credits run low (once in seven days). Under Profile you choose which are sent by e-mail as well.",
          "E-mail never holds up a run. If a mail server is away, we try for some hours; the notification in the app is there at once.",
        ],
        { link: { to: "/app/notifications", text: "Open Notifications" } },
      ),
      topic(
        "data",
        "Your data",
        [
          "Profile lists what is stored and for how long, saves all of it as a file, and takes a request to delete it. Nothing is stored about your customers.",
        ],
        { link: { to: "/app/profile", text: "Open Profile" } },
      ),
    ],
  },
];

const TRIED = {
  no: "",
  once: "It was tried a second time before you were told. ",
  "back-off": "It was tried several times, with growing pauses, before you were told. ",
  "poll-again": "The engine was asked until the end, and what comes late isn't charged. ",
} as const;

function failureParagraph({ cause, kind, what, next, again }: ManualFacts["failures"][number]): Paragraph {
  const anchor =
    kind === "code" ? failureAnchor({ code: cause }) : failureAnchor({ code: "", reason: cause });
  return { id: anchor, title: what, lines: [`${TRIED[again]}Its credits are back in your balance. ${next}`] };
}

/** Everything that a paragraph says, for searching. */
export const textOf = ({ title, lines, rows = [] }: Paragraph): string =>
  [title, ...lines, ...rows.flat()].join(" ");

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

/** The sections with those paragraphs that have every word of the search; all of them for an empty one. */
export function searchManual(sections: readonly Section[], query: string): readonly Section[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return sections;
  return sections.flatMap((section) => {
    const paragraphs = section.paragraphs.filter((paragraph) => {
      const text = plain(`${section.title} ${textOf(paragraph)}`);
      return words.every((word) => text.includes(word));
    });
    return paragraphs.length > 0 ? [{ ...section, paragraphs }] : [];
  });
}

/** The paragraph that is asked for; for a failure that has none of its own, the one about failures. */
export function anchoredId(sections: readonly Section[], id: string): string | null {
  const ids = new Set(
    sections.flatMap((section) => [section.id, ...section.paragraphs.map((one) => one.id)]),
  );
  if (ids.has(id)) return id;
  if (id.startsWith(publishingAnchor(""))) return "when-publishing-fails";
  return id.startsWith("failed-") || id.startsWith("cause-") ? "when-it-fails" : null;
}
