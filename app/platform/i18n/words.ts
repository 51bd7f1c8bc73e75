/** What a catalogue holds: areas of words, and the form of their keys. Types only. */
import type en from "./catalogs/en.ts";

/** Words by key: "accept", or "picturesLeft_one" and "picturesLeft_other". */
export type Area = Readonly<Record<string, string>>;
export type Catalog = Readonly<Record<string, Area>>;

type English = typeof en;
/** A plural's key is asked for without its form. */
type WithoutForm<Key extends string> =
  Key extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : Key;
/** "review.accept": the area (a file of catalogs/en/) and the key in it. */
export type WordKey = {
  [Name in keyof English & string]: `${Name}.${WithoutForm<keyof English[Name] & string>}`;
}[keyof English & string];
