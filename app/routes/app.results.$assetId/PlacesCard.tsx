import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { AnswerLine } from "#app/components/AnswerLine.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import type { PlaceView, ResultView } from "./presenter.server.ts";

/** The verdict at each place that the style is meant for, and the way to the review of a place that asks a person. */
export function PlacesCard({
  places,
  isSending,
  onTakeBack,
}: {
  readonly places: ResultView["places"];
  readonly isSending: boolean;
  readonly onTakeBack: (place: PlaceView) => void;
}) {
  if (places.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("results.places")}
        </Text>
        <div className="ps-lines">
          {places.map((place) => (
            <div key={place.target} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Link url={`/app/rules#${place.target}`}>{place.name}</Link>
                    <Badge tone={place.tone}>{place.label}</Badge>
                  </InlineStack>
                  {place.notes.map((note) => (
                    <Text key={note} as="p" variant="bodySm" tone="subdued">
                      {note}
                    </Text>
                  ))}
                  {place.answer !== null && <AnswerLine answer={place.answer} />}
                  {place.reviewUrl !== null && (
                    <Link
                      url={place.reviewUrl}
                      accessibilityLabel={t("results.reviewPlaceNamed", { place: place.name })}
                    >
                      {t("results.reviewPlace")}
                    </Link>
                  )}
                  {place.answer !== null && (
                    <InlineStack>
                      <Button
                        variant="plain"
                        disabled={isSending}
                        accessibilityLabel={t("results.takeBackNamed", { place: place.name })}
                        onClick={() => onTakeBack(place)}
                      >
                        {t("results.takeBack")}
                      </Button>
                    </InlineStack>
                  )}
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}
