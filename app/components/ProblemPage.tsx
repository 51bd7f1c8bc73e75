import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { TitleBar } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { t } from "#app/platform/i18n/translate.ts";

interface Problem {
  readonly title: string;
  readonly text: string;
  /** Asking again may help. */
  readonly canRetry: boolean;
}

/**
 * What an error leaves of a page: what happened, what it means for credits, and ways out. Refusals bring their own
 * sentence; anything else says no more than is true of every failure of a page.
 */
export function ProblemPage() {
  const error = useRouteError();
  const revalidator = useRevalidator();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, text, canRetry } = explain(error);
  useEffect(() => {
    heading.current?.focus();
    // The page that takes its place has the keyboard go on at its beginning.
    return () => document.querySelector("main")?.focus({ preventScroll: true });
  }, []);
  return (
    <Page narrowWidth>
      <TitleBar title={title} />
      <Card>
        <BlockStack gap="400">
          <h2 ref={heading} tabIndex={-1} className="ps-main">
            <Text as="span" variant="headingMd">
              {title}
            </Text>
          </h2>
          <Text as="p">{text}</Text>
          <InlineStack gap="200">
            {canRetry && (
              <Button
                variant="primary"
                loading={revalidator.state !== "idle"}
                onClick={() => revalidator.revalidate()}
              >
                {t("frame.tryAgain")}
              </Button>
            )}
            <Button url="/app" variant={canRetry ? "secondary" : "primary"}>
              {t("frame.goHome")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}

function explain(error: unknown): Problem {
  if (!isRouteErrorResponse(error)) {
    return {
      title: t("frame.unshown"),
      text: t("frame.noAnswer"),
      canRetry: true,
    };
  }
  const said = (error.data as { message?: unknown } | null)?.message;
  if (error.status === 404) {
    return {
      title: t("frame.notFound"),
      text: t("frame.mayBeDeleted"),
      canRetry: false,
    };
  }
  return {
    title: t("frame.unshown"),
    text: typeof said === "string" ? said : t("frame.unreachableShop"),
    canRetry: true,
  };
}
