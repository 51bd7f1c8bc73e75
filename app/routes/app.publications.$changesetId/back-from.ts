import { t } from "#app/platform/i18n/translate.ts";

/** Where a plan's or a publication's page came from: the run whose results it shows, or the list of publications. */
export const backFrom = ({
  runId,
}: {
  readonly runId: string | null;
}): { readonly content: string; readonly url: string } =>
  runId === null
    ? { content: t("frame.publications"), url: "/app/publications" }
    : { content: t("publications.run"), url: `/app/runs/${runId}` };
