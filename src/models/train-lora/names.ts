import { safe } from '../../dataset/finding.ts';

const PICTURE = /\.(png|jpe?g|webp)$/i;
const CAPTION = /\.txt$/i;

/** A fault of a file of the folder. */
export interface FileFault {
  file: string;
  what: string;
  found?: string;
  expected: string;
  mend: string;
}

/** A picture and the caption of its name, as they are called in the folder. */
export interface Pair {
  picture: string;
  caption: string | null;
  /** The picture's name without its suffix, safe to print. */
  stem: string;
}

export interface SortedNames {
  pairs: Pair[];
  ignored: string[];
  faults: FileFault[];
}

/**
 * Finds the caption of each picture. Names that differ by capitals or by how Unicode spells them are
 * one name: on some disks they are, and a caption must not go with the wrong picture.
 *
 * @param names of all files, sorted
 */
export function namesOf(names: readonly string[]): SortedNames {
  // Hidden files are a system's own: `._a.png` on a stick is no picture.
  const visible = names.filter((name) => !name.startsWith('.'));
  const pictures = visible.filter((name) => PICTURE.test(name));
  const captions = visible.filter((name) => CAPTION.test(name));
  const byName = Map.groupBy(captions, (name) => keyOf(name, CAPTION));
  const pairs = pictures.map((picture) => ({
    picture,
    caption: byName.get(keyOf(picture, PICTURE))?.[0] ?? null,
    stem: safe(picture.replace(PICTURE, '')),
  }));
  const known = new Set(pictures.map((name) => keyOf(name, PICTURE)));
  return {
    pairs,
    ignored: visible.filter((name) => !PICTURE.test(name) && !CAPTION.test(name)),
    faults: [
      ...shared(pictures, PICTURE, 'pictures of one name', 'a name, and a caption, for each'),
      ...shared(captions, CAPTION, 'captions of one name', 'one caption for each picture'),
      ...captions
        .filter((name) => !known.has(keyOf(name, CAPTION)))
        .map((file) => ({
          file,
          what: 'a caption without a picture',
          expected: `${safe(file.replace(CAPTION, ''))}.png, .jpg or .webp beside it`,
          mend: 'Add the picture, or take the caption out.',
        })),
    ],
  };
}

function shared(
  names: readonly string[],
  suffix: RegExp,
  what: string,
  expected: string,
): FileFault[] {
  const groups = [...Map.groupBy(names, (name) => keyOf(name, suffix)).values()];
  return groups.flatMap(([first, ...others]) =>
    others.map((file) => ({
      file,
      what,
      found: `${safe(first!)} too`,
      expected,
      mend: 'Rename one of them.',
    })),
  );
}

function keyOf(name: string, suffix: RegExp): string {
  return name.replace(suffix, '').normalize('NFC').toLowerCase();
}
