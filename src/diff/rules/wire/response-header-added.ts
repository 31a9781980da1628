import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseHeaderAdded = defineRule({
  id: 'response-header-added',
  half: 'wire',
  kind: 'added',
  title: 'an added response header',
  twin: 'response-header-removed',
  find: operationRule((pair, { newLocation }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response).added.map(({ name, pointer }) => ({
        message: `The header ${name} was added to the response ${response.new.status}.`,
        new: newLocation(pointer),
        ...onCaller(pair.new, compatible('Clients ignore headers that they do not know.')),
      })),
    ),
  ),
});
