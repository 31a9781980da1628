import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PREFERENCES, parsePreferences } from '../../src/mock/http/prefer.js';
import { root } from '../architecture/sources.js';

const guide = readFileSync(join(root, 'docs/mock.md'), 'utf8');

test.each(PREFERENCES)('the preference "%s" is in the guide, with a value that is valid', (name) => {
  const [, value] = new RegExp(`^Prefer: .*\\b${name}=([^\\s,]+)`, 'm').exec(guide) ?? [];
  expect(value, `docs/mock.md has no line "Prefer: ${name}=…"`).toBeDefined();
  const header = parsePreferences(`${name}=${value}`, new URLSearchParams());
  expect(header.mistakes).toEqual([]);
  expect(parsePreferences(undefined, new URLSearchParams({ [`__${name}`]: value! }))).toEqual(header);
});
