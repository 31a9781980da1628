/** Generates the vocabulary as JSON-LD: an ApiDocumentation and a context. */
import type { Contract } from '../../src/model/contract.js';
import { apiDocumentation } from '../../src/model/derive/document.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { printJson } from '../print.js';
import { contextOf } from './context.js';
import { gaps, undefinableTerm } from './gaps.js';

/** The contract's meaning as JSON-LD: an ApiDocumentation (Hydra Core) and a context for request and response bodies. */
export const vocabulary = defineGenerator({
  name: 'vocabulary',
  title: 'Hydra ApiDocumentation and JSON-LD context, derived from the OpenAPI Description if there is no vocabulary',
  output: 'folder',
  generate,
});

function generate(contract: Contract): GeneratorResult {
  const context = contextOf(contract.hydra);
  const files = [
    { path: 'api-documentation.jsonld', text: printJson(apiDocumentation(contract.hydra)) },
    { path: 'context.jsonld', text: printJson(context.document) },
  ];
  return {
    files,
    findings: [...gaps(contract), ...context.undefinable.map((name) => undefinableTerm(contract, name))],
  };
}
