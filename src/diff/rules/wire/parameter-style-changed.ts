import { defineRule } from '../../change.js';
import { breaking, locations, onCaller } from '../../effects.js';
import type { Parameter } from '../../../model/contract.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterStyleChanged = defineRule({
  id: 'parameter-style-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed serialization of a parameter',
  twin: 'parameter-style-changed',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchParameters(pair)
      .both.map(({ old, new: fresh }) => ({ old, new: fresh, before: styleOf(old), after: styleOf(fresh) }))
      .filter(({ before, after }) => before !== after)
      .map(({ old, new: fresh, before, after }) => ({
        message: `The serialization of the ${parameterName(fresh)} changed from ${before} to ${after}.`,
        before,
        after,
        ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
        ...onCaller(pair.new, breaking('Values in the old serialization are misread.')),
      })),
  ),
});

function styleOf({ style, explode, allowReserved, mediaType }: Parameter): string {
  if (mediaType !== undefined) return mediaType;
  return [style, explode ? 'exploded' : '', allowReserved ? 'with reserved characters' : '']
    .filter((part) => part !== '')
    .join(', ');
}
