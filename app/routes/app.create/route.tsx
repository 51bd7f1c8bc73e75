/** Create: choose what, choose how, see what it costs, start. The selection lives in a draft that the address names; the settings stand in the address. */
import { redirect, replace } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigate, useNavigation, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useCallback, useEffect, useRef, useState } from "react";
import { loadWords } from "#language";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { itemNoun } from "#app/components/item-noun.ts";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import type { PictureChoice, Selection } from "#app/domain/catalog/schemas.ts";
import { distinctVariations, type StyleSettings, WHITE_STYLE } from "#app/domain/generation/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { actionSchema, perform } from "./actions.server.ts";
import { addressOf, type ChosenStyle, createPath, wayOf, withQuality, withStyle } from "./create-settings.ts";
import { limitsOf } from "./limits.ts";
import { LimitsCard } from "./LimitsCard.tsx";
import { GENERATE_ID } from "./Order.tsx";
import { type CreateLive, presentCreate, type StyleView } from "./presenter.server.ts";
import { ProductsCard } from "./ProductsCard.tsx";
import { QualityChoice } from "./QualityChoice.tsx";
import { StyleCard } from "./StyleCard.tsx";
import { Summary } from "./Summary.tsx";
import { useCreateSettings } from "./use-create-settings.ts";
import { type Preview, usePreview } from "./use-preview.ts";

export const handle = await loadWords("create");

export const meta = () => [{ title: t("create.documentTitle") }];

export const loader = merchantDoor(async ({ ctx, query }) => {
  const view = await presentCreate(ctx, query.get("draft"));
  if (view.live.runId !== null) throw replace(`/app/runs/${view.live.runId}`);
  return view;
});

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  const done = await perform(ctx, parsed.input);
  if (!done.ok) return refused(done);
  if (!("leadsTo" in done)) return done;
  // A run takes the place of this page: going back from it leads to where one was before it was chosen.
  return parsed.input.intent === "start" ? replace(done.leadsTo) : redirect(done.leadsTo);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

const MAIN: PictureChoice = { kind: "main" };
const JSON_POST = { method: "post", encType: "application/json" } as const;

interface Sending {
  readonly intent?: string;
  readonly selection?: Selection;
  readonly pictures?: PictureChoice;
}

