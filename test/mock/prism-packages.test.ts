import { expect, test } from 'vitest';
import { prismPackages } from '../../src/mock/prism/packages.js';

test('other packages, and the whole of Prism, can be imported after the parts that a mock needs', async () => {
  expect(prismPackages().createInstance).toBeTypeOf('function');
  const { default: createDebug } = (await import('debug' as string)) as { default: unknown };
  expect(createDebug).toBeTypeOf('function');
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const document = { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} };
  expect(await getHttpOperationsFromSpec(document)).toEqual([]);
});
