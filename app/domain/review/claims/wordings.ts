/**
 * More wordings of the classes of claims.json: word forms of what its patterns name by single words. They stand here and
 * not in the data, so that newer data replaces the file as it comes.
 */
const WORDINGS: Readonly<Record<string, readonly RegExp[]>> = {
  // A body's values and conditions that something is to change; a drug that it is to be like.
  disease_treatment: [
    /\b(?:lower|reduc|decreas|cut|control|manag|regulat|normali[sz]|balanc|cur|treat|prevent|heal|revers|reliev|fight|stop|eas)(?:e?s|ed?|ing|ting)?\b(?:\W+\w+){0,3}?\W+(?:blood\W+(?:pressure|sugar)|cholesterol|(?:cancer|stroke|heart attack|disease)\W+risk|risk\W+of\W+(?:cancer|strokes?|heart|disease|diabetes)|inflammation|(?:joint|back|knee|muscle|nerve|chronic)\W+pain|fever|tumou?rs?|cancer|dementia|adhd|autism)\b/giu,
    /\b(?:pain|migraine|arthritis|allergy|anxiety|eczema|sciatica|cold|flu)[- ]relief\b/giu,
    /\b(?:viagra|cialis|ozempic|wegovy|botox|xanax|prozac|adderall|ritalin)\b/giu,
  ],
  structure_function: [
    /\b(?:support|boost|improv|promot|enhanc|strengthen|increas|restor|stimulat)(?:e?s|ed?|ing)?\b(?:\W+\w+){0,3}?\W+(?:fertility|libido|testosterone|circulation|blood flow|eyesight|cognit\w+|prostate|thyroid|bladder|lungs?)\b/giu,
    /\b(?:remov|flush|eliminat|draw|cleans|expel|purg)(?:e?s|ed?|ing)?\b(?:\W+\w+){0,3}?\W+toxins?\b(?!\W+(?:from|in)\W+(?:(?:the|your|tap|drinking|indoor)\W+){0,2}(?:air|water|rooms?|home|house|car|soil|pond|tank|aquarium)\b)/giu,
  ],
  cosmetic_as_drug: [
    /\b(?:revers|prevent|stop|cur|treat|combat|fight|end)(?:e?s|ed?|ing|ping)?\b(?:\W+\w+){0,2}?\W+(?:hair (?:loss|thinning)|baldness|balding|age?ing)\b/giu,
  ],
  clinical_proof: [
    /\b(?:tested|proven|approved|recommended|endorsed|verified|formulated|developed|certified)\W+by\W+(?:\w+\W+){0,3}?(?:scientists?|doctors?|physicians?|dermatologists?|dentists?|pharmacists?|researchers?|veterinarians?|vets|nasa|medical experts?)\b/giu,
  ],
  // A result with a time in which it is to come.
  absolute: [
    /\b(?:whiten|remov|eras|reduc|grow|regrow|clear|fad|lighten|heal|cur|tighten)(?:e?s|ed?|ing)?\b(?:\W+\w+){0,5}?\W+(?:overnight|in\W+(?:just\W+|only\W+)?\d+\W+(?:minutes?|hours?|days?|nights?|weeks?))\b/giu,
  ],
  reviews_stars: [
    /\bendorsed\W+by\b/giu,
    /\b(?:recommended|loved|trusted|used|worn)\W+by\W+(?:\w+\W+)?(?:celebrit\w+|influencers?|the stars|experts|professionals)\b/giu,
  ],
  carbon_claim: [/\b(?:zero|no)[- ](?:carbon[- ]|co2[- ])?emissions?\b/giu, /\bemissions?[- ]free\b/giu],
  comparison: [/\breplicas?\b/giu, /\bcounterfeits?\b/giu],
};

const NONE: readonly RegExp[] = [];

/** Further patterns of a class, each with the flags `giu`. */
export const wordingsOf = (claimId: string): readonly RegExp[] => WORDINGS[claimId] ?? NONE;
