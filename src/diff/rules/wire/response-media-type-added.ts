import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchMediaTypes, matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseMediaTypeAdded = defineRule({
  id: 'response-media-type-added',
  half: 'wire',
  kind: 'added',
  title: 'an added media type of a response',
  twin: 'response-media-type-removed',
  find: operationRule((pair, { newLocation }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchMediaTypes(old.content, fresh.content).added.map(({ mediaType, pointer }) => ({
        message: `The media type ${mediaType} was added to the response ${fresh.status}.`,
        new: newLocation(pointer),
        ...onCaller(
          pair.new,
          old.content.length === 0
            ? compatible('The response had no body before.')
            : compatible('Clients negotiate the media type with Accept (RFC 9110 §12.5.1).'),
        ),
      })),
    ),
  ),
});
