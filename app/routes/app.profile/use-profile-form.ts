import { useState } from "react";
import { judgeProfile, mergeForms, type ProfileErrors, type ProfileForm, sameForm } from "./profile-form.ts";

/**
 * The form while it is typed in. What was saved comes back from the server; what was typed since stays, and shows what
 * another window saved in the other fields. The sentence of a field goes as soon as the field is changed.
 *
 * @param saved the form as it is stored, another object each time that it was read
 * @param answer of the last save: `isKept`, or what the server found wrong
 */
export function useProfileForm(
  saved: ProfileForm,
  { isKept, refused }: { readonly isKept: boolean; readonly refused: ProfileErrors | undefined },
) {
  const [form, setForm] = useState(saved);
  const [base, setBase] = useState(saved);
  const [sent, setSent] = useState<ProfileForm | null>(null);
  const [errors, setErrors] = useState<ProfileErrors>({});
  const [told, setTold] = useState(refused);
  if (refused !== told) {
    setTold(refused);
    if (refused) setErrors(refused);
  }
  if (saved !== base) {
    setBase(saved);
    // What was sent and kept comes back as the server writes it.
    setForm(mergeForms({ base: (isKept && sent) || base, saved, typed: form }));
    setSent(null);
    if (isKept && sent) setErrors({});
  }
  return {
    form,
    errors,
    isChanged: !sameForm(form, saved),
    change: (changed: Partial<ProfileForm>) => {
      setForm((before) => ({ ...before, ...changed }));
      setErrors((before) =>
        Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changed))),
      );
    },
    discard: () => {
      setForm(saved);
      setErrors({});
    },
    noteSent: () => setSent(form),
    /** False when a field is wrong, which is marked then. */
    judge: (): boolean => {
      const judged = judgeProfile(form);
      setErrors(judged.ok ? {} : judged.errors);
      return judged.ok;
    },
  };
}

/** What each card of the form is given. */
export interface CardProps<View> {
  readonly view: View;
  readonly form: ProfileForm;
  readonly errors: ProfileErrors;
  readonly onChange: (changed: Partial<ProfileForm>) => void;
}
