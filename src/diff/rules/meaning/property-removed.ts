import { defineRule } from '../../change.js';
import { breaking, compatible, locations } from '../../effects.js';

export const propertyRemoved = defineRule({
  id: 'property-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a property removed from a class',
  twin: 'property-added',
  *find({ properties, oldTermLocation }) {
    for (const { cls, properties: matched } of properties) {
      for (const { compact, iri, key, pointer, readable, writable } of matched.removed) {
        const message = `The property ${key} was removed from the class ${cls.new.compact}.`;
        const reader = readable
          ? breaking('Readers that use it no longer find it.')
          : compatible('The property was not readable.');
        const writer = writable
          ? breaking('Values that are sent in it are no longer processed.')
          : compatible('The property was not writable.');
        yield {
          subject: compact,
          message,
          before: iri,
          ...locations(oldTermLocation(pointer), undefined),
          reader,
          writer,
        };
      }
    }
  },
});
