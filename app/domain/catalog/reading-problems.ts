/** Why readings fail, as a merchant reads it: what happened, what it means for credits, the next step. */
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_READ_PRODUCTS, type ReadingProblem } from "./schemas.ts";

export const readingProblemSentence = (problem: ReadingProblem): string =>
  t(`failures.reading.${problem}`, { limit: MAX_READ_PRODUCTS });
