import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.js';

/** Words and phrases that this project no longer uses, each with what it says instead. */
const RETIRED: readonly (readonly [RegExp, string])[] = [
  [/\bmend(s|ed|ing)?\b/i, 'fix (the action), hint (the field)'],
  [/\bno longer agrees?\b/i, 'has drifted, is out of sync'],
  [/\b(server|mock|that) remembers\b|\bremembered\b/i, 'stateful mock; keeps state, stores'],
  [/\btakes? up (the )?changes?\b/i, 'reloads on changes'],
  [/\bwhom it breaks\b/i, 'who is affected'],
  [/\bpoints? at nothing\b|\bleads? nowhere\b/i, 'cannot be resolved, is a dead link'],
  [/(?<!\b(?:there|that|it|this|which)) is no (?!longer\b|more\b|different\b|better\b)(?=[a-z])/i, 'is not a …'],
  [/\b(without|have no|has no) end\b|\bfor ever\b/i, 'indefinitely; may backtrack catastrophically'],
  [/\bcry out\b|\bcries out\b/i, 'report false positives'],
  [/\bstor(y|ies)\b/i, 'scenario'],
  [/\bwish(es)?\b/i, 'request preferences'],
  [/\bwho it is\b/i, 'credentials'],
  [/\bwhat it never does\b/i, 'guarantees'],
  [/\ba (page a class|line a|file a command|page a)\b/i, 'one page per class'],
  [/\bit was [^.,;]+, it is\b/i, 'changed from … to …'],
  [/\bwithout thought\b/i, 'automatically'],
  [/\bstays? silent\b/i, 'is suppressed'],
  [/\bunforeseen\b/i, 'unexpected'],
  [/\bgiven up (earlier|later|sooner)\b/i, 'times out sooner'],
  [/\bsay more\b/i, 'verbose output'],
  [/\bthe only right\b/i, 'the accepted'],
  [/\bwhole story\b/i, 'every step, end to end'],
  [/\banew\b/i, 'again'],
  [/\btold apart\b|\btells? apart\b/i, 'distinguished'],
  [/\btaken away\b|\btakes? away\b/i, 'removed'],
  [/\blet go of\b/i, 'released, dropped'],
  [/\bof its own accord\b/i, 'automatically'],
  [/\bknocked out of shape\b/i, 'misaligned'],
];

/** References that only their author can follow: codes and documents that are not part of this project. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/\b(FACTS|TOOLCHAIN|DESIGN)\b|\bFORMATS( ?§|\.md| \d)/, 'docs/formats.md, or the standard and its section'],
  [/\bH(?!1\b|2\b|3\b|4\b|5\b|6\b)\d{1,2}\b/, 'the rule itself, or the standard and its section'],
  [/\.\.\/shared\b/, 'a fixture of this repository'],
];

const FOLDERS = ['src', 'generators', 'test', 'bench', 'docs', 'schemas', 'spec', 'vocab'];
const FILES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'redocly.yaml', '.ci/run'];

/** Texts of others: a published vocabulary, patterns, and this list. */
const NOT_OURS = /^test\/(fixtures\/[^/]+\.(json|txt)$|architecture\/words\.test\.ts$)/;
const TEXT = /\.(ts|mts|js|mjs|md|mdx|rst|json|jsonld|yaml|yml|hbs|sh|css|html|svg|txt)$|^\.ci\//;

function texts(): { readonly file: string; readonly lines: readonly string[] }[] {
  const names = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  return [...FILES, ...names]
    .filter((file) => TEXT.test(file) && !NOT_OURS.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n') }));
}

const all = texts();

test('there is something to read', () => {
  expect(all.length).toBeGreaterThan(1000);
  expect(FOLDERS.filter((folder) => !all.some(({ file }) => file.startsWith(`${folder}/`)))).toEqual([]);
});

test.each([...RETIRED, ...PRIVATE])('%s is not used: %s', (pattern, instead) => {
  const found = all.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 100)}`] : [])),
  );
  expect(found, `Say instead: ${instead}.`).toEqual([]);
});
