import type { Context, Contract } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { expand } from '../../validate/jsonld.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { contextsWithStubs, ownContexts, unknownContexts } from '../support/context-documents.js';
import { inContext } from '../support/places.js';

export const contextValid = defineCheck({
  id: 'context-valid',
  title: 'Contexts are valid and refer only to known contexts',
  severity: 'error',
  source: 'JSON-LD 1.1 API §4.1 (context processing)',
  run: async ({ contract }): Promise<Report[]> => {
    const reports: Report[] = unknownContexts(contract).map(({ context, iri, pointer }) => ({
      ...inContext(context, pointer),
      message: `The context ${context.iri} refers to the context ${iri}, which is not part of the contract.`,
      about: [context.iri, iri],
      hint: 'Map it to a file under `contexts` in redocly.yaml.',
    }));
    for (const context of ownContexts(contract)) reports.push(...(await faultsOf(contract, context)));
    return reports;
  },
});

/** What JSON-LD processing reports for a context; an empty document that uses the context is enough to find it. */
async function faultsOf(contract: Contract, context: Context): Promise<Report[]> {
  const inner = get(context.document, '@context');
  const probe = { '@context': inner ?? null, '@type': 'https://base.invalid/Thing' };
  const { issues } = await expand(probe, { contexts: contextsWithStubs(contract), base: 'https://base.invalid/' });
  const faults =
    inner === undefined ? ['it has no `@context` member'] : issues.map(({ message }) => message.replace(/\.$/, ''));
  return faults.map((fault) => ({
    ...inContext(context, '#/@context'),
    message: `The context ${context.iri} cannot be used: ${fault}.`,
    about: [context.iri],
    hint: 'Correct the context document.',
  }));
}
