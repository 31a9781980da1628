import { defineRule } from '../../change.js';
import { locations, textOnly } from '../../effects.js';
import { textChanges } from '../../terms.js';

export const classWordsChanged = defineRule({
  id: 'class-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed title, description or note of a class',
  twin: 'class-words-changed',
  *find({ classes, oldTermLocation, newTermLocation }) {
    for (const { old, new: fresh } of classes.both) {
      const at = locations(oldTermLocation(old.pointer), newTermLocation(fresh.pointer));
      for (const change of textChanges(old, fresh)) yield { subject: fresh.compact, ...change, ...at, ...textOnly() };
    }
  },
});
