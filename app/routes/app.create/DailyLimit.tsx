import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { type Problem, toldUnsure } from "#app/components/keep-page.ts";
import { wholeNumber } from "#app/components/whole-number.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";

/** The shop's daily limit, which holds for all orders and is saved by itself. */
export function DailyLimit({ credits }: { readonly credits: number | null }) {
  const saving = useFetcher<Problem | { readonly ok: true }>();
  const kept = credits === null ? "" : String(credits);
  const [typed, setTyped] = useState(kept);
  const judged = wholeNumber(typed, { max: MAX_INT4 });
  const isUnsaved = judged.ok && (judged.value === null ? "" : String(judged.value)) !== kept;
  const problem =
    saving.state === "idle" && saving.data && !saving.data.ok ? toldUnsure(saving.data).message : false;
  const isSaved = saving.state === "idle" && saving.data?.ok && !isUnsaved;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!judged.ok || saving.state !== "idle") return;
        saving.submit(
          { intent: "daily-limit", credits: typed },
          { method: "post", encType: "application/json" },
        );
      }}
    >
      <BlockStack gap="100">
        <TextField
          label={t("create.dailyLimit")}
          suffix={t("create.creditsUnit")}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          inputMode="numeric"
          maxLength={20}
          error={judged.ok ? problem : judged.message}
          helpText={t("create.dailyLimitHelp")}
          connectedRight={<Button submit>{t("create.save")}</Button>}
        />
        <div aria-live="polite" className="ps-one-line">
          <Text as="span" variant="bodySm" tone="subdued">
            {isUnsaved ? t("create.notSavedYet") : isSaved ? t("create.saved") : ""}
          </Text>
        </div>
      </BlockStack>
    </form>
  );
}
