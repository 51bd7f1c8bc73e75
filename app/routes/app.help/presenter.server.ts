/** Help: the manual, with what the app's own tables say. */
import { QUALITY_WORDS, VIDEO_WORDS } from "#app/components/words.ts";
import { PERIOD_DAYS } from "#app/domain/billing/offers.ts";
import { PICTURE_PRICE_CREDITS, VIDEO_PRICE_CREDITS, WELCOME_CREDITS } from "#app/domain/credits/prices.ts";
import { HOLD_DEADLINE_DAYS } from "#app/domain/credits/schemas.ts";
import { failureHelp } from "#app/domain/generation/index.server.ts";
import {
  MAX_CORRECTIONS,
  MIN_SOURCE_LONGEST_SIDE_PX,
  PICTURE_QUALITIES,
} from "#app/domain/generation/schemas.ts";
import { publishingFailureHelp } from "#app/domain/publishing/index.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { manualOf } from "./manual.ts";
import type { Section } from "./search.ts";

export interface HelpView {
  readonly sections: readonly Section[];
}

export function presentHelp(): HelpView {
  return {
    sections: manualOf({
      prices: [
        ...PICTURE_QUALITIES.map(
          (quality) =>
            [
              t("credits.pictureOf", { quality: QUALITY_WORDS[quality] }),
              PICTURE_PRICE_CREDITS[quality],
            ] as const,
        ),
        ...(Object.keys(VIDEO_PRICE_CREDITS) as (keyof typeof VIDEO_PRICE_CREDITS)[]).map(
          (length) =>
            [t("credits.videoOf", { length: VIDEO_WORDS[length] }), VIDEO_PRICE_CREDITS[length]] as const,
        ),
      ],
      welcomeCredits: WELCOME_CREDITS,
      holdDays: HOLD_DEADLINE_DAYS,
      minPhotoPx: MIN_SOURCE_LONGEST_SIDE_PX,
      mostCorrections: MAX_CORRECTIONS,
      periodDays: PERIOD_DAYS,
      failures: failureHelp(),
      publishingFailures: publishingFailureHelp(),
    }),
  };
}
