import { followsTemplate, isSafeFileName } from "#app/platform/file-names.ts";
import type { Check } from "./check.ts";

/**
 * The file has a name that every file system takes (blocked otherwise) and that the shop's template makes of its product
 * (warned otherwise: it may have been named by an earlier template). That no two files of a shop share a name is kept by
 * the database.
 */
export const fileNameCheck: Check = {
  id: "file-name",
  section: "file-management",
  scope: "picture",
  version: 1,
  run(_picture, { file }) {
    if (file === undefined) return { outcome: "pass", evidence: { notJudged: "no-file" } };
    const { fileName, template, ...facts } = file;
    const isSafe = isSafeFileName(fileName);
    const follows = followsTemplate(fileName, template, facts);
    return {
      outcome: isSafe ? (follows ? "pass" : "warn") : "block",
      evidence: { fileName, template, isSafe, follows },
    };
  },
};
