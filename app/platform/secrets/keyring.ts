/**
 * Encryption of single values at rest. Each value gets its own random data key, which is wrapped by one of our keys and
 * stored beside the ciphertext (envelope encryption); the wrapping key's id says which of them opens it.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Where a sealed value lives. It is authenticated with the value, so a value moved to another place does not open. */
export interface SealContext {
  /** The table and column, such as `Session.accessToken`. */
  readonly column: string;
  /** The row's key. */
  readonly row: string;
}

export interface Keyring {
  /** Encrypts `text` for one place with the newest key: `v1.<key id>.<wrapped data key>.<ciphertext>`, base64url. */
  seal(text: string, context: SealContext): string;
  /**
   * Decrypts what `seal` made for the same place, with whichever key made it.
   * @throws SealError when the value was changed or moved, or its key is not in the ring; never says any secret.
   */
  open(sealed: string, context: SealContext): string;
}

/** A sealed value that does not open. Its message is safe to log. */
export class SealError extends Error {
  override readonly name = "SealError";
}

const VERSION = "v1";
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
/** 96 bits, the nonce length GCM is defined for (NIST SP 800-38D, 8.2). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * Makes a keyring.
 * @param encryptionKeys `id:base64,id:base64`, 32 random bytes each. The first encrypts, all decrypt: rotate by putting
 *   a new one in front and removing the old one when nothing sealed with it is left.
 * @throws Error that names the faulty entry by its position, never by its content.
 */
export function createKeyring(encryptionKeys: string): Keyring {
  const keys = parseKeys(encryptionKeys);
  const [newestId] = keys.keys();
  const keyOf = (keyId: string): Buffer => {
    const key = keys.get(keyId);
    if (!key) throw new SealError(`No key "${keyId}" in ENCRYPTION_KEYS opens this value.`);
    return key;
  };
  return {
    seal(text, context) {
      const header = `${VERSION}.${newestId!}`;
      const place = placeBytes(header, context);
      const dataKey = randomBytes(KEY_BYTES);
      const wrapped = encrypt(keyOf(newestId!), dataKey, place);
      const ciphertext = encrypt(dataKey, Buffer.from(text, "utf8"), place);
      return `${header}.${wrapped.toString("base64url")}.${ciphertext.toString("base64url")}`;
    },
    open(sealed, context) {
      const [version, keyId, wrapped, ciphertext, ...rest] = sealed.split(".");
      if (
        version !== VERSION ||
        !keyId ||
        !KEY_ID.test(keyId) ||
        !wrapped ||
        !ciphertext ||
        rest.length > 0
      ) {
        throw new SealError("This is not a sealed value.");
      }
      const place = placeBytes(`${version}.${keyId}`, context);
      const dataKey = decrypt(keyOf(keyId), Buffer.from(wrapped, "base64url"), place);
      return decrypt(dataKey, Buffer.from(ciphertext, "base64url"), place).toString("utf8");
    },
  };
}

function parseKeys(encryptionKeys: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const [index, entry] of encryptionKeys.split(",").entries()) {
    const [keyId = "", base64 = "", ...rest] = entry.trim().split(":");
    const key = Buffer.from(base64, "base64");
    if (!KEY_ID.test(keyId) || key.length !== KEY_BYTES || rest.length > 0) {
      throw new Error(`ENCRYPTION_KEYS: entry ${index + 1} is not id:base64 with ${KEY_BYTES} bytes.`);
    }
    if (keys.has(keyId)) throw new Error(`ENCRYPTION_KEYS: entry ${index + 1} repeats an id.`);
    keys.set(keyId, key);
  }
  return keys;
}

const placeBytes = (header: string, { column, row }: SealContext): Buffer =>
  Buffer.from(JSON.stringify([header, column, row]), "utf8");

function encrypt(key: Buffer, plain: Buffer, place: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(place);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, place: Buffer): Buffer {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(-TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(place);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealError("This value was changed, moved, or sealed with another key.");
  }
}
