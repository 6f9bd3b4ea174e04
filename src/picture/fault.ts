import { type ErrorDetail, TyposcopeError } from '../errors.ts';

export type PictureFaultReason =
  | 'empty'
  | 'not-a-picture'
  | 'wrong-type'
  | 'too-many-bytes'
  | 'too-many-pixels'
  | 'truncated'
  | 'unreadable'
  | 'outside';

/** Why a file can't be judged. It is an outcome of that one picture: the others go on. */
export interface PictureFault {
  ok: false;
  reason: PictureFaultReason;
  /** One sentence for the reader of the report. */
  message: string;
}

export function pictureFault(reason: PictureFaultReason, message: string): PictureFault {
  return { ok: false, reason, message };
}

/** The same fault where only throwing is left: pixels were asked for and there are none. */
export class PictureError extends TyposcopeError {
  readonly fault: PictureFault;

  constructor(fault: PictureFault, detail: ErrorDetail = {}) {
    super('picture', fault.message.replace(/\.$/, ''), detail);
    this.fault = fault;
  }
}
