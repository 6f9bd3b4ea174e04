import { legible } from '../report/overlay/shown.ts';

interface ForeignProps {
  children: string | undefined;
  class?: string;
}

/** What others wrote: kept apart from what is around it, whichever way it goes and whatever it holds. */
export function Foreign({ children, class: name }: ForeignProps) {
  return <bdi class={name}>{legible(children ?? '')}</bdi>;
}
