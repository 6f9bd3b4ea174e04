/** Sets up what the tests need beyond npm: a browser that pages are tested in. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './set-up/browser.ts';

if (findBrowser() === null) {
  console.log('Tests look at pages in a browser, and there is none. Installing chromium.');
  install('chromium');
  if (findBrowser() === null) {
    console.error(
      'Could not install it. Install chromium by hand, or name a Chrome in TYPOSCOPE_TEST_BROWSER.',
    );
    process.exitCode = 1;
  }
}

/** By apt, as root or as somebody who may become it without being asked. */
function install(name: string): void {
  const become = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const words of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    const [command, ...rest] = [...become, ...words];
    const { error } = spawnSync(command!, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (error !== undefined) return;
  }
}
