/**
 * Cyrillic and Greek letters, and Latin ones of other alphabets, that look like letters of English: a word that is
 * written with them is read as the word that it looks like. Source: Unicode Technical Standard 39, confusables.txt; only
 * single letters, and those that stay letters.
 */
const LOOK_ALIKE =
  "аaсcԁdеeɡgһhіiјjӏlоoрpԛqѕsԝwхxуyѵvгrАAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYԜW" +
  "αaγyιiνvοoρpσoυuϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXɑaıiѡw";

const LATIN: ReadonlyMap<string, string> = new Map(
  [...LOOK_ALIKE.matchAll(/(.)(.)/gu)].map(([, letter = "", latin = ""]) => [letter, latin]),
);

/** Letters as the English ones that they look like; the text stays as long as it was. */
export const asLatin = (text: string): string =>
  text.replace(/[\p{Script=Cyrillic}\p{Script=Greek}ɡɑı]/gu, (letter) => LATIN.get(letter) ?? letter);
