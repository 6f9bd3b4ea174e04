/** Changes whenever the same request may give another picture: pictures are kept under it. */
export const TYPESETTER_VERSION = '3';
