import { isVideo, type Quality } from "../domain/generation/schemas.ts";

/** What an order makes; all items of an order are of one kind. */
export type ItemNoun = "picture" | "video";

export const itemNoun = (quality: Quality): ItemNoun => (isVideo(quality) ? "video" : "picture");
