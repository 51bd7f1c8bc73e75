/**
 * What is stored of a shop, why, and for how long: the one list, which Profile shows. A test holds that every room is in
 * it. What really deletes each is the room's `onRedact`.
 */
import { t } from "#app/platform/i18n/translate.ts";

export interface StoredData {
  /** Rooms that keep it. */
  readonly rooms: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly keptFor: string;
}

const STORED = [
  { rooms: ["account"], name: "access", keptFor: "untilUninstall" },
  { rooms: ["account"], name: "settings", keptFor: "untilDeletion" },
  { rooms: ["catalog"], name: "products", keptFor: "untilDeletion" },
  { rooms: ["generation"], name: "orders", keptFor: "untilDeletion" },
  { rooms: ["assets"], name: "results", keptFor: "untilDeletion" },
  { rooms: ["review"], name: "checks", keptFor: "untilDeletion" },
  { rooms: ["publishing"], name: "publications", keptFor: "untilDeletion" },
  { rooms: ["billing", "credits"], name: "credits", keptFor: "forGood" },
] as const;

/** The list in the language at hand. */
export const storedData = (): readonly StoredData[] =>
  STORED.map(({ rooms, name, keptFor }) => ({
    rooms,
    what: t(`storedData.what.${name}`),
    why: t(`storedData.why.${name}`),
    keptFor: t(`storedData.keptFor.${keptFor}`),
  }));
