import { defineConformanceCheck } from '../check.js';

/** Failures that are the fault of the server; the others are limits of the run itself. */
const FAULTS = new Set(['timeout', 'reset', 'refused', 'malformed', 'too-large']);

export const serverAnswers = defineConformanceCheck({
  id: 'server-answers',
  title: 'Every request gets a response: complete, in time, valid HTTP and within the limits',
  severity: 'error',
  source: 'RFC 9110 §3.4; RFC 9112',
  *failure({ failure }) {
    if (failure === undefined || !FAULTS.has(failure.kind)) return;
    yield {
      message: `The server sent no usable response: ${failure.message}.`,
      key: failure.kind,
      hint:
        failure.kind === 'timeout'
          ? 'Answer in time, or raise the limit with --timeout.'
          : 'Answer every request with an HTTP response, even an invalid request.',
    };
  },
});