export default function Create() {
  const {
    live: loaded,
    draft,
    styles,
    engines,
    qualities,
    dailyLimitCredits,
    defaults,
  } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const problem = answered && !answered.ok ? answered : undefined;
  // The summary says it itself, as long as it is so.
  const shownProblem = problem?.reason === "daily-limit" ? undefined : problem;
  const { data: live, heardAt } = useLive<CreateLive>(loaded, livePath(draft?.draftId), (_, asked) =>
    isUnanswered(problem, asked),
  );
  const [settings, change] = useCreateSettings(defaults);
  const styleSettings = styleSettingsOf(settings.style, styles);
  const noun = itemNoun(settings.quality);
  const limits = limitsOf(settings, noun);
  const [areLimitsOpen, setLimitsOpen] = useState(!limits.ok);
  const limitsPlace = useRef<HTMLDivElement>(null);
  const [picturesToBe, setPicturesToBe] = useState(MAIN);
  const navigation = useNavigation();
  const navigate = useNavigate();
  const submit = useSubmit();
  const preview = usePreview(draft?.draftId ?? null, wayOf(settings).toString(), dailyLimitCredits);
  const { isOld, askAgain, readAgain } = preview;
  const isBusy = navigation.state !== "idle";
  const sending = navigation.json as Sending | undefined;
  const isStarting = sending?.intent === "start";
  // What was chosen is shown before it has arrived.
  const selection = sending?.selection ?? draft?.selection ?? null;
  const answer: Preview = sending?.selection ? { state: "asking" } : preview.answer;
  const pictures = sending?.pictures ?? draft?.pictures ?? picturesToBe;

  const select = (wanted: Selection | null, chosen: PictureChoice = pictures) => {
    if (isStarting) return;
    setPicturesToBe(chosen);
    if (wanted === null) return navigate(createPath(null, settings));
    const address = addressOf(settings).toString();
    submit({ intent: "select", selection: wanted, pictures: chosen, address } as never, JSON_POST);
  };
  const start = (expectedItemCount: number) => {
    if (draft === null || isBusy) return;
    if (!limits.ok) {
      setLimitsOpen(true);
      return focusWrongField(limitsPlace.current);
    }
    const address = addressOf(settings).toString();
    submit({ intent: "start", draftId: draft.draftId, address, expectedItemCount }, JSON_POST);
  };
  const changeStyle = useCallback(
    (style: ChosenStyle, chosen: StyleSettings) => change((before) => withStyle(before, style, chosen)),
    [change],
  );

  useEffect(() => {
    if (problem === undefined) return;
    if (RECKONED_ANEW.has(problem.reason)) askAgain();
    document.getElementById(GENERATE_ID)?.focus({ preventScroll: true });
  }, [problem, askAgain]);
  useEffect(() => {
    // Started from here, but the answer was lost; or from another tab.
    if (live.runId !== null) navigate(`/app/runs/${live.runId}`, { replace: true });
  }, [live.runId, navigate]);

  return (
    <Page title={t("frame.create")} backAction={{ content: t("frame.home"), url: "/app" }}>
      <TitleBar title={t("frame.create")} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ProductsCard
              selection={selection}
              pictures={pictures}
              noun={noun}
              answer={answer}
              onSelect={(wanted) => select(wanted)}
              onPictures={(chosen) => {
                if (selection) select(selection, chosen);
                else setPicturesToBe(chosen);
              }}
            />
            <StyleCard
              styles={styles}
              chosen={settings.style}
              quality={settings.quality}
              isFixed={isStarting}
              onChange={changeStyle}
            />
            <QualityChoice
              settings={settings}
              maxVariations={distinctVariations(styleSettings.recipe, settings.quality)}
              engines={engines}
              qualities={qualities}
              onChange={change}
              onQuality={(quality) => change((before) => withQuality(before, quality, styleSettings))}
              isFixed={isStarting}
            />
            <LimitsCard
              texts={settings}
              noun={noun}
              errors={limits.ok ? {} : limits.errors}
              dailyLimitCredits={dailyLimitCredits}
              isOpen={areLimitsOpen}
              onToggle={() => setLimitsOpen(!areLimitsOpen)}
              onChange={change}
              isFixed={isStarting}
              place={limitsPlace}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <div className="ps-sticky">
            <Summary
              answer={answer}
              isOld={isOld}
              onAskAgain={askAgain}
              onReadAgain={readAgain}
              limits={limits}
              selection={selection}
              funds={live}
              buyUrl={(neededCredits) => buyPath(createPath(draft?.draftId ?? null, settings), neededCredits)}
              onLeaveOut={(gids) => select(without(selection, gids))}
              problem={<ProblemBanner problem={shownProblem} isSending={isBusy} heardAt={heardAt} />}
              isStarting={isStarting}
              noun={noun}
              onStart={start}
            />
          </div>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** What a start is refused for when the page's figures are no longer those of the shop. */
const RECKONED_ANEW: ReadonlySet<string> = new Set([
  "selection-changed",
  "reading-outdated",
  "still-reading",
  "nothing-to-generate",
  "daily-limit",
]);

const styleSettingsOf = (style: ChosenStyle, styles: readonly StyleView[]): StyleSettings =>
  "settings" in style
    ? style.settings
    : (styles.find(({ styleId }) => styleId === style.styleId)?.settings ?? WHITE_STYLE);

/** Its card has just been opened: the field is there with the next frame. */
function focusWrongField(place: HTMLElement | null): void {
  requestAnimationFrame(() => place?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}

function without(selection: Selection | null, productGids: readonly string[]): Selection | null {
  if (selection === null || !("productGids" in selection)) return selection;
  const left = selection.productGids.filter((gid) => !productGids.includes(gid));
  return left.length > 0 ? { productGids: left } : null;
}

const livePath = (draftId = ""): string =>
  draftId === "" ? "/app/create/live" : `/app/create/live?draft=${draftId}`;

const buyPath = (returnTo: string, neededCredits: number): string =>
  `/app/credits?${new URLSearchParams({ returnTo, needed: String(neededCredits) }).toString()}`;
