import { Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
import { type Use, dayWords, mostUsed, shortDay, useSentence } from "./use-words.ts";

/** Of the drawing, which is stretched to the width that there is. */
const DAY_WIDTH = 10;
const BAR_WIDTH = 7;
const HEIGHT = 100;
/** A day with the least use is still seen. */
const LOWEST = 5;

/** Credits used on each of the last days as bars; the sentence below says what they show to whoever doesn't see them. */
export function UseChart({ use }: { readonly use: Use }) {
  const { days } = use;
  const most = mostUsed(days);
  const [first] = days;
  return (
    <div className="ps-use">
      {/* An empty drawing says less than the sentence, and takes more room. */}
      {most > 0 && (
        <>
          <svg
            className="ps-use__bars"
            viewBox={`0 0 ${days.length * DAY_WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {days.map((day, place) => {
              if (day.usedCredits === 0) return null;
              const height = Math.max((day.usedCredits / most) * HEIGHT, LOWEST);
              return (
                <rect
                  key={day.date}
                  x={place * DAY_WIDTH + (DAY_WIDTH - BAR_WIDTH) / 2}
                  y={HEIGHT - height}
                  width={BAR_WIDTH}
                  height={height}
                >
                  <title>{dayWords(day)}</title>
                </rect>
              );
            })}
          </svg>
          <div className="ps-use__ends" aria-hidden="true">
            <span>{first && shortDay(first.date)}</span>
            <span>{t("home.today")}</span>
          </div>
        </>
      )}
      <Text as="p" variant="bodySm" tone="subdued">
        {useSentence(use)}
      </Text>
    </div>
  );
}
