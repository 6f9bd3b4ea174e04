/** Changes whenever the same picture may give other evidence: part of the key it is kept by. */
export const VISION_VERSION = '2';
