import type { Contract } from '../../model/contract.js';
import { pointer } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { exampleName, samples } from '../support/examples.js';
import type { Sample } from '../support/examples.js';
import { describeAll } from '../support/expansion.js';
import type { Loss } from '../support/expansion.js';
import { expandSample, jsonLdSamples, objectsIn, placeIn } from '../support/json-ld-examples.js';
import { didYouMean, list, nearest, quote } from '../support/phrases.js';

export const exampleExpands = defineCheck({
  id: 'example-expands',
  title: 'Examples expand without loss',
  severity: 'error',
  source: 'JSON-LD 1.1 API §5.1 (expansion)',
  run: async ({ contract }) => {
    const reports: Report[] = [];
    for (const sample of jsonLdSamples(contract)) reports.push(...(await lossesOf(contract, sample)));
    const comparable = contract.hydra.origin === 'authored' ? samples(contract) : [];
    return [...reports, ...comparable.flatMap((sample) => falseKeywords(contract, sample))];
  },
});

async function lossesOf(contract: Contract, sample: Sample): Promise<Report[]> {
  const { issues } = await expandSample(contract, sample);
  const { lost, relative } = describeAll(contract, sample.value, issues);
  const keys = lost.filter(({ kind }) => kind === 'key');
  const others = [...lost.filter(({ kind }) => kind !== 'key'), ...relative.filter(({ kind }) => kind === 'type')];
  return [...lostKeys(contract, sample, keys), ...others.map((loss) => otherLoss(contract, sample, loss))];
}

/** The keys that an example loses, in one report. */
function lostKeys(contract: Contract, sample: Sample, keys: readonly Loss[]): Report[] {
  const [first] = keys;
  if (first === undefined) return [];
  const isOnly = keys.length === 1;
  const names = keys.map(({ term }) => `"${term}"`);
  return [
    {
      message: `${exampleName(sample)} loses ${list(names)}: its context does not define ${isOnly ? 'it' : 'them'}.`,
      ...placeOfLoss(contract, sample, first),
      about: [sample.example.pointer, ...keys.map(({ term }) => term)],
      hint: isOnly ? first.hint : 'Define these keys in the context, or use another context.',
    },
  ];
}

function otherLoss(contract: Contract, sample: Sample, loss: Loss): Report {
  return {
    message: `${exampleName(sample)}: ${loss.message}`,
    ...placeOfLoss(contract, sample, loss),
    about: [sample.example.pointer, loss.term],
    hint: loss.hint,
  };
}

function placeOfLoss(contract: Contract, sample: Sample, { places }: Loss): Pick<Report, 'location'> {
  return { location: contract.openapi.locate(placeIn(sample, places[0] ?? '#')) };
}

/** JSON-LD ignores keys that only look like keywords, such as `@contxt` (JSON-LD 1.1 §9.1). */
function falseKeywords(contract: Contract, sample: Sample): Report[] {
  if (!sample.body) return [];
  const found = [...objectsIn(sample.value)].flatMap(({ value, at }) =>
    Object.keys(value)
      .filter((key) => /^@[a-z]+$/i.test(key) && !KEYWORDS.includes(key))
      .map((key) => ({ key, at })),
  );
  return found.map(({ key, at }) => ({
    message: `${exampleName(sample)} has the key "${key}", which looks like a JSON-LD keyword but is not one.`,
    location: contract.openapi.locate(placeIn(sample, pointer(at, key))),
    about: [sample.example.pointer, key],
    hint: didYouMean(nearest(key, KEYWORDS), 'Rename the key.', quote),
  }));
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
