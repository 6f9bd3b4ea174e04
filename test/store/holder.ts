/** Opens a call and does with it what it is told to, line by line; to be waited for, or killed, by tests. */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStore } from '../../src/store/store.ts';

const [folder = '', key = '', intent = ''] = process.argv.slice(2);
const store = openStore(folder);
store.openIntent(key, JSON.parse(intent));
// Not console.log: what is said must have left this process before it goes on.
writeSync(1, `${store.owner}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'drop') store.dropIntent(key);
  else store.putGeneration(key, JSON.parse(line));
  writeSync(1, 'done\n');
}
store.close();
