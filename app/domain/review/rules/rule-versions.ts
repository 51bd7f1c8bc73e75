/**
 * Which version each rule has, and what changed. Findings are kept with the version that they were judged by, and are
 * done again when it is raised. A row that changes without a new version here fails a test.
 */
import type { WordKey } from "#app/platform/i18n/translate.ts";
import type { RuleId } from "./rule-ids.ts";

interface RuleVersion {
  readonly version: number;
  /** First 16 digits of the SHA-256 of the row as JSON. */
  readonly fingerprint: string;
}

export const RULE_VERSIONS: Readonly<Record<RuleId, RuleVersion>> = {
  shopify: { version: 1, fingerprint: "a0ad7823923cfc8f" },
  "amazon-main": { version: 1, fingerprint: "f75842e2b1c6fbbe" },
  "amazon-secondary": { version: 1, fingerprint: "18dbbae368383d57" },
  "amazon-product-video": { version: 1, fingerprint: "4c25eb9f4f507de3" },
  "amazon-sponsored-video": { version: 1, fingerprint: "f8006e189e3ec59a" },
  google: { version: 1, fingerprint: "3c28cf9e7a88527f" },
  "google-additional": { version: 1, fingerprint: "d32fefa6941446be" },
  "google-video": { version: 1, fingerprint: "a46fe2a9140dd0a4" },
  meta: { version: 1, fingerprint: "e258580baaf96325" },
  "meta-feed-ad": { version: 1, fingerprint: "b1d10b53a00a0df6" },
  "meta-stories": { version: 1, fingerprint: "7d23a4caa561cf5e" },
  "tiktok-shop": { version: 1, fingerprint: "8cb8d2315e44f769" },
  "tiktok-shop-video": { version: 1, fingerprint: "7b1bf0d765d88844" },
  ebay: { version: 1, fingerprint: "f2ae520ded6966c3" },
  "ebay-video": { version: 1, fingerprint: "215d77410804e09f" },
  etsy: { version: 1, fingerprint: "6e66b46fa58793d2" },
  "etsy-video": { version: 1, fingerprint: "12f5732fb373e037" },
  "walmart-main": { version: 1, fingerprint: "b56790436f0dacbb" },
  "walmart-additional": { version: 1, fingerprint: "8188fb375c92a963" },
  "walmart-video": { version: 1, fingerprint: "0b1d62f202b8746d" },
  pinterest: { version: 1, fingerprint: "966dd39fdcb3777c" },
  zalando: { version: 1, fingerprint: "0d5ae9c8606b20c8" },
  "mercado-libre": { version: 1, fingerprint: "168b6be3ec8a3d11" },
  temu: { version: 1, fingerprint: "8fba304e58902c75" },
  aliexpress: { version: 1, fingerprint: "075f93061d7369db" },
  shein: { version: 1, fingerprint: "4d6a7dd20e4bc61f" },
  otto: { version: 1, fingerprint: "8fdb3f6200021c2f" },
  "eu-ai-act": { version: 1, fingerprint: "7a20ca782b61105e" },
  "new-york-synthetic-performer": { version: 1, fingerprint: "22fc993920d4195d" },
  "california-sb-942": { version: 1, fingerprint: "b8e2acd59739865d" },
  "iptc-c2pa": { version: 1, fingerprint: "e45f1026467c7b5e" },
};

export interface RuleChange {
  /** yyyy-mm-dd */
  readonly on: string;
  /** The rules that changed; "all" at the first reading. */
  readonly rules: "all" | readonly RuleId[];
  readonly version: number;
  /** What changed. */
  readonly words: WordKey;
}

/** The newest first. */
export const RULE_CHANGES: readonly RuleChange[] = [
  {
    on: "2026-11-28",
    rules: "all",
    version: 1,
    words: "rulesServer.firstReading",
  },
];
