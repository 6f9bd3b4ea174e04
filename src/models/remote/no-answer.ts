/** No answer, or none that can be used. It carries no system code, by which packages would retry. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Whether it got as far as to whom it was sent. */
  readonly wasSent: boolean;

  constructor(words: string, wasSent = true) {
    super(words);
    this.wasSent = wasSent;
  }
}

/** A name that leads into somebody's own network. */
export class NotPublic extends NoAnswer {
  constructor() {
    super('the answer names a place that is not public', false);
  }
}

/** What the system says, in words. */
export function noAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  const failed = `the connection failed${code === undefined ? '' : ` (${code})`}`;
  return new NoAnswer(words ?? failed, !(isUnconnected(error) || NEVER_SENT.has(code ?? '')));
}

/** Whether it failed before anything could be sent; a host of several addresses fails at each of them. */
function isUnconnected(error: unknown): boolean {
  const { syscall, errors } = (error ?? {}) as NodeJS.ErrnoException & { errors?: unknown };
  if (syscall === 'connect') return true;
  return Array.isArray(errors) && errors.length > 0 && errors.every(isUnconnected);
}

/** Nobody was there to send it to, whatever the system was asked to do; a connection is sent on later. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at this address (ECONNREFUSED)',
  ENOTFOUND: 'there is no such host (ENOTFOUND)',
  EAI_AGAIN: 'the host’s name could not be looked up (EAI_AGAIN)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  EPIPE: 'the connection was cut (EPIPE)',
};
