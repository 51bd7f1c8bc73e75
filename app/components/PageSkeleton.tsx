import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Layout, Page, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

interface Shape {
  /** Known before the page is there; a run's or a result's is not. */
  readonly title?: WordKey;
  readonly isFullWidth?: boolean;
  readonly main: ReactNode;
  readonly side?: ReactNode;
}

/** Pages of one of a list, by the list's. */
const ONE_OF = { runs: "run", publications: "publication" } as const;

/** By the first piece of the path behind /app. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "": {
    title: "frame.home",
    main: (
      <div className="ps-home">
        <div className="ps-home__balance">
          <Lines lines={3} />
        </div>
        <div className="ps-home__main">
          <BlockStack gap="400">
            <Lines lines={4} />
            <Grid />
          </BlockStack>
        </div>
        <div className="ps-home__account">
          <Lines lines={2} />
        </div>
      </div>
    ),
  },
  create: {
    title: "frame.create",
    main: [<Lines key="1" lines={2} />, <Lines key="2" lines={4} />],
    side: <Lines lines={5} />,
  },
  credits: {
    title: "frame.credits",
    main: [
      <div key="1" className="ps-beside">
        <Lines lines={5} />
        <Lines lines={5} />
      </div>,
      <Lines key="2" lines={8} />,
      <Lines key="3" lines={6} />,
      <Lines key="4" lines={8} />,
    ],
  },
  history: { title: "frame.history", main: [<Lines key="1" lines={2} />, <Grid key="2" />] },
  rules: { title: "frame.rules", main: [<Lines key="1" lines={4} />, <Lines key="2" lines={12} />] },
  runs: { title: "frame.runs", main: <Lines lines={12} /> },
  run: { main: [<Lines key="1" lines={3} />, <Grid key="2" />], side: <Lines lines={3} /> },
  review: {
    title: "frame.review",
    isFullWidth: true,
    main: [
      <div key="1" className="ps-review__choices ps-between-cards">
        <Field />
        <Field />
      </div>,
      <div key="2" className="ps-review">
        <div className="ps-review__stage">
          <Card>
            <div className="ps-review__pair">
              <div className="ps-compare ps-compare--source" />
              <div className="ps-compare" />
            </div>
          </Card>
        </div>
        <div className="ps-review__findings">
          <Lines lines={8} />
        </div>
        <div className="ps-review__queue">
          <Lines lines={4} />
        </div>
      </div>,
    ],
  },
  outline: {
    main: (
      <Card>
        <BlockStack gap="400">
          <SkeletonDisplayText size="small" maxWidth="20ch" />
          <div className="ps-picture" />
        </BlockStack>
      </Card>
    ),
    side: <Lines lines={8} />,
  },
  results: { main: <Pair />, side: <Lines lines={8} /> },
  publications: { title: "frame.publications", main: <Lines lines={12} /> },
  profile: {
    title: "frame.profile",
    main: [<Lines key="1" lines={8} />, <Lines key="2" lines={14} />, <Lines key="3" lines={5} />],
  },
  help: { title: "frame.help", main: [<Lines key="1" lines={2} />, <Lines key="2" lines={16} />] },
  notifications: { title: "frame.notifications", main: <Lines lines={8} /> },
  publication: { main: [<Lines key="1" lines={3} />, <Lines key="2" lines={12} />] },
};

/** The page that is on its way, in its final layout, so that nothing jumps when it comes. */
export function PageSkeleton({ pathname }: { readonly pathname: string }) {
  const [, , section = "", id] = pathname.split("/");
  const shape = id !== undefined && section in ONE_OF ? ONE_OF[section as keyof typeof ONE_OF] : section;
  const {
    title: words,
    isFullWidth = false,
    main,
    side,
  }: Shape = SHAPES[shape] ?? { main: <Lines lines={3} /> };
  const title = words && t(words);
  return (
    <div aria-busy="true">
      <output className="ps-unseen">{t("frame.loading")}</output>
      <TitleBar title={title ?? ""} />
      <Page
        title={title ?? "…"}
        fullWidth={isFullWidth}
        {...(section !== "" && { backAction: { content: t("frame.home"), url: "/app" } })}
      >
        {side === undefined ? (
          <BlockStack gap="400">{main}</BlockStack>
        ) : (
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">{main}</BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">{side}</Layout.Section>
          </Layout>
        )}
      </Page>
    </div>
  );
}

function Lines({ lines }: { readonly lines: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}

/** A choice with its name above. */
function Field() {
  return (
    <BlockStack gap="100">
      <SkeletonDisplayText size="small" maxWidth="12ch" />
      <div className="ps-field-place" />
    </BlockStack>
  );
}

function Grid() {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <div className="ps-grid">
          {Array.from({ length: 9 }, (_, index) => (
            <div key={index} className="ps-picture" />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function Pair() {
  return (
    <Card>
      <div className="ps-pair">
        <div className="ps-picture" />
        <div className="ps-picture" />
      </div>
    </Card>
  );
}
