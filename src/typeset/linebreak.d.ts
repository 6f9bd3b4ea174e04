declare module 'linebreak' {
  /** Opportunities of UAX #14, in order; positions are UTF-16 indices into the text. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
