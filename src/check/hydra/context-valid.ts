import { get } from '../../model/json.js';
import { expand } from '../../validate/jsonld.js';
import { defineCheck, type Report } from '../check.js';
import { ownContexts } from '../support/definitions.js';

export default defineCheck({
  id: 'context-valid',
  title: 'A context can be processed',
  severity: 'error',
  source: 'JSON-LD 1.1 API §4.1 (context processing)',
  run: async ({ contract }) => {
    const reports: Report[] = [];
    for (const context of ownContexts(contract)) {
      const inner = get(context.document, '@context');
      const { issues } = await expand({ '@context': inner ?? null, '@type': 'https://base.invalid/Thing' }, { contexts: contract.contexts, base: 'https://base.invalid/' });
      const location = context.locate('#/@context');
      const problems = inner === undefined ? ['it has no `@context` member'] : issues.map(({ message }) => message.replace(/\.$/, ''));
      reports.push(...problems.map((problem) => ({
        message: `The context ${context.iri} cannot be used: ${problem}.`,
        ...(location === undefined ? {} : { location }),
        about: [context.iri],
        mend: 'Correct the context document.',
      })));
    }
    return reports;
  },
});
