import { defineRule } from '../../change.js';
import { breaking, compatible, locations } from '../../effects.js';

export const propertyAdded = defineRule({
  id: 'property-added',
  half: 'meaning',
  kind: 'added',
  title: 'a property added to a class',
  twin: 'property-removed',
  *find({ properties, newTermLocation }) {
    for (const { cls, properties: matched } of properties) {
      for (const { compact, iri, key, pointer, required, writable } of matched.added) {
        const message = `The property ${key} was added to the class ${cls.new.compact}.`;
        const writer =
          required && writable
            ? breaking('Requests must contain it.')
            : compatible('Requests do not have to contain it.');
        const reader = compatible('Readers ignore properties that they do not know.');
        yield {
          subject: compact,
          message,
          after: iri,
          ...locations(undefined, newTermLocation(pointer)),
          reader,
          writer,
        };
      }
    }
  },
});
