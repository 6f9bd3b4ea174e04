import { plain } from '../../report/plain.ts';

/** A line for people; what a program may read goes to the other stream. */
export function say(line: string): void {
  console.error(plain(line));
}

/** A command to be pasted, that is safe to print already and keeps its spaces. */
export function sayCommand(command: string): void {
  console.error(`  ${command}`);
}
