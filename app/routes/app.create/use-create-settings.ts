import { useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { type CreateSettings, type Defaults, beginningOf, withSettings } from "./create-settings.ts";

type Change = Partial<CreateSettings> | ((before: CreateSettings) => CreateSettings);

const PATH = "/app/create";

/**
 * How pictures are to be made. It stands in the address, so that it survives a reload, a second tab and the way to a
 * purchase and back; it is written there without a navigation, which would break off an order that is on its way.
 */
export function useCreateSettings(defaults: Defaults): readonly [CreateSettings, (change: Change) => void] {
  const [query] = useSearchParams();
  const [settings, setSettings] = useState(() => beginningOf(query, defaults));
  useEffect(() => {
    // After every drawing, because a navigation within the page brings the address of when it began; and after the
    // frame's own effect, which writes that.
    queueMicrotask(() => {
      const wanted = withSettings(new URL(window.location.href), settings);
      if (wanted.pathname === PATH && wanted.href !== window.location.href)
        window.history.replaceState(window.history.state, "", wanted);
    });
  });
  const change = useCallback(
    (changed: Change) =>
      setSettings((before) => (typeof changed === "function" ? changed(before) : { ...before, ...changed })),
    [],
  );
  return [settings, change];
}
