/**
 * Data as a classic script, since a page that was opened from a disk may load scripts and fetch
 * nothing. The data is a string to be parsed: as an object of the script, a key `__proto__` of somebody's
 * would be no key.
 */
export function dataScript(name: string, data: unknown): string {
  return `typoscope.put(${JSON.stringify(name)},'${quotable(JSON.stringify(data))}');\n`;
}

/** For single quotes, which JSON has only within its strings. JSON itself has no line ends. */
function quotable(json: string): string {
  return json.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
