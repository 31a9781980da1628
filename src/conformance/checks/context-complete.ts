import { defineConformanceCheck } from '../check.js';
import type { CheckReport } from '../check.js';
import { show } from '../plan/values.js';
import { graphOf } from '../state/graph.js';

/** Codes of the expansion that mean that a value was lost or has no absolute IRI. */
const LOSSES = /invalid property|dropped|relative @type|relative @id|relative property|relative predicate|reserved/i;

export const contextComplete = defineConformanceCheck({
  id: 'context-complete',
  title: "A body's own context defines every term in it",
  severity: 'warning',
  source: 'JSON-LD 1.1 API §5.1 Expansion',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 400 || kind === 'head') return [];
    const graph = await graphOf(state, exchange);
    if (graph === undefined) return [];
    return graph.issues.flatMap(({ code, term, message }): CheckReport[] => {
      if (/loading|context/i.test(code) && !LOSSES.test(code)) return unavailable(state.base, term, code, message);
      if (!LOSSES.test(code) || /^relative @id/i.test(code)) return [];
      return [
        {
          message: `JSON-LD expansion drops ${show(term)} from the ${response.status} response: ${message}`,
          key: `${code} ${term}`,
          hint: 'Define the term in the context of the body, or remove it from the body.',
        },
      ];
    });
  },
});

/** A context on this server must be available; one on another server is beyond the control of this server. */
function unavailable(base: string, term: string, code: string, message: string): CheckReport[] {
  const here = term.startsWith(new URL(base).origin);
  if (!here && /loading/i.test(code)) return [];
  return [
    {
      message: here ? `The context ${term} cannot be loaded from this server.` : `The context is invalid: ${message}`,
      key: `${code} ${term}`,
      severity: 'error',
    },
  ];
}
