import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { count, credits } from "#app/components/format.ts";
import { LOW_BALANCE_DAYS, type LowBalance } from "#app/components/low-balance.ts";

/** Credits run low; dismissed, it comes back when one of its figures has changed. */
export function LowBalanceNote({ availableCredits, usedCredits }: LowBalance) {
  const dismissal = useFetcher();
  if (dismissal.state !== "idle") return null;
  return (
    <Banner
      tone="warning"
      action={{ content: "Buy credits", url: "/app/credits" }}
      onDismiss={() => {
        // The note takes its button along; the keyboard goes on at the page's beginning.
        document.querySelector("main")?.focus({ preventScroll: true });
        dismissal.submit(
          { key: "lowBalanceDismissed", value: { availableCredits, usedCredits } },
          { method: "post", encType: "application/json" },
        );
      }}
    >
      {credits(availableCredits)} {availableCredits === 1 ? "is" : "are"} left, and you used{" "}
      {count(usedCredits)} in the last {LOW_BALANCE_DAYS} days.
    </Banner>
  );
}
