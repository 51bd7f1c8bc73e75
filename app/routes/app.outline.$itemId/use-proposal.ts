import { useCallback, useEffect, useRef, useState } from "react";
import type { Stroke } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ProposalView } from "./presenter.server.ts";

/** Strokes that follow each other quickly are asked about together. */
const PAUSE_MS = 250;
const TIMEOUT_MS = 50_000;

export interface Proposal {
  /** The newest outline that came; null before the first. */
  readonly view: ProposalView | null;
  /** How many strokes it takes in. */
  readonly strokeCount: number;
  readonly isAsking: boolean;
  /** Why the last one didn't come; null when it did. */
  readonly problem: string | null;
  /** Asks at once. */
  readonly ask: () => void;
}

/** Keeps the outline up with the strokes: asks the server after each of them, and drops what comes too late. */
export function useProposal(itemId: string, strokes: readonly Stroke[]): Proposal {
  const [view, setView] = useState<{ shown: ProposalView; strokeCount: number } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const current = useRef<AbortController>();

  const ask = useCallback(async () => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setIsAsking(true);
    try {
      const response = await fetch(`/app/outline/${itemId}/preview`, {
        method: "POST",
        body: JSON.stringify({ strokes }),
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        signal: AbortSignal.any([own.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const answer = (await response.json()) as ProposalView | { ok: false; message?: string };
      if (own.signal.aborted) return;
      if (answer.ok) setView({ shown: answer, strokeCount: strokes.length });
      setProblem(answer.ok ? null : (answer.message ?? t("outline.lost")));
    } catch {
      if (own.signal.aborted) return;
      setProblem(t("outline.lost"));
    }
    setIsAsking(false);
  }, [itemId, strokes]);

  useEffect(() => {
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ask]);
  useEffect(() => () => current.current?.abort(), []);

  return {
    view: view?.shown ?? null,
    strokeCount: view?.strokeCount ?? 0,
    isAsking,
    problem,
    ask: () => void ask(),
  };
}
