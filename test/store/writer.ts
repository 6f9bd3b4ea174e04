/** Keeps readings and says of each that it is kept; to be killed by tests. */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/store.ts';
import { keyOf, readingOf } from './stored.ts';

const [folder = '', name = '', count = '1000000'] = process.argv.slice(2);
try {
  const store = openStore(folder);
  for (let i = 0; i < Number(count); i++) {
    store.putReading(keyOf(`${name}-${i}`), readingOf(`${name} ${i}`, 8));
    // Not console.log: what is said must have left this process before it goes on.
    writeSync(1, `${name}-${i}\n`);
  }
  store.close();
} catch (error) {
  writeSync(2, `${(error as Error).name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
