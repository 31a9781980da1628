import { defineRule } from '../../change.js';
import { places, wordsOnly } from '../../effects.js';

export const apiWordsChanged = defineRule({
  id: 'api-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another title, version, summary or description of the API',
  twin: 'api-words-changed',
  *find({ old, new: fresh, oldPlace, newPlace }) {
    for (const key of ['title', 'version', 'summary', 'description'] as const) {
      const [before, after] = [old.openapi[key] ?? '', fresh.openapi[key] ?? ''];
      if (before === after) continue;
      const message = key === 'version' ? `The version was ${before}, it is ${after}.` : `The API has another ${key}.`;
      yield {
        subject: 'the API',
        message,
        before,
        after,
        ...places(oldPlace('#/info'), newPlace('#/info')),
        ...wordsOnly(),
      };
    }
  },
});
