import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect, useId, useState } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { fileSize, moment } from "#app/components/format.ts";
import { useSavedFile } from "#app/components/use-saved-file.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import type { DownloadFailure } from "#app/domain/assets/schemas.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { DownloadView } from "./presenter.server.ts";

const FAILURES = wordsByName<DownloadFailure>({
  "storage-full": "history.zipNoRoom",
  "all-gone": "history.zipAllGone",
  "gave-up": "history.zipGaveUp",
});

/** ZIPs: how far each is, the way to save it, and to prepare it anew. */
export function DownloadsCard({
  downloads,
  isSending,
  onAgain,
}: {
  readonly downloads: readonly DownloadView[];
  readonly isSending: boolean;
  readonly onAgain: (downloadId: string) => void;
}) {
  const { save, isAsking, problem } = useSavedFile();
  if (downloads.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("history.downloads")}
        </Text>
        {problem && (
          <div role="alert">
            <Text as="p" tone="critical">
              {problem.message}
            </Text>
          </div>
        )}
        <div className="ps-lines">
          {downloads.map((download) => (
            <DownloadLine
              key={download.downloadId}
              download={download}
              isSending={isSending || isAsking}
              onSave={() => save(`/app/history/downloads/${download.downloadId}`)}
              onAgain={() => onAgain(download.downloadId)}
            />
          ))}
        </div>
        <Announcement downloads={downloads} />
      </BlockStack>
    </Card>
  );
}

function DownloadLine({
  download,
  isSending,
  onSave,
  onAgain,
}: {
  readonly download: DownloadView;
  readonly isSending: boolean;
  readonly onSave: () => void;
  readonly onAgain: () => void;
}) {
  const { state, fileCount, doneCount, missingCount, sizeBytes, failureCode, createdAt, expiresAt } =
    download;
  const labelId = useId();
  const timeZone = useTimeZone();
  const name = t("history.zip", { count: fileCount });
  return (
    <div className="ps-line ps-line--wrap">
      <div className="ps-row__text">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <span id={labelId}>
              <Text as="span" fontWeight="medium">
                {name}
              </Text>
            </span>
            {state === "ready" && <Badge tone="success">{t("history.zipReady")}</Badge>}
            {state === "failed" && <Badge tone="critical">{t("history.zipFailed")}</Badge>}
            {state === "expired" && <Badge>{t("history.zipExpired")}</Badge>}
          </InlineStack>
          <Text as="p" tone="subdued">
            {state === "preparing" && t("history.zipProgress", { done: doneCount, all: fileCount })}
            {state === "ready" &&
              sentences(
                t("history.zipKept", {
                  size: fileSize(sizeBytes ?? 0),
                  until: moment(expiresAt, "time", timeZone),
                }),
                missingCount > 0 && t("history.zipLeftOut", { count: missingCount }),
              )}
            {state === "failed" && failureCode !== null && FAILURES[failureCode]}
            {state === "expired" && (
              <Rich words="history.zipAskedFor" parts={{ at: <Moment iso={createdAt} /> }} />
            )}
          </Text>
          {state === "preparing" && (
            <ProgressBar
              progress={(doneCount / fileCount) * 100}
              size="small"
              tone="primary"
              ariaLabelledBy={labelId}
            />
          )}
        </BlockStack>
      </div>
      {state === "ready" && (
        <Button disabled={isSending} accessibilityLabel={t("history.saveNamed", { name })} onClick={onSave}>
          {t("history.save")}
        </Button>
      )}
      {(state === "expired" || (state === "failed" && failureCode !== "all-gone")) && (
        <Button
          disabled={isSending}
          accessibilityLabel={t("history.prepareNamedAgain", { name })}
          onClick={onAgain}
        >
          {t("history.prepareAgain")}
        </Button>
      )}
    </div>
  );
}

/** Speaks when one has become ready, or couldn't be made: not at every step of a bar. */
function Announcement({ downloads }: { readonly downloads: readonly DownloadView[] }) {
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null);
  const preparing = downloads
    .filter(({ state }) => state === "preparing")
    .map(({ downloadId }) => downloadId);
  const [said, setSaid] = useState("");
  const key = preparing.join();
  useEffect(() => {
    const ended = downloads.find(({ downloadId, state }) => before?.has(downloadId) && state !== "preparing");
    if (ended) setSaid(ended.state === "ready" ? t("history.zipNowReady") : t("history.zipNowFailed"));
    setBefore(new Set(preparing));
    // The answer is compared when the list of those that are prepared changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return <output className="ps-unseen">{said}</output>;
}
