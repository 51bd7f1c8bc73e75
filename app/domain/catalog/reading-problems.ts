/** Why readings fail, as a merchant reads it: what happened, what it means for credits, the next step. One place. */
import { MAX_READ_PRODUCTS, type ReadingProblem } from "./schemas.ts";

const LIMIT = new Intl.NumberFormat("en").format(MAX_READ_PRODUCTS);

export const READING_PROBLEM_SENTENCES: Readonly<Record<ReadingProblem, string>> = {
  "selection-too-large": `More than ${LIMIT} products are chosen, and at most ${LIMIT} can be read at once. No credits were used; choose fewer products.`,
  "search-not-understood":
    "Shopify doesn't understand a part of this search. No credits were used; change the search, then choose again.",
  "access-denied":
    "The app isn't allowed to read your products any more. No credits were used; approve its permissions in Shopify, then choose again.",
  "shop-left":
    "The app was removed from the shop while products were read. No credits were used; choose the products again.",
  "operation-failed":
    "Shopify couldn't put the list of your products together. No credits were used; choose the products again.",
  "operation-cancelled":
    "Reading your products was cancelled in Shopify. No credits were used; choose the products again.",
  "operation-expired":
    "Shopify keeps the list of your products no longer. No credits were used; choose the products again.",
  "result-unreadable":
    "Shopify's list of your products arrived damaged several times. No credits were used; choose the products again.",
  "shopify-unavailable":
    "Shopify didn't answer for a while. No credits were used; choose the products again in a few minutes.",
  "took-too-long":
    "Shopify took longer than a day to list your products. No credits were used; choose the products again.",
  "gave-up":
    "Your products couldn't be read. No credits were used; choose them again, or contact support if that doesn't help.",
};
