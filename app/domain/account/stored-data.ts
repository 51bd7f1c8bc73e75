/**
 * What is stored of a shop, why, and for how long: the one list, which Profile shows. A test holds that every room is in
 * it. What really deletes each is the room's `onRedact`.
 */
export interface StoredData {
  /** Rooms that keep it. */
  readonly rooms: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly keptFor: string;
}

const UNTIL_DELETION = "Until your shop's data is deleted";

export const STORED_DATA: readonly StoredData[] = [
  {
    rooms: ["account"],
    what: "Your shop's address, and an access token, encrypted",
    why: "To read products and to publish what you tell us to.",
    keptFor: "The token until the app is uninstalled, the address until your shop's data is deleted",
  },
  {
    rooms: ["account"],
    what: "What you set on this page, and your notifications",
    why: "To work and to write to you as you want.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["catalog"],
    what: "Titles, SKUs and picture addresses of products that you chose",
    why: "So that an order makes what you were shown.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["generation"],
    what: "Orders, runs, saved styles, and outlines of products",
    why: "To make the results, and to make them again.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["assets"],
    what: "Generated pictures and videos",
    why: "For review, download and publishing.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["review"],
    what: "What checks found, and who answered what",
    why: "To publish only what passed.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["publishing"],
    what: "Publications, and the pictures that they replaced",
    why: "So that each can be undone.",
    keptFor: UNTIL_DELETION,
  },
  {
    rooms: ["billing", "credits"],
    what: "Charges and every movement of credits",
    why: "So that a balance can be explained, and comes back when you install again.",
    keptFor: "For good, under a number that no longer names your shop",
  },
];
