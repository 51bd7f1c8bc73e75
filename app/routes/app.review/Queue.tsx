import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { helpUrl } from "#app/components/help-anchors.ts";
import { AskWhy } from "#app/components/AskWhy.tsx";
import { CAUSE_KEYS, CAUSE_WORDS, reasonsInSpiteOf } from "#app/components/answer-words.ts";
import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import { AnswerBar, withKey } from "./AnswerBar.tsx";
import { Compare } from "./Compare.tsx";
import { marksOf } from "./evidence.ts";
import { isInView } from "./in-view.ts";
import { FindingsCard } from "./FindingsCard.tsx";
import { HelpCard } from "./HelpCard.tsx";
import { IfRejected } from "./IfRejected.tsx";
import { QueueList } from "./QueueList.tsx";
import type { ReviewView } from "./presenter.server.ts";
import { blockedAmong, meant } from "./review-state.ts";
import { sampleSentence } from "./sample.ts";
import { type ReviewKey, useKeys } from "./use-keys.ts";
import { useLook } from "./use-look.ts";
import type { Review } from "./use-review.ts";
import { useView } from "./use-view.ts";

/** Where the result stands nearer when no box says where to look. */
const MIDDLE = { x: 50, y: 50 };

/** The queue beside the picture that is shown, its findings, and what can be answered. */
export function Queue({
  view,
  review,
  children,
}: {
  readonly view: ReviewView;
  readonly review: Review;
  /** Stands below the picture. */
  readonly children: ReactNode;
}) {
  const { state, card, open } = review;
  const { asking } = state;
  const { show } = view;
  const left = t(`review.left.${show}`, { count: review.leftCount });
  const none = t(`review.none.${show}`);
  const [isHelping, setHelping] = useState(false);
  const near = useView(card?.assetId ?? null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const empty = useRef<HTMLHeadingElement>(null);
  const isEmpty = card === null;
  const wasEmpty = useRef(isEmpty);
  useEffect(() => {
    // The buttons are gone: the keyboard goes on at what the page says instead.
    if (isEmpty && !wasEmpty.current) empty.current?.focus({ preventScroll: true });
    wasEmpty.current = isEmpty;
  }, [isEmpty]);

  const trouble = state.problem ?? (state.isUnsure ? t("review.unsure") : null);
  useEffect(() => {
    if (trouble !== null) alert.current?.scrollIntoView({ block: "nearest" });
  }, [trouble]);

  const shownId = card?.assetId ?? null;
  const isAsking = asking !== null;
  useEffect(() => {
    if (shownId === null || isAsking) return;
    // A button that can't be pressed for the next picture keeps no keyboard.
    const active = document.activeElement ?? document.body;
    if (active === document.body || active.matches(":disabled"))
      stage.current?.focus({ preventScroll: true });
  }, [shownId, isAsking]);

  useLook(shownId, picture, review.look);

  const pictures = meant(state);
  const isSelecting = state.selecting.size > 0;
  const isTicking = isSelecting || state.ticked.size > 0;
  const blocked = blockedAmong(state);
  const noteIds = pictures.flatMap((picture) => picture.noteIds);
  // No one can accept a rule away, among many as little as by itself.
  const canAccept = pictures.every(({ isBlocked }) => !isBlocked);
  const reject = () => review.ask("reject");
  const accept = () => {
    if (!canAccept || isSelecting) return;
    if (noteIds.length > 0) review.ask("override");
    else review.accept();
  };
  const choices =
    asking?.about === "override"
      ? reasonsInSpiteOf(noteIds)
      : CAUSE_KEYS.map((chosen) => CAUSE_WORDS[chosen]);
  const choose = (index: number) => {
    const [reason, cause] = [choices[index], CAUSE_KEYS[index]];
    if (reason === undefined) return index === choices.length ? review.askInWords() : undefined;
    if (asking) review.answer(asking, reason, cause ?? "other");
  };
  const zoom = () => near.toggle(card ? placeToLook(card) : MIDDLE);
  const tick = () => card && review.tick([card], !state.ticked.has(card.assetId));
  const arrow = (right: -1 | 0 | 1, down: -1 | 0 | 1) => () =>
    near.view.isZoomed ? near.move(right, down) : review.step(right + down > 0 ? 1 : -1);
  // A key is about what is seen: the first one brings it into view and does nothing else. What was selected, and a
  // question that is open, say by themselves what they are about.
  const isOutOfView = (key: ReviewKey) => {
    if (card === null || isTicking || asking !== null || key === "?" || key === "Escape") return false;
    if (isElementInView(picture.current)) return false;
    stage.current?.scrollIntoView({ block: "start" });
    return true;
  };
  const isChoosing = asking !== null && !asking.inWords;
  useKeys(
    card === null
      ? { u: review.undo }
      : {
          ...(asking === null && {
            a: accept,
            r: reject,
            t: tick,
          }),
          u: review.undo,
          z: zoom,
          "?": () => setHelping(!isHelping),
          Escape: asking ? review.closeQuestion : isTicking ? review.clear : undefined,
          ArrowRight: arrow(1, 0),
          ArrowLeft: arrow(-1, 0),
          ArrowDown: arrow(0, 1),
          ArrowUp: arrow(0, -1),
          ...(isChoosing && {
            1: () => choose(0),
            2: () => choose(1),
            3: () => choose(2),
            4: () => choose(3),
          }),
        },
    "page",
    isOutOfView,
  );

  const { passedCount } = review.sample;
  const told = passedCount > 0 && <Text as="p">{sampleSentence(review.sample)}</Text>;
  // Where the person looks: an answer that wasn't kept is no news from above.
  const problem = trouble !== null && (
    <div ref={alert} role="alert">
      <Banner
        tone={state.problem === null ? "warning" : "critical"}
        {...(state.gone && {
          action: { content: t("review.lookAtThat"), url: `/app/results/${state.gone.assetId}` },
        })}
        secondaryAction={{ content: t("frame.learnMore"), url: helpUrl("reviewing") }}
      >
        {trouble}
      </Banner>
    </div>
  );
  return (
    <>
      <output className="ps-unseen">
        {sentences(
          state.said !== null && t(`review.said.${state.said}`),
          card && t("review.sentence", { text: card.title }),
          t("review.sentence", { text: card ? left : none }),
        )}
      </output>
      {card === null ? (
        <Card>
          <BlockStack gap="200">
            {problem}
            <h2 ref={empty} tabIndex={-1} className="ps-main">
              <Text as="span" variant="headingMd">
                {state.next === null ? none : t("review.onTheirWay")}
              </Text>
            </h2>
            {view.uncheckedCount > 0 && (
              <Text as="p">{t("review.stillChecked", { count: view.uncheckedCount })}</Text>
            )}
            {told || (
              <Text as="p" tone="subdued">
                {t("review.appearHere")}
              </Text>
            )}
            {state.done.length > 0 && (
              <InlineStack>
                <Button onClick={review.undo} accessibilityLabel={withKey(t("review.undoLast"), "U")}>
                  {t("review.undo")}
                </Button>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
      ) : (
        <div className="ps-review">
          <div
            ref={stage}
            tabIndex={-1}
            className="ps-review__stage"
            data-looked={state.opened.has(card.assetId)}
          >
            <Card>
              <BlockStack gap="300">
                {problem}
                <Compare card={card} view={near.view} picture={picture} onLookAt={near.lookAt} />
                {view.place === OWN_SHOP && <IfRejected beginsAt={card.beginsAt} />}
                {asking ? (
                  <AskWhy
                    about={asking.about}
                    meantCount={pictures.length}
                    choices={choices}
                    inWords={asking.inWords}
                    onChoice={choose}
                    onOther={review.askInWords}
                    onWords={(words) => review.answer(asking, words, "other")}
                    onCancel={review.closeQuestion}
                  />
                ) : (
                  <AnswerBar
                    meantCount={pictures.length}
                    canAccept={canAccept}
                    isSelecting={isSelecting}
                    canUndo={state.done.length > 0}
                    isZoomed={near.view.isZoomed}
                    isTicked={state.ticked.has(card.assetId)}
                    onAccept={accept}
                    onReject={reject}
                    onUndo={review.undo}
                    onStep={review.step}
                    onZoom={zoom}
                    onTick={tick}
                    onHelp={() => setHelping(!isHelping)}
                  />
                )}
                {blocked !== null && (
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="p">{blocked.sentence}</Text>
                    <Button variant="plain" onClick={() => review.tick(blocked.pictures, false)}>
                      {t("review.leaveOutBlocked")}
                    </Button>
                  </InlineStack>
                )}
              </BlockStack>
            </Card>
            {children}
          </div>
          <div className="ps-review__findings">
            <BlockStack gap="400">
              <FindingsCard card={card} isForShop={view.place === OWN_SHOP} />
              {isHelping && <HelpCard />}
            </BlockStack>
          </div>
          <div className="ps-review__queue">
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {review.leftCount > 0 ? left : t("review.sample")}
                </Text>
                <QueueList
                  label={t(`review.list.${show}`)}
                  groups={review.groups}
                  cards={open}
                  shownId={card.assetId}
                  ticked={state.ticked}
                  onShow={review.show}
                  onTick={review.tick}
                  onTickGroup={review.tickGroup}
                />
                {told}
              </BlockStack>
            </Card>
          </div>
        </div>
      )}
      {card === null && children}
    </>
  );
}

/** Whether the frame of a picture is before the person's eyes. */
function isElementInView(picture: Element | null): boolean {
  const frame = picture?.closest(".ps-compare")?.getBoundingClientRect();
  if (!frame) return false;
  const shownPx = Math.min(frame.bottom, window.innerHeight) - Math.max(frame.top, 0);
  return isInView(shownPx, frame.height, window.innerHeight);
}

/** The middle of the first box that was drawn, in hundredths of the frame that holds the picture. */
function placeToLook({ findings, widthPx, heightPx }: NonNullable<Review["card"]>) {
  const box = marksOf(findings)[0]?.boxes[0];
  if (!box) return MIDDLE;
  const sidePx = Math.max(widthPx, heightPx);
  return {
    x: (((sidePx - widthPx) / 2 + box.left + box.widthPx / 2) / sidePx) * 100,
    y: (((sidePx - heightPx) / 2 + box.top + box.heightPx / 2) / sidePx) * 100,
  };
}
