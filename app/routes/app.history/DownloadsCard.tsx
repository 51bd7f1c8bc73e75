import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect, useId, useState } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { count, counted, fileSize } from "#app/components/format.ts";
import { useSavedFile } from "#app/components/use-saved-file.ts";
import type { DownloadFailure } from "#app/domain/assets/schemas.ts";
import type { DownloadView } from "./presenter.server.ts";

const FAILURES = {
  "storage-full":
    "There was no room for it. Your credits are unchanged; choose fewer results, or try again later.",
  "all-gone": "None of its results is there any more. Your credits are unchanged.",
  "gave-up": "It couldn't be prepared. Your credits are unchanged; try again.",
} as const satisfies Record<DownloadFailure, string>;

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
          Downloads
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
  const name = `ZIP of ${counted(fileCount, "result")}`;
  const left =
    missingCount === 0 ? "" : ` ${counted(missingCount, "result was", "results were")} gone and left out.`;
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
            {state === "ready" && <Badge tone="success">Ready</Badge>}
            {state === "failed" && <Badge tone="critical">Not prepared</Badge>}
            {state === "expired" && <Badge>No longer kept</Badge>}
          </InlineStack>
          <Text as="p" tone="subdued">
            {state === "preparing" &&
              `${count(doneCount)} of ${count(fileCount)} are in it. You can leave this page.`}
            {state === "ready" && (
              <>
                {fileSize(sizeBytes ?? 0)}, kept until <Moment iso={expiresAt} />.{left}
              </>
            )}
            {state === "failed" && failureCode !== null && FAILURES[failureCode]}
            {state === "expired" && (
              <>
                Asked for on <Moment iso={createdAt} />. A ZIP is kept for 24 hours.
              </>
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
        <Button disabled={isSending} accessibilityLabel={`Save ${name}`} onClick={onSave}>
          Save
        </Button>
      )}
      {(state === "expired" || (state === "failed" && failureCode !== "all-gone")) && (
        <Button disabled={isSending} accessibilityLabel={`Prepare ${name} again`} onClick={onAgain}>
          Prepare again
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
    if (ended)
      setSaid(ended.state === "ready" ? "A ZIP is ready to be saved." : "A ZIP couldn't be prepared.");
    setBefore(new Set(preparing));
    // The answer is compared when the list of those that are prepared changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return <output className="ps-unseen">{said}</output>;
}
