import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses, operationRule } from '../../operations.js';

export const responseHeaderAdded = defineRule({
  id: 'response-header-added',
  half: 'wire',
  kind: 'added',
  title: 'a response header that was not there',
  twin: 'response-header-removed',
  find: operationRule((pair, { newPlace }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchHeaders(old, fresh).added.map(({ name, pointer }) => ({
        message: `${fresh.status} has the header ${name} now.`,
        new: newPlace(pointer),
        ...onCaller(pair.new, compatible('Clients ignore headers that they do not know.')),
      })),
    ),
  ),
});
