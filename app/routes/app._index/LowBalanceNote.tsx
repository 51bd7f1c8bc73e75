import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import type { Problem } from "#app/components/keep-page.ts";
import { LOW_BALANCE_DAYS, type LowBalance } from "#app/components/low-balance.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";

/** Credits run low; dismissed, it comes back when one of its figures has changed. */
export function LowBalanceNote({ availableCredits, usedCredits }: LowBalance) {
  const dismissal = useFetcher<{ readonly ok: true } | Problem>();
  if (dismissal.state !== "idle") return null;
  const problem = dismissal.data && !dismissal.data.ok ? dismissal.data : null;
  return (
    <Banner
      tone="warning"
      action={{ content: t("home.buyCredits"), url: "/app/credits" }}
      onDismiss={() => {
        // The note takes its button along; the keyboard goes on at the page's beginning.
        document.querySelector("main")?.focus({ preventScroll: true });
        dismissal.submit(
          { key: "lowBalanceDismissed", value: { availableCredits, usedCredits } },
          { method: "post", encType: "application/json" },
        );
      }}
    >
      {sentences(
        t("home.lowBalance", { count: availableCredits, used: usedCredits, days: LOW_BALANCE_DAYS }),
        problem?.message,
      )}
    </Banner>
  );
}
