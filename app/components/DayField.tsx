import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { startOfDay } from "./statement-filter.ts";

/** A day that can be typed: on the way to it, the field holds years that are none yet. */
export function DayField({
  label,
  day,
  onChoose,
}: {
  readonly label: string;
  readonly day: string;
  readonly onChoose: (day: string) => void;
}) {
  // What is typed counts until the address has another day.
  const [draft, setDraft] = useState({ day, text: day });
  return (
    <TextField
      type="date"
      label={label}
      autoComplete="off"
      value={draft.day === day ? draft.text : day}
      onChange={(text) => {
        setDraft({ day, text });
        if (text === "" || startOfDay(text) !== undefined) onChoose(text);
      }}
    />
  );
}
