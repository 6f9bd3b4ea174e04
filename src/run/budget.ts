import { formatUsd, parseUsd, type Usd } from '../money.ts';

/**
 * The most that one run may spend. What a call costs at most is reserved before it is made, and counts
 * while it is under way, so that calls side by side don't spend the same dollar.
 */
export interface Budget {
  /** Decimal dollars. */
  readonly cap: string;
  /** null: it doesn't fit, now. @param price decimal dollars */
  reserve(price: string): Settle | null;
  /** Whether calls came out dearer than was reserved for them, by more than there is. */
  isOverdrawn(): boolean;
  /** Whether something is reserved that may yet come out cheaper. */
  isWaiting(): boolean;
  /** Decimal dollars; `isExact` unless some of it only may have been billed. */
  spent(): { usd: string; isExact: boolean };
}

/**
 * Ends a reservation, once: with what the call cost, also where that is more than was reserved; or
 * with null where nobody knows, and then what was reserved counts as spent.
 */
export type Settle = (actual: string | null) => void;

/** @param cap decimal dollars. @throws {RangeError} where it is no amount */
export function budgetOf(cap: string): Budget {
  const limit = amount(cap);
  let reserved: Usd = 0n;
  let spent: Usd = 0n;
  let isExact = true;

  return {
    cap: formatUsd(limit),

    reserve(price) {
      const most = amount(price);
      if (most === 0n) return () => {};
      if (spent + reserved + most > limit) return null;
      reserved += most;
      let isSettled = false;
      return (actual) => {
        if (isSettled) return;
        isSettled = true;
        // Never an error here: the picture is paid for, and must be kept.
        const cost = actual === null ? null : parseUsd(actual);
        reserved -= most;
        spent += cost ?? most;
        isExact &&= cost !== null;
      };
    },

    isOverdrawn: () => spent + reserved > limit,
    isWaiting: () => reserved > 0n,

    spent: () => ({ usd: formatUsd(spent), isExact }),
  };
}

/** Why one picture was not asked for. */
export function skippedReason({ cap }: Budget, price: string | null): string {
  return price === null
    ? `Not asked for: its price is not known, and the run may spend no more than $${cap}.`
    : `Not asked for, at $${price} at most: the run had come to the end of the $${cap} that it may spend.`;
}

/** Why a run is partial. */
export function stoppedReason(budget: Budget, skipped: number): string {
  const { usd, isExact } = budget.spent();
  const was = `${isExact ? '' : 'at most '}$${usd} was spent`;
  const pictures = skipped === 1 ? '1 picture was' : `${skipped} pictures were`;
  return `Stopped by the budget of $${budget.cap}: ${was}, and ${pictures} not asked for.`;
}

function amount(usd: string): Usd {
  const parsed = parseUsd(usd);
  if (parsed === null) throw new RangeError(`no amount of dollars: ${usd}`);
  return parsed;
}
