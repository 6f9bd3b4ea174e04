import { setFlagsFromString } from 'node:v8';

/**
 * For a program that holds little, and reads in what is garbage soon: of which the engine, left alone,
 * collects a hundred megabytes first.
 */
export function collectEarly(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * For one that waits for others most of the time, from now on. To compile its code to the last bit of
 * speed takes as much memory as all the pictures that are under way, and a core for as long as it takes
 * to keep them.
 */
export function compileLess(): void {
  setFlagsFromString('--no-turbofan');
  setFlagsFromString('--no-maglev');
  // What is collected now was garbage for a while, and need not be looked through as often.
  setFlagsFromString('--no-optimize-for-size');
  setFlagsFromString('--heap-growing-percent=20');
}
