import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { count, signed } from "#app/components/format.ts";
import { MOVEMENT_WORDS } from "#app/components/words.ts";
import type { StatementLine } from "#app/domain/credits/schemas.ts";

/** Every change, newest first, with the balance after it. */
export function StatementCard({
  lines,
  next,
  isFirst,
}: {
  readonly lines: readonly StatementLine[];
  readonly next: string | null;
  readonly isFirst: boolean;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Statement
        </Text>
        {lines.length === 0 ? (
          <Text as="p" tone="subdued">
            Every change of your credits appears here.
          </Text>
        ) : (
          <table className="ps-table">
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">What</th>
                <th scope="col" className="ps-end">
                  Credits
                </th>
                <th scope="col" className="ps-end">
                  Balance
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.number}>
                  <td className="ps-table__date">
                    <Moment iso={line.at} />
                  </td>
                  <td>
                    <span className="ps-table__above">
                      <Moment iso={line.at} />
                    </span>
                    <span className="ps-break">
                      {MOVEMENT_WORDS[line.kind]}: <Reason line={line} />
                    </span>
                  </td>
                  <td className="ps-end ps-number">{changeOf(line)}</td>
                  <td className="ps-end ps-number">{count(line.balance)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <NextPage name="before" next={next} isFirst={isFirst} />
      </BlockStack>
    </Card>
  );
}

function Reason({ line }: { readonly line: StatementLine }) {
  return line.runId === null ? line.reason : <Link url={`/app/runs/${line.runId}`}>{line.reason}</Link>;
}

/** Holds and releases move credits between available and held; the owned balance stays. */
function changeOf({ kind, amount, heldChange }: StatementLine): string {
  if (kind === "hold") return `${count(heldChange)} held`;
  if (kind === "release") return `${count(-heldChange)} back`;
  return signed(amount);
}
