#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// A command that only judges what was read before spends half its time on compiling these files.
enableCompileCache();
const { main } = await import('./main.ts');

process.exitCode = await main(process.argv.slice(2), '.env');
