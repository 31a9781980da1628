import type { Finding } from '../../src/finding.js';
import type { Contract } from '../../src/model/contract.js';
import { apiDocumentation } from '../../src/derive/document.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { contextOf } from './context.js';
import { gaps } from './gaps.js';

/** The contract's meaning as JSON-LD: an ApiDocumentation (Hydra Core) and a context for the bodies on the wire. */
export const vocabulary = defineGenerator({
  name: 'vocabulary',
  title: 'Hydra ApiDocumentation and JSON-LD context, derived from the OpenAPI Description where there is none',
  output: 'folder',
  generate,
});

function generate(contract: Contract): GeneratorResult {
  const context = contextOf(contract.hydra);
  const files = [
    { path: 'api-documentation.jsonld', text: json(apiDocumentation(contract.hydra)) },
    { path: 'context.jsonld', text: json(context.document) },
  ];
  return { files, findings: [...gaps(contract), ...context.impossible.map((name) => noTerm(contract, name))] };
}

function noTerm({ openapi }: Contract, name: string): Finding {
  return {
    check: 'vocabulary-gap',
    severity: 'info',
    message: `${JSON.stringify(name)} cannot be a term of a JSON-LD context, so bodies lose it when they are expanded.`,
    location: openapi.locate('#'),
    hint: 'Rename it, or accept that it has no meaning beyond JSON.',
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
