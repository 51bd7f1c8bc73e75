import { useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { z } from "zod";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";

const qualitySchema = z.enum(QUALITIES).catch("standard");

/**
 * The chosen quality. It stands in the address, so that it survives a reload and the way to a purchase and back; it is
 * written there without a navigation, which would break off an order that is on its way.
 */
export function useQuality(): readonly [Quality, (quality: Quality) => void] {
  const [query] = useSearchParams();
  const [quality, setQuality] = useState(() => qualitySchema.parse(query.get("quality")));
  const choose = (chosen: Quality) => {
    setQuality(chosen);
    const address = new URL(window.location.href);
    address.searchParams.set("quality", chosen);
    window.history.replaceState(window.history.state, "", address);
  };
  return [quality, choose];
}
