/** The catalog stores nothing about a shop: what it reads lives only as long as the reading. */

export async function onUninstall(): Promise<void> {}

export async function onRedact(): Promise<void> {}

/** What the room stores about the shop: nothing. */
export async function onDataRequest(): Promise<Record<string, never>> {
  return {};
}
