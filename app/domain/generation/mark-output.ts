import { ContainerError, sayProvenance } from "#app/platform/provenance/say-provenance.ts";
import type { EngineFailure, EngineOutput } from "./ports.ts";

/** As files name it, whatever language anybody reads. */
const CREATOR = "ProductStudio";

/**
 * Lets the files of a result say where they come from, whatever engine made them: IPTC's source type, the tool, the
 * source's hash, read back from the final bytes. One that says it already stays as it is; pixels are never touched.
 *
 * @returns the marked files, or the files as they were and `unmarked`: why they can't say it. Whoever opens them first
 *   may know better what is wrong with them.
 */
export function markOutput({
  output,
  engine,
  sourceSha256,
  paintsProduct,
}: {
  readonly output: EngineOutput;
  readonly engine: string;
  readonly sourceSha256: string;
  readonly paintsProduct: boolean;
}): EngineOutput & { readonly unmarked?: EngineFailure } {
  const provenance = { creatorTool: `${CREATOR}, engine ${engine}`, sourceSha256, paintsProduct };
  try {
    const { bytes, poster } = output;
    return {
      ...output,
      bytes: sayProvenance(bytes, provenance),
      ...(poster && { poster: sayProvenance(poster, provenance) }),
    };
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    const detail = `the file can't say where it comes from: ${error.message}`;
    return { ...output, unmarked: { code: "invalid_output", detail } };
  }
}
