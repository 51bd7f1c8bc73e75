import { Banner } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";

/** The page can't be kept up to date at the moment. */
export function LostConnection() {
  return (
    <Banner tone="warning" title={t("frame.notUpToDate")}>
      {t("frame.catchesUp")}
    </Banner>
  );
}
