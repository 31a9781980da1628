/** Makes a contract of documents: reads each half, derives the missing one, joins both. */
import { emptyOpenApi, readHalves } from '../model/build.js';
import type { ContractParts } from '../model/build.js';
import type { Contract, Hydra, OpenApi } from '../model/contract.js';
import { join } from '../model/join.js';
import { deriveHydra } from './hydra.js';
import { deriveOpenApi } from './openapi.js';

/** The contract of at least one half. Pure except that it rewrites the OpenAPI document to the form of 3.1. */
export function buildContract(parts: ContractParts): Contract {
  const { name, contexts, settings, sources } = parts;
  return { name, ...halves(parts), contexts, settings, sources };
}

function halves(parts: ContractParts): { openapi: OpenApi; hydra: Hydra } {
  const { openapi, hydra } = readHalves(parts);
  if (hydra === undefined) return deriveHydra(openapi ?? emptyOpenApi(), parts.contexts);
  return join(openapi ?? deriveOpenApi(hydra), hydra, parts.contexts);
}
