import { appLink } from "../../shared/app-link.ts";
import type { BlockApi } from "./block-api.ts";
import type { Result, Standing } from "./read-block.ts";

/** In the tones in which the app shows them. */
const TONES = {
  "verdict.pass": "success",
  "verdict.warn": "success",
  "verdict.person": "caution",
  "verdict.block": "critical",
  "verdict.unchecked": "info",
  "publication.publishing": "info",
  "publication.published": "success",
  "publication.unconfirmed": "caution",
  "publication.failed": "critical",
  "publication.undone": "info",
} as const satisfies Record<Standing, string>;

/** The product's latest results, each with how it stands; leads to its page. */
export function Results({
  results,
  i18n: { translate, formatNumber },
}: {
  readonly results: readonly Result[];
  readonly i18n: BlockApi["i18n"];
}) {
  const mediumOf = ({ seconds }: Result) =>
    seconds === null
      ? translate("picture")
      : translate("video", { count: seconds, shown: formatNumber(seconds) });
  return (
    <s-grid gridTemplateColumns="repeat(3, minmax(0, 1fr))" gap="base">
      {results.map((result) => {
        const { assetId, standing, pictureUrl, path } = result;
        const state = standing && translate(standing);
        return (
          <s-clickable
            key={assetId}
            href={appLink(path)}
            borderRadius="base"
            accessibilityLabel={[mediumOf(result), state].filter(Boolean).join(", ")}
          >
            <s-stack gap="small-300">
              <s-image src={pictureUrl} alt="" aspectRatio="1" objectFit="contain" loading="lazy" />
              {result.seconds !== null && <s-text color="subdued">{mediumOf(result)}</s-text>}
              {standing && <s-badge tone={TONES[standing]}>{state}</s-badge>}
            </s-stack>
          </s-clickable>
        );
      })}
    </s-grid>
  );
}
