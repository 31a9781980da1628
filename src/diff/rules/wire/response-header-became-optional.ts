import { defineRule } from '../../change.js';
import { breaking, locations, onCaller } from '../../effects.js';
import { matchHeaders, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseHeaderBecameOptional = defineRule({
  id: 'response-header-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a response header that became optional',
  twin: 'response-header-became-required',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response)
        .both.filter(({ old, new: fresh }) => old.required && !fresh.required)
        .map(({ old, new: fresh }) => ({
          message: `The header ${fresh.name} of the response ${response.new.status} is now optional.`,
          ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
          ...onCaller(pair.new, breaking('Clients that rely on it may not find it.')),
        })),
    ),
  ),
});
