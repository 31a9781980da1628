import { defineRule } from '../../change.js';
import { breaking, onCaller, places } from '../../effects.js';
import { matchHeaders, matchResponses, operationRule } from '../../operations.js';

export const responseHeaderBecameOptional = defineRule({
  id: 'response-header-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a response header that may be absent now',
  twin: 'response-header-became-required',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchResponses(pair).both.flatMap((response) =>
      matchHeaders(response.old, response.new)
        .both.filter(({ old, new: fresh }) => old.required && !fresh.required)
        .map(({ old, new: fresh }) => ({
          message: `${response.new.status} may lack the header ${fresh.name} now.`,
          ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
          ...onCaller(pair.new, breaking('Clients that rely on it may not find it.')),
        })),
    ),
  ),
});
