import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { memo, useEffect, useRef } from "react";
import { Picture } from "#app/components/Picture.tsx";
import { OUTCOME_WORDS } from "#app/components/words.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { GroupView } from "./groups.ts";
import { type Meant, type ReviewCard, SAMPLE_GROUP } from "./review-state.ts";

/** What waits, by what was found; the sample of what passed comes last. */
export function QueueList({
  label,
  groups,
  cards,
  shownId,
  ticked,
  onShow,
  onTick,
  onTickGroup,
}: {
  readonly label: string;
  /** With how many are left of each. */
  readonly groups: readonly GroupView[];
  /** The loaded pictures that wait. */
  readonly cards: readonly ReviewCard[];
  readonly shownId: string | null;
  readonly ticked: ReadonlyMap<string, Meant>;
  readonly onShow: (assetId: string) => void;
  readonly onTick: (pictures: readonly ReviewCard[], isTicked: boolean) => void;
  readonly onTickGroup: (group: GroupView) => void;
}) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // Only the list moves: the page stays where the person looks.
    const shown = list.current?.querySelector(`[data-picture="${shownId ?? ""}"]`);
    const box = list.current;
    if (!shown || !box) return;
    const { top, height } = shown.getBoundingClientRect();
    box.scrollTop += top + height / 2 - box.getBoundingClientRect().top - box.clientHeight / 2;
  }, [shownId]);
  const sample = cards.filter(({ group }) => group === SAMPLE_GROUP);
  const picture = (card: ReviewCard) => (
    <QueuePicture
      key={card.assetId}
      card={card}
      isShown={card.assetId === shownId}
      isTicked={ticked.has(card.assetId)}
      onShow={onShow}
      onTick={onTick}
    />
  );
  return (
    <section ref={list} className="ps-queue" aria-label={label}>
      {groups
        .filter((group) => group.count > 0)
        .map((group) => (
          <div key={group.key} className="ps-queue__group">
            <BlockStack gap="100">
              <Text as="h3" variant="headingSm">
                {group.title}
              </Text>
              <InlineStack gap="200" blockAlign="center" align="space-between">
                <Badge tone={OUTCOME_WORDS[group.outcome].tone}>
                  {t("review.groupCount", { label: OUTCOME_WORDS[group.outcome].label, number: group.count })}
                </Badge>
                <Button
                  variant="plain"
                  accessibilityLabel={t("review.selectAllOf", { count: group.count, finding: group.title })}
                  onClick={() => onTickGroup(group)}
                >
                  {t("review.selectAll")}
                </Button>
              </InlineStack>
            </BlockStack>
            <ul className="ps-queue__pictures">
              {cards.filter((card) => card.group === group.key).map(picture)}
            </ul>
          </div>
        ))}
      {sample.length > 0 && (
        <div className="ps-queue__group">
          <Text as="h3" variant="headingSm">
            {t("review.randomFew")}
          </Text>
          <ul className="ps-queue__pictures">{sample.map(picture)}</ul>
        </div>
      )}
    </section>
  );
}

/** Drawn again only when something about it changes: there are many, and every key moves on. */
const QueuePicture = memo(function QueuePicture({
  card,
  isShown,
  isTicked,
  onShow,
  onTick,
}: {
  readonly card: ReviewCard;
  readonly isShown: boolean;
  readonly isTicked: boolean;
  readonly onShow: (assetId: string) => void;
  readonly onTick: (pictures: readonly ReviewCard[], isTicked: boolean) => void;
}) {
  const { assetId, title, thumb } = card;
  return (
    <li className="ps-queue__picture">
      <button
        type="button"
        data-picture={assetId}
        aria-label={t("review.showOne", { title })}
        {...(isShown && { "aria-current": "true" as const })}
        onClick={() => onShow(assetId)}
      >
        <Picture src={thumb} alt="" />
      </button>
      <input
        type="checkbox"
        aria-label={t("review.selectOne", { title })}
        checked={isTicked}
        onChange={({ target }) => onTick([card], target.checked)}
      />
    </li>
  );
});
