import { defineRule } from '../../change.js';
import { breaking, onCaller, places } from '../../effects.js';
import type { Parameter } from '../../../model/contract.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterStyleChanged = defineRule({
  id: 'parameter-style-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a parameter that is written in another way',
  twin: 'parameter-style-changed',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchParameters(pair)
      .both.map(({ old, new: fresh }) => ({ old, new: fresh, before: styleOf(old), after: styleOf(fresh) }))
      .filter(({ before, after }) => before !== after)
      .map(({ old, new: fresh, before, after }) => ({
        message: `${parameterName(fresh)} was written as ${before}, it is written as ${after}.`,
        before,
        after,
        ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
        ...onCaller(pair.new, breaking('Values written in the earlier way are misread.')),
      })),
  ),
});

function styleOf({ style, explode, allowReserved, mediaType }: Parameter): string {
  if (mediaType !== undefined) return mediaType;
  return [style, explode ? 'exploded' : '', allowReserved ? 'with reserved characters' : '']
    .filter((word) => word !== '')
    .join(', ');
}
