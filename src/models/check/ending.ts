import type { KnownModel } from '../catalogue.ts';

const DAY = 24 * 60 * 60 * 1000;

interface Announced {
  /** As the provider says it; null: it says nothing. */
  told: string | null;
  /** Who says it. */
  by: string;
  known: KnownModel | null;
  /** As 2026-11-24. */
  today: string;
}

/** When a model ends, and in which words that is told: the provider's word goes before ours. */
export function ending({ told, by, known, today }: Announced): {
  date: string | null;
  words: string | null;
} {
  const date = told === null ? null : dayOf(told);
  if (date !== null) {
    const verb = date < today ? 'was to shut down' : 'shuts down';
    return { date, words: `${verb} on ${date}, ${inDays(date, today)}, says ${by}` };
  }
  if (told !== null) return { date, words: `is to be shut down, says ${by}: ${told}` };
  if (known?.shutdown === undefined) return { date, words: null };
  const { words, date: day } = known.shutdown;
  const when = day === null ? '' : `, ${inDays(day, today)}`;
  return { date: day, words: `${words}${when}, says the catalogue of ${known.date}` };
}

/** Whole days; below 0 where the day is past. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY);
}

function inDays(date: string, today: string): string {
  const days = daysUntil(date, today);
  if (days === 0) return 'today';
  const many = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${many}` : `${many} ago`;
}

/** A day, or a moment of one; null for other words. */
function dayOf(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(text.trim())?.[0];
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : day;
}
