interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** The cursor of the page after this one, or null. */
export function nextCursor({ pageInfo }: Connection<unknown>): string | null {
  return pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
}

/** Reads a connection to its end; null when what it hangs on is gone (`read` answers nothing). */
export async function allPages<Node>(
  read: (after: string | null) => Promise<Connection<Node> | null | undefined>,
): Promise<Node[] | null> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const page = await read(after);
    if (!page) return null;
    nodes.push(...page.nodes);
    after = nextCursor(page);
    if (after === null) return nodes;
  }
}
