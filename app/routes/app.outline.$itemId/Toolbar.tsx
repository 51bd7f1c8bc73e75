import { Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";
import type { Tool } from "./Canvas.tsx";
import { type Painting, RADII, type View, ZOOMS, zoomed } from "./strokes.ts";

const TOOLS = [
  ["keep", "Keep", "K"],
  ["remove", "Remove", "R"],
  ["move", "Move", "M"],
] as const satisfies readonly (readonly [Tool, string, string])[];

/** What is painted with, how large, how near, and back. */
export function Toolbar({
  tool,
  size,
  view,
  painting,
  onTool,
  onSize,
  onView,
  onStep,
}: {
  readonly tool: Tool;
  /** Which of RADII. */
  readonly size: number;
  readonly view: View;
  readonly painting: Painting;
  readonly onTool: (tool: Tool) => void;
  readonly onSize: (size: number) => void;
  readonly onView: (view: View) => void;
  readonly onStep: (step: "undo" | "redo" | "reset") => void;
}) {
  return (
    <InlineStack gap="300" blockAlign="center">
      <ButtonGroup variant="segmented">
        {TOOLS.map(([name, label, key]) => (
          <Button
            key={name}
            pressed={tool === name}
            accessibilityLabel={`${label} (key ${key})`}
            onClick={() => onTool(name)}
          >
            {label}
          </Button>
        ))}
      </ButtonGroup>
      <InlineStack gap="100" blockAlign="center">
        <Button
          accessibilityLabel="Smaller brush (key [)"
          disabled={size === 0}
          onClick={() => onSize(size - 1)}
        >
          −
        </Button>
        <Text as="span" tone="subdued">
          Brush {size + 1} of {RADII.length}
        </Text>
        <Button
          accessibilityLabel="Larger brush (key ])"
          disabled={size === RADII.length - 1}
          onClick={() => onSize(size + 1)}
        >
          +
        </Button>
      </InlineStack>
      <InlineStack gap="100" blockAlign="center">
        <Button
          accessibilityLabel="Zoom out"
          disabled={view.zoom === ZOOMS[0]}
          onClick={() => onView(zoomed(view, -1))}
        >
          −
        </Button>
        <Text as="span" tone="subdued">
          {Math.round(view.zoom * 100)} %
        </Text>
        <Button
          accessibilityLabel="Zoom in"
          disabled={view.zoom === ZOOMS.at(-1)}
          onClick={() => onView(zoomed(view, 1))}
        >
          +
        </Button>
      </InlineStack>
      <ButtonGroup>
        <Button disabled={painting.done.length === 0} onClick={() => onStep("undo")}>
          Undo
        </Button>
        <Button disabled={painting.undone.length === 0} onClick={() => onStep("redo")}>
          Redo
        </Button>
        <Button disabled={painting.done.length === 0} onClick={() => onStep("reset")}>
          Reset
        </Button>
      </ButtonGroup>
    </InlineStack>
  );
}
