/** The region of each cell of a grid, from 0 on: cells side by side that are alike are of one. */
export function regionsOf(
  { columns, rows }: { columns: number; rows: number },
  alike: (cell: number, neighbour: number) => boolean,
): Int32Array {
  const regions = new Int32Array(columns * rows).fill(-1);
  const open: number[] = [];
  const visit = (cell: number, next: number, region: number) => {
    if (regions[next] !== -1 || !alike(cell, next)) return;
    regions[next] = region;
    open.push(next);
  };
  let count = 0;
  for (let start = 0; start < regions.length; start++) {
    if (regions[start] !== -1) continue;
    const region = count++;
    regions[start] = region;
    open.push(start);
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const column = cell % columns;
      if (column > 0) visit(cell, cell - 1, region);
      if (column < columns - 1) visit(cell, cell + 1, region);
      if (cell >= columns) visit(cell, cell - columns, region);
      if (cell + columns < regions.length) visit(cell, cell + columns, region);
    }
  }
  return regions;
}
