import { defineRule } from '../../change.js';
import { places, wordsOnly } from '../../effects.js';
import { wordChanges } from '../../terms.js';

export const classWordsChanged = defineRule({
  id: 'class-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another title, description or note of a class',
  twin: 'class-words-changed',
  *find({ classes, oldTerm, newTerm }) {
    for (const { old, new: fresh } of classes.both) {
      const at = places(oldTerm(old.pointer), newTerm(fresh.pointer));
      for (const change of wordChanges(old, fresh)) yield { subject: fresh.compact, ...change, ...at, ...wordsOnly() };
    }
  },
});
