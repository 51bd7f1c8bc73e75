import { packetsIn } from "#app/platform/provenance/say-provenance.ts";
import { type Provenance, unsaidIn } from "#app/platform/provenance/provenance.ts";
import { EngineError } from "../engine-error.ts";

/**
 * Reads the final file of a video: it must say where it comes from, once. Its colours are told by its tables.
 * @throws EngineError `invalid_output` with what is missing. ContainerError when the bytes are no MP4.
 */
export function confirmVideoProvenance(bytes: Uint8Array, provenance: Provenance): void {
  const packets = packetsIn(bytes);
  if (packets.length > 1)
    throw new EngineError("invalid_output", undefined, `the file speaks ${packets.length} times`);
  const missing = unsaidIn(packets[0] ?? "", provenance);
  if (missing.length > 0)
    throw new EngineError("invalid_output", undefined, `the file does not say ${missing.join(", ")}`);
}
