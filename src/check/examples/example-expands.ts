import type { Contract } from '../../model/contract.js';
import { pointer } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { exampleName, samples } from '../support/examples.js';
import type { Sample } from '../support/examples.js';
import { describeAll } from '../support/expansion.js';
import { expandSample, jsonLdSamples, objectsIn, placeIn } from '../support/json-ld-examples.js';
import { list, nearest } from '../support/words.js';

export const exampleExpands = defineCheck({
  id: 'example-expands',
  title: 'The context that an example names loses nothing of it',
  severity: 'error',
  source: 'JSON-LD 1.1 API §5.1 (expansion)',
  run: async ({ contract }) => {
    const reports: Report[] = [];
    for (const sample of jsonLdSamples(contract)) {
      const { issues } = await expandSample(contract, sample);
      const { lost, relative } = describeAll(contract, sample.value, issues);
      const keys = lost.filter(({ kind }) => kind === 'key');
      const others = [...lost.filter(({ kind }) => kind !== 'key'), ...relative.filter(({ kind }) => kind === 'type')];
      const report = (message: string, place: string | undefined, terms: readonly string[], hint: string): Report => ({
        message,
        location: contract.openapi.locate(placeIn(sample, place ?? '#')),
        about: [sample.example.pointer, ...terms],
        hint,
      });
      if (keys.length > 0) {
        const names = keys.map(({ term }) => `"${term}"`);
        const hint =
          keys.length === 1 ? (keys[0]?.hint ?? '') : 'Define these keys in the context, or name another context.';
        reports.push(
          report(
            `${exampleName(sample)} loses ${list(names)}: its context gives ${keys.length === 1 ? 'it' : 'them'} no meaning.`,
            keys[0]?.places[0],
            keys.map(({ term }) => term),
            hint,
          ),
        );
      }
      reports.push(
        ...others.map((loss) =>
          report(`${exampleName(sample)}: ${loss.message}`, loss.places[0], [loss.term], loss.hint),
        ),
      );
    }
    return contract.hydra.origin === 'authored'
      ? [...reports, ...samples(contract).flatMap((sample) => falseKeywords(contract, sample))]
      : reports;
  },
});

/** JSON-LD ignores keys that only look like its own, `@contxt` (JSON-LD 1.1 §9.1). */
function falseKeywords(contract: Contract, sample: Sample): Report[] {
  if (!sample.body) return [];
  const found = [...objectsIn(sample.value)].flatMap(({ value, at }) =>
    Object.keys(value)
      .filter((key) => /^@[a-z]+$/i.test(key) && !KEYWORDS.includes(key))
      .map((key) => ({ key, at })),
  );
  return found.map(({ key, at }) => {
    const guess = nearest(key, KEYWORDS);
    return {
      message: `${exampleName(sample)} has the key "${key}", which looks like a keyword of JSON-LD but is none.`,
      location: contract.openapi.locate(placeIn(sample, pointer(at, key))),
      about: [sample.example.pointer, key],
      hint: guess === undefined ? 'Rename the key.' : `Did you mean "${guess}"?`,
    };
  });
}

const KEYWORDS = [
  'context',
  'id',
  'type',
  'value',
  'language',
  'list',
  'set',
  'graph',
  'index',
  'reverse',
  'included',
  'nest',
  'none',
  'json',
  'direction',
  'import',
  'base',
  'vocab',
  'container',
  'prefix',
  'propagate',
  'protected',
  'version',
].map((name) => `@${name}`);
