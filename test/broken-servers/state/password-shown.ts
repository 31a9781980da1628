/** The response to creating a contact contains its password. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['write-only-hidden', 'body-schema'],
  hooks: {
    after(answer, call) {
      const sent = call.json as { password?: unknown } | undefined;
      if (success(answer, call, 'POST /contacts') && sent?.password !== undefined)
        return withBody(answer, { ...bodyOf(answer), password: sent.password });
    },
  },
});
