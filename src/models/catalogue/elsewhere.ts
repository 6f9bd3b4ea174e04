import type { FreeSizes, RatioSizes } from '../canvas-size.ts';
import { knownModel } from '../catalogue.ts';

/** What is taken for granted of models that the catalogue doesn't have. */

/** The bounds of gpt-image-2, which newer ids keep to as far as is known. */
export const gptImageSizes = knownModel('openai', 'gpt-image-2')!.sizes as FreeSizes;

/** The ratios that all of the family take, and pixels of a square picture of each grade. */
export const { ratios: commonRatios, grades } = knownModel('gemini', 'gemini-3-pro-image')!
  .sizes as RatioSizes;

/** A prompt that is rewritten on the way is not the one that was tested. */
export const alwaysSentElsewhere = { enable_prompt_expansion: false };
