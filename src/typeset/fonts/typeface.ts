/** A family of letters that the typesetter may use. */
export interface Typeface {
  /** npm package that holds the files; null where they are a user's own, by their paths. */
  package: string | null;
  /** Files inside the package: weights and slants. */
  files: readonly string[];
  /** ISO 15924 scripts it is used for, with how often among that script's lines. */
  scripts: readonly (readonly [string, number])[];
  /** Has capitals only, so that small letters would be drawn as something the truth doesn't say. */
  capitalsOnly?: boolean;
  /** Characters that it has and draws as others, so that a page would say what its truth doesn't. */
  misdraws?: RegExp;
  /** Too fine or too wild to be read small: least size in pixels. */
  least?: number;
}

/** A typeface with the weights that pages are set in. */
export interface PageTypeface extends Typeface {
  /** What users and truths call it. */
  name: string;
  /** The file for running text, and the one for headlines and prices. */
  body: string;
  display: string;
  /** Too heavy or too lively for running text, which is then set in the script's plain typeface. */
  headlinesOnly?: true;
}

export const google = (name: string, ...files: string[]) => ({
  package: `@expo-google-fonts/${name}`,
  files,
});

export const embed = (name: string, ...files: string[]) => ({
  package: `@embedpdf/fonts-${name}`,
  files: files.map((file) => `fonts/${file}`),
});

/** Files of the Google packages, each named after its folder. */
export const styles = (stem: string, ...names: string[]) =>
  names.map((name) => `${name}/${stem}_${name}.ttf`);
