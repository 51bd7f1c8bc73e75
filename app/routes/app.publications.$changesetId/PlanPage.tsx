import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useRef } from "react";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { publicationWords } from "#app/components/publication-words.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { AskDialog } from "#app/components/AskDialog.tsx";
import { ChecksCard } from "./ChecksCard.tsx";
import { ChoicesCard } from "./ChoicesCard.tsx";
import { PlannedProduct } from "./PlannedProduct.tsx";
import { ScheduleDialog } from "./ScheduleDialog.tsx";
import { LostPressBanner } from "./LostPressBanner.tsx";
import { backFrom } from "./back-from.ts";
import type { PageProps } from "./page-props.ts";
import { useDialog } from "#app/components/use-dialog.ts";

/** A plan: what each product will show, what stands in the way, choices, and one button that starts it. */
export function PlanPage({
  publication: plan,
  problem,
  isLost,
  lostPress,
  onSeen,
  isSending,
  sending,
  heardAt,
  onSend,
  saveAction,
  onShow,
}: PageProps) {
  const { open, ask, close, activator } = useDialog<{ readonly version: number } | "discard">();
  // What the plan is becomes another one behind the question as well: what was seen before is what is scheduled.
  const scheduled = open !== null && typeof open === "object" ? open : null;
  const list = useRef<HTMLDivElement>(null);
  const productCount = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  const isReady = plan.resultCount > 0 && plan.checkedCount === productCount && plan.hindrances.length === 0;
  const title = t("publications.planTitle", { count: productCount });
  const { label, tone } = publicationWords(plan.status, plan.counts);
  return (
    <Page
      title={title}
      titleMetadata={<Badge tone={tone}>{label}</Badge>}
      subtitle={t("publications.noCredits")}
      backAction={backFrom(plan)}
      primaryAction={{
        content: t("publications.publish", { count: plan.resultCount }),
        disabled: !isReady,
        loading: isSending,
        onAction: () => onSend({ intent: "start", version: plan.version }),
      }}
      secondaryActions={[
        {
          content: t("publications.scheduleOpen"),
          disabled: !isReady,
          onAction: () => ask({ version: plan.version }),
        },
        ...(plan.resultCount > 0 ? [saveAction] : []),
        { content: t("publications.discard"), destructive: true, onAction: () => ask("discard") },
      ]}
    >
      <TitleBar title={title} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <LostPressBanner lostPress={lostPress} onSeen={onSeen} />
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <ChecksCard
          plan={plan}
          productCount={productCount}
          isSending={isSending}
          onSend={onSend}
          onShow={(only) => {
            onShow(only);
            list.current?.scrollIntoView({ block: "start" });
          }}
        />
        <ChoicesCard plan={plan} isSending={isSending} sending={sending} onSend={onSend} />
        <div ref={list}>
          <Card>
            <BlockStack gap="400">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="h2" variant="headingMd">
                  {plan.only === null ? t("publications.products") : t("publications.onlySuch")}
                </Text>
                {plan.only !== null && (
                  <Button variant="plain" onClick={() => onShow(null)}>
                    {t("publications.showAll")}
                  </Button>
                )}
              </InlineStack>
              {plan.products.length === 0 ? (
                <Text as="p" tone="subdued">
                  {plan.resultCount === 0 ? t("publications.allLeftOut") : t("publications.noneLeft")}
                </Text>
              ) : (
                <div className="ps-lines">
                  {plan.products.map((product) => (
                    <PlannedProduct
                      key={product.productGid}
                      product={product}
                      isSending={isSending}
                      onSend={onSend}
                    />
                  ))}
                </div>
              )}
              <NextPage name="after" next={plan.next} isFirst={plan.isFirstPage} />
            </BlockStack>
          </Card>
        </div>
      </BlockStack>
      <ScheduleDialog
        isOpen={scheduled !== null}
        activator={activator}
        isSending={isSending}
        onClose={close}
        onSchedule={(startsAt) => {
          if (scheduled) onSend({ intent: "start", startsAt, version: scheduled.version });
          close();
        }}
      />
      <AskDialog
        isOpen={open === "discard"}
        activator={activator}
        title={t("publications.discardTitle")}
        sentences={[t("publications.discardMeans")]}
        act={t("publications.discard")}
        isDestructive
        isSending={isSending}
        onClose={close}
        onAct={() => {
          onSend({ intent: "cancel" });
          close();
        }}
      />
    </Page>
  );
}
