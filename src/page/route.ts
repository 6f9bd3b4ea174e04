/** A state of the page, as its link says it: `#/pictures?model=a&sort=worst`. */
export interface Route {
  /** '' is the first page. */
  page: string;
  query: Readonly<Record<string, string>>;
}

export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { page: path, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The link to a state. What is empty is not in it. */
export function linkTo(
  page: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const known = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] != null && entry[1] !== '',
  );
  const search = new URLSearchParams(known).toString();
  return `#/${page}${search === '' ? '' : `?${search}`}`;
}
