import type { Context, Contract } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { expand } from '../../validate/jsonld.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { contextsWithStubs, ownContexts, unknownContexts } from '../support/definitions.js';

export const contextValid = defineCheck({
  id: 'context-valid',
  title: 'A context can be processed, and the contexts that it names are known',
  severity: 'error',
  source: 'JSON-LD 1.1 API §4.1 (context processing)',
  run: async ({ contract }): Promise<Report[]> => {
    const reports = unknownContexts(contract).map(({ context, iri, pointer }) => ({
      ...placeIn(context, pointer),
      message: `The context ${context.iri} names the context ${iri}, which is not part of the contract.`,
      about: [context.iri, iri],
      hint: 'Map it to a file under `contexts` in redocly.yaml.',
    }));
    for (const context of ownContexts(contract)) reports.push(...(await faultsOf(contract, context)));
    return reports;
  },
});

async function faultsOf(contract: Contract, context: Context): Promise<(Report & { about: string[]; hint: string })[]> {
  const inner = get(context.document, '@context');
  const probe = { '@context': inner ?? null, '@type': 'https://base.invalid/Thing' };
  const { issues } = await expand(probe, { contexts: contextsWithStubs(contract), base: 'https://base.invalid/' });
  const problems =
    inner === undefined ? ['it has no `@context` member'] : issues.map(({ message }) => message.replace(/\.$/, ''));
  return problems.map((problem) => ({
    ...placeIn(context, '#/@context'),
    message: `The context ${context.iri} cannot be used: ${problem}.`,
    about: [context.iri],
    hint: 'Correct the context document.',
  }));
}

function placeIn(context: Context, pointer: string): Pick<Report, 'location'> {
  const location = context.locate(pointer);
  return location === undefined ? {} : { location };
}
