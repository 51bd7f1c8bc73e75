import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type Problem, toldUnsure } from "#app/components/keep-page.ts";
import { type StyleSettings, WHITE_STYLE } from "#app/domain/generation/schemas.ts";
import { type ChosenStyle, WHITE } from "./create-settings.ts";

type Answer = Problem | { readonly ok: true; readonly styleId?: string; readonly version?: number };

interface Asked {
  /** What is saved; null: a style is deleted. */
  readonly settings: StyleSettings | null;
  /** The answer that stood there when it was asked. */
  readonly before: Answer | undefined;
}

export interface StyleActionsApi {
  readonly save: (style: { styleId?: string; name: string; settings: StyleSettings }) => void;
  readonly remove: (styleId: string) => void;
  /** How often something was saved: a form begins anew with it. */
  readonly savedCount: number;
  readonly problem: string | null;
}

/** Saves and deletes styles; what was saved is chosen then, and after a deletion the white one. */
export function useStyleActions(
  onChange: (style: ChosenStyle, settings: StyleSettings) => void,
): StyleActionsApi {
  const { state, data, submit } = useFetcher<Answer>();
  const asked = useRef<Asked | null>(null);
  const [seen, setSeen] = useState(data);
  const [savedCount, setSavedCount] = useState(0);
  if (data !== seen) {
    setSeen(data);
    if (data?.ok && data.styleId !== undefined) setSavedCount(savedCount + 1);
  }
  const isBusy = state !== "idle";
  useEffect(() => {
    if (asked.current === null || isBusy || data === undefined || data === asked.current.before) return;
    const { settings } = asked.current;
    asked.current = null;
    if (!data.ok) return;
    if (settings === null) onChange(WHITE, WHITE_STYLE);
    else if (data.styleId !== undefined && data.version !== undefined)
      onChange({ styleId: data.styleId, version: data.version }, settings);
  }, [isBusy, data, onChange]);
  const ask = (settings: StyleSettings | null, body: object) => {
    if (isBusy) return;
    asked.current = { settings, before: data };
    submit({ ...body } as never, { method: "post", encType: "application/json" });
  };
  return {
    save: (style) => ask(style.settings, { intent: "save-style", ...style }),
    remove: (styleId) => ask(null, { intent: "delete-style", styleId }),
    savedCount,
    problem: !isBusy && data && !data.ok ? toldUnsure(data).message : null,
  };
}
