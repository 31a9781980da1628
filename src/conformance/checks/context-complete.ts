import { defineConformanceCheck } from '../check.js';
import type { CheckReport } from '../check.js';
import { show } from '../plan/values.js';
import { graphOf } from '../state/graph.js';

/** Codes by which the expansion says that something was lost or has no absolute meaning. */
const LOSSES = /invalid property|dropped|relative @type|relative @id|relative property|relative predicate|reserved/i;

export const contextComplete = defineConformanceCheck({
  id: 'context-complete',
  title: "A body's own context gives a meaning to everything in it",
  severity: 'warning',
  source: 'JSON-LD 1.1 API §5.1 Expansion',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 400 || kind === 'head') return [];
    const graph = await graphOf(state, exchange);
    if (graph === undefined) return [];
    return graph.issues.flatMap(({ code, term, message }): CheckReport[] => {
      if (/loading|context/i.test(code) && !LOSSES.test(code)) return dead(state.base, term, code, message);
      if (!LOSSES.test(code) || /^relative @id/i.test(code)) return [];
      return [
        {
          message: `JSON-LD loses ${show(term)} of the ${response.status} response: ${message}`,
          key: `${code} ${term}`,
          hint: "Define the term in the body's context, or drop it from the body.",
        },
      ];
    });
  },
});

/** A context on this server that cannot be had is the server's fault; any other is nobody's. */
function dead(base: string, term: string, code: string, message: string): CheckReport[] {
  const here = term.startsWith(new URL(base).origin);
  if (!here && /loading/i.test(code)) return [];
  return [
    {
      message: here ? `The context ${term} cannot be loaded from this server.` : `The context is not right: ${message}`,
      key: `${code} ${term}`,
      severity: 'error',
    },
  ];
}
