import { defineRule } from '../../change.js';
import { breaking, compatible, places } from '../../effects.js';

export const propertyRemoved = defineRule({
  id: 'property-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a property that a class no longer supports',
  twin: 'property-added',
  *find({ properties, oldTerm }) {
    for (const { cls, properties: matched } of properties) {
      for (const { compact, iri, key, pointer, readable, writable } of matched.removed) {
        const message = `${cls.new.compact} no longer supports the property ${key}.`;
        const reader = readable
          ? breaking('Readers that use it no longer find it.')
          : compatible('It could not be read.');
        const writer = writable
          ? breaking('What writers say with it is no longer understood.')
          : compatible('It could not be written.');
        yield { subject: compact, message, before: iri, ...places(oldTerm(pointer), undefined), reader, writer };
      }
    }
  },
});
