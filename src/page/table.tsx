import type { ComponentChildren } from 'preact';
import { Foreign } from './foreign.tsx';
import { WideTable } from './parts.tsx';

export interface TableRow {
  /** Its name: at its head, unless `head` is. */
  name: string;
  head?: ComponentChildren;
  cells: readonly ComponentChildren[];
}

interface TableProps {
  label: string;
  /** Of the columns, the rows' own first; names of models may be among them. */
  titles: readonly string[];
  rows: readonly TableRow[];
  class?: string;
}

/** A row a thing, a column a figure. */
export function Table({ label, titles, rows, class: look }: TableProps) {
  return (
    <WideTable label={label}>
      <table class={look}>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                <Foreign>{title}</Foreign>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, head, cells }) => (
            <tr key={name}>
              <th scope="row">{head ?? <Foreign>{name}</Foreign>}</th>
              {cells.map((cell, column) => (
                <td key={titles[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
