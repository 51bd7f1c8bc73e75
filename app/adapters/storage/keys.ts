/** Keys are made by the server; one that could leave its store is a bug and throws. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const MAX_KEY_LENGTH = 500;

/**
 * Passes a key of ASCII letters, digits, `.`, `-`, `_`, in pieces parted by `/`; no piece begins with a dot.
 * @throws Error for any other
 */
export function checkedKey(key: string): string {
  if (key.length > MAX_KEY_LENGTH || !KEY.test(key))
    throw new Error(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
  return key;
}
