import { expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edit.js';
import { checkFiles } from './support/check-files.js';

const FILE = 'vocabulary.jsonld';

const OLD = `{
  "@context": ["http://www.w3.org/ns/hydra/context.jsonld", { "ex": "https://example.org/vocab#" }],
  "@id": "https://example.org/vocab",   "@type": "ApiDocumentation",
  "supportedClass": [{
    "@id": "ex:Book", "@type": "Class",
    "supportedProperty": [
      { "property": { "@id": "ex:title", "@type": "rdf:Property", "range": "xsd:string" }, "hydra:readonly":true, "hydra:writeonly": false },
      { "property": { "@id": "ex:shelf", "@type": "Link" }, "writeable" : false }
    ],
    "supportedOperation": [
      { "@type": "hydra:ReplaceResourceOperation", "method": "PUT", "hydra:statusCodes": [{ "@type": "hydra:StatusCodeDescription", "hydra:code": 200 }] },
      { "@type": ["hydra:DeleteResourceOperation", "schema:DeleteAction"], "method": "DELETE" }
    ]
  }]
}
`;

const NEW = `{
  "@context": ["http://www.w3.org/ns/hydra/context.jsonld", { "ex": "https://example.org/vocab#" }],
  "@id": "https://example.org/vocab",   "@type": "ApiDocumentation",
  "supportedClass": [{
    "@id": "ex:Book", "@type": "Class",
    "supportedProperty": [
      { "property": { "@id": "ex:title", "@type": "rdf:Property", "range": "xsd:string" }, "writable":false, "readable": true },
      { "property": { "@id": "ex:shelf", "@type": "Link" }, "writable" : false }
    ],
    "supportedOperation": [
      { "@type": ["Operation", "schema:UpdateAction"], "method": "PUT", "possibleStatus": [{ "@type": "Status", "statusCode": 200 }] },
      { "@type": ["Operation", "schema:DeleteAction", "schema:DeleteAction"], "method": "DELETE" }
    ]
  }]
}
`;

test('legacy terms are fixed by edits that leave every other byte unchanged', async () => {
  const found = await checkFiles({ [FILE]: OLD }, { only: ['hydra-legacy-term'] });
  const { texts } = applyEdits(found, new Map([[FILE, OLD]]));
  expect(found.map(({ message }) => message.split(' ')[0]).toSorted()).toEqual([
    'hydra:DeleteResourceOperation',
    'hydra:ReplaceResourceOperation',
    'hydra:StatusCodeDescription',
    'hydra:code',
    'hydra:readonly',
    'hydra:statusCodes',
    'hydra:writeable',
    'hydra:writeonly',
  ]);
  expect(texts.get(FILE)).toBe(NEW);
  expect(await checkFiles({ [FILE]: NEW }, { only: ['hydra-legacy-term', 'vocabulary-expands'] })).toEqual([]);
});

test('if the new key already exists, nothing is edited', async () => {
  const both = OLD.replace('"writeable" : false', '"writeable": false, "writable": true');
  const found = await checkFiles({ [FILE]: both }, { only: ['hydra-legacy-term'] });
  const writeable = found.find(({ message }) => message.startsWith('hydra:writeable'));
  expect(writeable?.hint).toBe('Use writable instead.');
  expect(writeable?.fix).toBeUndefined();
});

test('each check that finds a legacy key, which its context no longer defines, suggests its successor', async () => {
  const old = OLD.replace('"hydra:statusCodes"', '"statusCodes"');
  const found = await checkFiles({ [FILE]: old }, { only: ['hydra-legacy-term', 'vocabulary-expands'] });
  const hints = found.filter(({ message }) => message.includes('statusCodes')).map(({ check, hint }) => [check, hint]);
  expect(hints).toEqual([
    ['vocabulary-expands', 'It was part of an earlier draft of Hydra: use possibleStatus instead.'],
    ['hydra-legacy-term', 'Use possibleStatus instead. Run `check --fix` to replace it.'],
  ]);
});

test('of two legacy keys with the same successor, the first is renamed and the other is left to the author', async () => {
  const both = OLD.replace('"writeable" : false', '"writeable": false, "readonly": true');
  const found = await checkFiles({ [FILE]: both }, { only: ['hydra-legacy-term'] });
  const { texts } = applyEdits(found, new Map([[FILE, both]]));
  expect(texts.get(FILE)).toContain('"writable": false, "readonly": true');
});
