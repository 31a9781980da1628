import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseHeaderRemoved = defineRule({
  id: 'response-header-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed response header',
  twin: 'response-header-added',
  find: operationRule((pair, { oldLocation }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response).removed.map(({ name, pointer }) => ({
        message: `The header ${name} was removed from the response ${response.new.status}.`,
        old: oldLocation(pointer),
        ...onCaller(pair.new, breaking('Clients that use it no longer find it.')),
      })),
    ),
  ),
});
