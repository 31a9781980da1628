import { defineConformanceCheck } from '../check.js';

/** Failures that say something about the server; the others are the run's own bounds. */
const FAULTS = new Set(['timeout', 'reset', 'refused', 'malformed', 'too-large']);

export const serverAnswers = defineConformanceCheck({
  id: 'server-answers',
  title: 'Every request is answered: completely, in time, in HTTP and within bounds',
  severity: 'error',
  source: 'RFC 9110 §3.4; RFC 9112',
  *failure({ failure }) {
    if (failure === undefined || !FAULTS.has(failure.kind)) return;
    yield {
      message: `The server gave no usable response: ${failure.message}.`,
      key: failure.kind,
      hint:
        failure.kind === 'timeout'
          ? 'Answer in time, or allow more with --timeout.'
          : 'Answer every request, also a bad one, with an HTTP response.',
    };
  },
});
