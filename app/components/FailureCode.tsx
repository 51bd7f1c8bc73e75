import { t } from "#app/platform/i18n/translate.ts";

/** The code of a failure, for people who help: behind "Details", out of the sentence. */
export function FailureCode({ code }: { readonly code: string | null }) {
  if (code === null) return null;
  return (
    <details className="ps-details">
      <summary>{t("words.details")}</summary>
      <span className="ps-break">{code}</span>
    </details>
  );
}
