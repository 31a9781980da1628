import { defineRule } from '../../change.js';
import { locations, textOnly } from '../../effects.js';

export const apiWordsChanged = defineRule({
  id: 'api-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed title, version, summary or description of the API',
  twin: 'api-words-changed',
  *find({ old, new: fresh, oldLocation, newLocation }) {
    for (const key of ['title', 'version', 'summary', 'description'] as const) {
      const [before, after] = [old.openapi[key] ?? '', fresh.openapi[key] ?? ''];
      if (before === after) continue;
      const message =
        key === 'version' ? `The version changed from ${before} to ${after}.` : `The ${key} of the API changed.`;
      yield {
        subject: 'the API',
        message,
        before,
        after,
        ...locations(oldLocation('#/info'), newLocation('#/info')),
        ...textOnly(),
      };
    }
  },
});
