/** Source of a module whose reader gives these lines of every picture; any part can be replaced. */
export function readerSource(
  lines: unknown,
  parts: Partial<Record<'identity' | 'alphabet' | 'read' | 'close' | 'top', string>> = {},
): string {
  const {
    identity = `({ id: 'fixed', version: '1', data: 'none' })`,
    alphabet = 'null',
    read = `({ width: pixels.width, height: pixels.height, lines: ${JSON.stringify(lines)} })`,
    close = 'undefined',
    top = '',
  } = parts;
  return `${top}
export default () => ({
  async identity(languages) { return ${identity}; },
  async alphabet(languages) { return ${alphabet}; },
  async read(pixels, languages) { return ${read}; },
  async close() { return ${close}; },
});
`;
}
