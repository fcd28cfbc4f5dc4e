/** Runs every `*.tests.mjs` of a folder in one process, for what can be said only after all of them. */

import { readdirSync } from 'node:fs';

export async function runAll(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tests.mjs'));
  for (const file of files.sort()) await import(new URL(file, folder));
}
