import type { Budget, Settle } from './budget.ts';

/**
 * Who may spend, decided in the order of the plan whatever order the providers answer in: a budget
 * that went to whoever is fastest would compare models by different samples. What fits is reserved
 * ahead; what does not waits for what is under way to come out cheaper; and where it still does not
 * fit, nothing after it that costs anything is asked for.
 */
export interface Admission {
  /** null: not to be asked for. @param place in the list of prices */
  admit(place: number): Promise<Settle | null>;
  /** For what has no place in it: another attempt, say. null: it doesn't fit, now. */
  reserve(price: string): Settle | null;
}

/** @param prices decimal dollars of what is to be asked for, in the plan's order; null: nobody knows */
export function admissionOf(budget: Budget, prices: readonly (string | null)[]): Admission {
  const settles: (Settle | null)[] = [];
  const waiting = new Map<number, (settle: Settle | null) => void>();
  let isClosed = false;

  /** Of one place, or undefined where it can't be said yet. */
  function decide(price: string | null): Settle | null | undefined {
    if (price === null) return null;
    if (isFree(price)) return () => {};
    if (isClosed) return null;
    const settle = reserve(price);
    if (settle !== null) return settle;
    if (budget.isWaiting()) return undefined;
    isClosed = true;
    return null;
  }

  /** Whoever waits is told of the end of every reservation: it may be the last that they wait for. */
  function reserve(price: string): Settle | null {
    const settle = budget.reserve(price);
    if (settle === null) return null;
    return (actual) => {
      settle(actual);
      advance();
    };
  }

  function advance(): void {
    while (settles.length < prices.length) {
      const decided = decide(prices[settles.length]!);
      if (decided === undefined) return;
      const place = settles.push(decided) - 1;
      waiting.get(place)?.(decided);
      waiting.delete(place);
    }
  }

  advance();
  return {
    reserve,
    admit: (place) =>
      place < settles.length
        ? Promise.resolve(settles[place]!)
        : new Promise((resolve) => waiting.set(place, resolve)),
  };
}

function isFree(price: string): boolean {
  return /^0+(\.0+)?$/.test(price);
}
