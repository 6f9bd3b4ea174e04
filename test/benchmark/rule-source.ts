/** Source of a module whose rule says this of every picture; any part can be replaced. */
export function ruleSource(
  parts: Partial<Record<'id' | 'title' | 'score' | 'judge' | 'top', string>> = {},
): string {
  const {
    id = `'mine'`,
    title = `'Every picture is wide.'`,
    score = `'1 where it is, 0 where it is not.'`,
    judge = `({ width, height }) => {
    const isWide = width > height;
    return {
      verdict: isWide ? 'pass' : 'fail', score: isWide ? 1 : 0, measured: { width, height },
      expected: {}, message: \`It is \${width} pixels wide.\`, boxes: [], marks: [],
    };
  }`,
    top = '',
  } = parts;
  return `${top}
export default {
  id: ${id},
  title: ${title},
  score: ${score},
  judge: ${judge},
};
`;
}
