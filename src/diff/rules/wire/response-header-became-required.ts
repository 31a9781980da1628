import { defineRule } from '../../change.js';
import { compatible, locations, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseHeaderBecameRequired = defineRule({
  id: 'response-header-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a response header that became required',
  twin: 'response-header-became-optional',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response)
        .both.filter(({ old, new: fresh }) => !old.required && fresh.required)
        .map(({ old, new: fresh }) => ({
          message: `The header ${fresh.name} of the response ${response.new.status} is now required.`,
          ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
          ...onCaller(pair.new, compatible('Clients can rely on it.')),
        })),
    ),
  ),
});
