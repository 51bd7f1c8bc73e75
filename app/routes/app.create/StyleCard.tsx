import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useId, useState } from "react";
import { noteSentence } from "#app/components/platform-words.ts";
import { styleNotes } from "#app/domain/generation/platforms.ts";
import { isPicture, type Quality, type StyleSettings, WHITE_STYLE } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type ChosenStyle, fittingStyle, isWhiteStyle, sameStyle, WHITE } from "./create-settings.ts";
import { StyleActions } from "./StyleActions.tsx";
import { StyleEditor } from "./StyleEditor.tsx";
import { StylePicture } from "./StylePicture.tsx";
import type { StyleView } from "./presenter.server.ts";
import { styleSummary } from "./style-words.ts";
import { useStyleActions } from "./use-style-actions.ts";

/** The styles to choose from, and the chosen one's settings. */
export function StyleCard({
  styles,
  chosen,
  quality,
  isFixed,
  onChange,
}: {
  readonly styles: readonly StyleView[];
  readonly chosen: ChosenStyle;
  readonly quality: Quality;
  /** While an order is on its way. */
  readonly isFixed: boolean;
  readonly onChange: (style: ChosenStyle, settings: StyleSettings) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const editorId = useId();
  const actions = useStyleActions(onChange);
  const saved = "styleId" in chosen ? styles.find(({ styleId }) => styleId === chosen.styleId) : undefined;
  const isOlder = "styleId" in chosen && saved !== undefined && saved.version !== chosen.version;
  const settings = "settings" in chosen ? chosen.settings : isOlder ? undefined : saved?.settings;
  const base =
    saved ?? ("settings" in chosen ? styles.find(({ styleId }) => styleId === chosen.basedOn) : undefined);
  const isOwn = "settings" in chosen && !isWhiteStyle(chosen);

  const notes = settings && isPicture(quality) ? styleNotes(settings, quality).map(noteSentence) : [];
  const edit = (edited: StyleSettings) => {
    if (base && sameStyle(edited, base.settings))
      return onChange({ styleId: base.styleId, version: base.version }, edited);
    onChange({ settings: edited, basedOn: base?.styleId ?? null }, edited);
  };
  const card = (
    key: string,
    isChosen: boolean,
    picture: StyleSettings,
    choose: () => void,
    text: ReactNode,
  ) => (
    <label key={key} className="ps-choice ps-choice--style">
      <input type="radio" name="style" value={key} checked={isChosen} onChange={choose} />
      <StylePicture settings={picture} />
      {text}
    </label>
  );
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("create.style.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("create.style.subtitle")}
          </Text>
        </BlockStack>
        <fieldset
          className="ps-choices ps-choices--styles"
          aria-label={t("create.style.title")}
          disabled={isFixed}
        >
          {card(
            "white",
            isWhiteStyle(chosen),
            WHITE_STYLE,
            () => onChange(WHITE, WHITE_STYLE),
            <CardText name={t("create.style.white")} note={t("create.style.whiteNote")} />,
          )}
          {styles.map((style) =>
            card(
              style.styleId,
              style === saved,
              style.settings,
              () => onChange({ styleId: style.styleId, version: style.version }, style.settings),
              <CardText name={style.name} note={styleSummary(style.settings)} />,
            ),
          )}
          {isOwn &&
            card(
              "own",
              true,
              chosen.settings,
              () => {},
              <CardText
                name={base ? t("create.style.changed", { name: base.name }) : t("create.style.own")}
                note={t("create.style.notSaved", { style: styleSummary(chosen.settings) })}
              />,
            )}
        </fieldset>
        {isOlder && saved && (
          <InlineStack gap="200" blockAlign="center">
            <Text as="p">{t("create.style.older", { name: saved.name })}</Text>
            <Button
              onClick={() => onChange({ styleId: saved.styleId, version: saved.version }, saved.settings)}
            >
              {t("create.style.useNewer")}
            </Button>
          </InlineStack>
        )}
        {isOwn && base && fittingStyle(base.settings, quality) !== base.settings && (
          <Text as="p">{t("create.style.fitted", { name: base.name })}</Text>
        )}
        {"styleId" in chosen && !saved && <Text as="p">{t("create.style.deleted")}</Text>}
        {settings && (
          <>
            <InlineStack>
              <Button
                variant="plain"
                disclosure={isOpen ? "up" : "down"}
                ariaControls={editorId}
                ariaExpanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {t(isOpen ? "create.style.hideSettings" : "create.style.changeSettings")}
              </Button>
            </InlineStack>
            {!isOpen && notes.length > 0 && <Notes notes={notes} />}
            <Collapsible id={editorId} open={isOpen} transition={false}>
              <BlockStack gap="400">
                <fieldset
                  className="ps-plain-list ps-fieldset"
                  disabled={isFixed}
                  aria-label={t("create.style.settings")}
                >
                  <StyleEditor
                    settings={settings}
                    quality={quality}
                    onChange={edit}
                    notes={<Notes notes={notes} />}
                  />
                </fieldset>
                <StyleActions
                  base={base}
                  settings={settings}
                  isUnsaved={isOwn}
                  actions={actions}
                  onDiscard={() => base && edit(base.settings)}
                />
              </BlockStack>
            </Collapsible>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function CardText({ name, note }: { readonly name: string; readonly note: string }) {
  return (
    <span className="ps-break">
      <Text as="span" fontWeight="semibold">
        {name}
      </Text>
      <br />
      <Text as="span" variant="bodySm" tone="subdued">
        {note}
      </Text>
    </span>
  );
}

/** What the style doesn't give the platforms that it is meant for. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <div aria-live="polite">
      {notes.map((note) => (
        <Text key={note} as="p" tone="caution">
          {note}
        </Text>
      ))}
    </div>
  );
}
