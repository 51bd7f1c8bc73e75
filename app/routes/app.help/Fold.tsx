import type { ReactNode } from "react";

export interface Folding {
  readonly isOpen: (id: string) => boolean;
  readonly noteOpen: (id: string, isOpen: boolean) => void;
}

/** A heading that opens what it is about: the browser's own, so it works before scripts do and its search opens it. */
export function Fold({
  id,
  heading,
  folding: { isOpen, noteOpen },
  children,
}: {
  readonly id: string;
  readonly heading: ReactNode;
  readonly folding: Folding;
  readonly children: ReactNode;
}) {
  return (
    <details
      className="ps-fold"
      open={isOpen(id)}
      onToggle={({ currentTarget, target }) => {
        // React tells the folds around about it too.
        if (target === currentTarget) noteOpen(id, currentTarget.open);
      }}
    >
      <summary>{heading}</summary>
      {children}
    </details>
  );
}
