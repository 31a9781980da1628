import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchMediaTypes, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseMediaTypeRemoved = defineRule({
  id: 'response-media-type-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed media type of a response',
  twin: 'response-media-type-added',
  find: operationRule((pair, { oldLocation }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchMediaTypes(old.content, fresh.content).removed.map(({ mediaType, pointer }) => ({
        message: `The media type ${mediaType} was removed from the response ${fresh.status}.`,
        old: oldLocation(pointer),
        ...onCaller(pair.new, breaking('Clients that accept only this media type no longer receive it.')),
      })),
    ),
  ),
});
