/**
 * How many calls a provider gets at a time. It begins with all that a benchmark allows; each answer
 * that there were too many halves it and holds everybody back for as long as was asked, and a whole
 * round of answers without one adds one again (additive increase, multiplicative decrease: Chiu and
 * Jain, 1989).
 */
export interface Gate {
  /**
   * Waits for a turn.
   *
   * @param isNext goes before whoever waits for a first attempt
   * @throws the signal's reason where it is aborted before there is a turn
   */
  enter(isNext: boolean, signal?: AbortSignal): Promise<Turn>;
  /** How many may be under way now. */
  readonly limit: number;
  /** Lets go of whatever it waits for; nobody gets a turn any more. */
  close(): void;
}

export interface Turn {
  /** Ends it, once. */
  leave(how: 'answered' | { busyMs: number }): void;
}

export interface Clock {
  now(): number;
  /** @throws the signal's reason once it is aborted */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1, without 1. */
  random(): number;
}

export function gateOf(most: number, clock: Clock): Gate {
  let limit = most;
  let underWay = 0;
  /** Answers in a row that were not "too many". */
  let well = 0;
  let heldUntil = 0;
  let begun = 0;
  /** Turns up to this one were taken at an earlier limit, and say nothing of this one. */
  let cutAt = 0;
  let isHeld = false;
  const waiting: { begin: () => void }[] = [];
  const end = new AbortController();

  function next(): void {
    const rest = heldUntil - clock.now();
    if (rest > 0) {
      if (isHeld) return;
      isHeld = true;
      const again = () => {
        isHeld = false;
        next();
      };
      clock.wait(rest, end.signal).then(again, () => {});
      return;
    }
    while (underWay < limit) {
      const first = waiting.shift();
      if (first === undefined) return;
      underWay += 1;
      first.begin();
    }
  }

  function turn(): Turn {
    begun += 1;
    const number = begun;
    let isOver = false;
    return {
      leave(how) {
        if (isOver) return;
        isOver = true;
        underWay -= 1;
        if (how === 'answered') {
          if (number > cutAt) well += 1;
          if (well >= limit && limit < most) {
            limit += 1;
            well = 0;
          }
        } else {
          well = 0;
          heldUntil = Math.max(heldUntil, clock.now() + how.busyMs);
          if (number > cutAt) {
            limit = Math.max(1, Math.floor(limit / 2));
            cutAt = begun;
          }
        }
        next();
      },
    };
  }

  return {
    get limit() {
      return limit;
    },
    close: () => end.abort(),
    enter(isNext, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const gone = () => {
          waiting.splice(waiting.indexOf(one), 1);
          reject(signal?.reason);
        };
        const one = {
          begin() {
            signal?.removeEventListener('abort', gone);
            resolve(turn());
          },
        };
        signal?.addEventListener('abort', gone, { once: true });
        if (isNext) waiting.unshift(one);
        else waiting.push(one);
        next();
      });
    },
  };
}
