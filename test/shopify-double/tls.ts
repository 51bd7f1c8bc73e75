import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generate } from "selfsigned";
import { CERTIFICATE_NAMES } from "./hosts.ts";

export interface TlsMaterial {
  key: string;
  cert: string;
  /** The authority's certificate as a file, for NODE_EXTRA_CA_CERTS. */
  caPath: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The server's key and certificate, signed by an authority of our own. Both are made once and kept in `folder`
 * (keys readable by the owner only), so that a process that trusts the authority still does after a restart.
 *
 * @param folder - where the four files live
 */
export async function openTls(folder: string): Promise<TlsMaterial> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const caPath = resolve(folder, "ca.pem");
  const caKeyPath = join(folder, "ca.key");
  const certPath = join(folder, "server.pem");
  const keyPath = join(folder, "server.key");

  if (!stillValid(caPath) || !existsSync(caKeyPath)) {
    const ca = await generate([{ name: "commonName", value: "Loopback Shopify authority" }], {
      keyType: "ec",
      algorithm: "sha256",
      ...validFor(3650),
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    writeFileSync(caPath, ca.cert);
    writeFileSync(caKeyPath, ca.private, { mode: 0o600 });
    writeFileSync(certPath, "");
  }

  if (!stillValid(certPath) || !existsSync(keyPath)) {
    const server = await generate([{ name: "commonName", value: "Loopback Shopify" }], {
      keyType: "ec",
      algorithm: "sha256",
      ...validFor(825),
      ca: { key: readFileSync(caKeyPath, "utf8"), cert: readFileSync(caPath, "utf8") },
      extensions: [
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: CERTIFICATE_NAMES.map((value) => ({ type: 2 as const, value })) },
      ],
    });
    writeFileSync(certPath, server.cert);
    writeFileSync(keyPath, server.private, { mode: 0o600 });
  }

  return { key: readFileSync(keyPath, "utf8"), cert: readFileSync(certPath, "utf8"), caPath };
}

function validFor(days: number): { notBeforeDate: Date; notAfterDate: Date } {
  return { notBeforeDate: new Date(Date.now() - DAY_MS), notAfterDate: new Date(Date.now() + days * DAY_MS) };
}

function stillValid(path: string): boolean {
  if (!existsSync(path)) return false;
  const pem = readFileSync(path, "utf8");
  return pem !== "" && Date.parse(new X509Certificate(pem).validTo) > Date.now() + 30 * DAY_MS;
}
