import { defineRule } from '../../change.js';
import { breaking, compatible, places } from '../../effects.js';

export const propertyAdded = defineRule({
  id: 'property-added',
  half: 'meaning',
  kind: 'added',
  title: 'a property that a class did not support',
  twin: 'property-removed',
  *find({ properties, newTerm }) {
    for (const { cls, properties: matched } of properties) {
      for (const { compact, iri, key, pointer, required, writable } of matched.added) {
        const message = `${cls.new.compact} supports the property ${key} now.`;
        const writer =
          required && writable ? breaking('Requests have to hold it.') : compatible('Requests need not hold it.');
        const reader = compatible('Readers ignore properties that they do not know.');
        yield { subject: compact, message, after: iri, ...places(undefined, newTerm(pointer)), reader, writer };
      }
    }
  },
});
