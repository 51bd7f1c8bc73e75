import { useLocation, useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { type CreateSettings, settingsOf, withSettings } from "./create-settings.ts";

type Change = Partial<CreateSettings> | ((before: CreateSettings) => CreateSettings);

const PATH = "/app/create";

/**
 * How pictures are to be made. It stands in the address, so that it survives a reload, a second tab and the way to a
 * purchase and back; it is written there without a navigation, which would break off an order that is on its way.
 */
export function useCreateSettings(): readonly [CreateSettings, (change: Change) => void] {
  const [query] = useSearchParams();
  const [settings, setSettings] = useState(() => settingsOf(query));
  const { key } = useLocation();
  useEffect(() => {
    // After the frame's own effect, which writes the address as the router knows it: of when a navigation began.
    queueMicrotask(() => {
      const wanted = withSettings(new URL(window.location.href), settings);
      if (wanted.pathname === PATH && wanted.href !== window.location.href)
        window.history.replaceState(window.history.state, "", wanted);
    });
  }, [settings, key]);
  const change = useCallback(
    (changed: Change) =>
      setSettings((before) => (typeof changed === "function" ? changed(before) : { ...before, ...changed })),
    [],
  );
  return [settings, change];
}
