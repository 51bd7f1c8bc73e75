/** The demo's secrets: made once, kept in its data folder for its owner's eyes only. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const schema = z.object({
  apiKey: z.string().min(32),
  apiSecret: z.string().min(32),
  encryptionKeys: z.string().min(40),
  signingKey: z.string().min(40),
  databasePassword: z.string().min(24),
});
export type DemoSecrets = z.infer<typeof schema>;

/** Whether `file` holds a demo's secrets. */
export function isSecretsFile(file: string): boolean {
  try {
    readSecrets(file);
    return true;
  } catch {
    return false; // not there, or broken
  }
}

function readSecrets(file: string): DemoSecrets {
  const text = readFileSync(file, "utf8");
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `The file ${file} is broken: a demo's secrets can't be read from it. Start anew with --fresh, or choose another folder with --data.`,
      { cause: error },
    );
  }
}

/**
 * Reads the secrets in `file`, or makes them (mode 0600).
 * @throws Error in a sentence when the file holds something else
 */
export function demoSecrets(file: string): DemoSecrets {
  if (existsSync(file)) return readSecrets(file);
  const secrets: DemoSecrets = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: randomBytes(24).toString("hex"),
    encryptionKeys: `k1:${randomBytes(32).toString("base64")}`,
    signingKey: randomBytes(32).toString("base64"),
    databasePassword: randomBytes(24).toString("hex"),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
