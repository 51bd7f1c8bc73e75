import { Link } from "@remix-run/react";
import { t } from "#app/platform/i18n/translate.ts";
import { helpUrl } from "./help-anchors.ts";

/** Leads from an error to the paragraph that explains it. */
export function LearnMore({ anchor, about }: { readonly anchor: string; readonly about: string }) {
  return (
    <Link to={helpUrl(anchor)} className="ps-learn-more" aria-label={t("frame.learnMoreAbout", { about })}>
      {t("frame.learnMore")}
    </Link>
  );
}
