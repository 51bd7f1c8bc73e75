import { useState } from "react";
import { type ProfileErrors, type ProfileForm, judgeProfile, sameForm } from "./profile-form.ts";

/**
 * The form while it is typed in. What was saved comes back from the server and takes the place of what was typed; the
 * sentence of a field goes as soon as the field is changed.
 *
 * @param saved the form as it is stored
 * @param refused what the server found wrong
 */
export function useProfileForm(saved: ProfileForm, refused: ProfileErrors | undefined) {
  const [form, setForm] = useState(saved);
  const [base, setBase] = useState(saved);
  const [errors, setErrors] = useState<ProfileErrors>({});
  const [told, setTold] = useState(refused);
  if (refused !== told) {
    setTold(refused);
    if (refused) setErrors(refused);
  }
  // Another object with the same choices is no news: a form that is being typed in stays.
  if (!sameForm(saved, base)) {
    setBase(saved);
    setForm(saved);
    setErrors({});
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
