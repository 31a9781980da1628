import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchMediaTypes, matchResponses, operationRule } from '../../operations.js';

export const responseMediaTypeAdded = defineRule({
  id: 'response-media-type-added',
  half: 'wire',
  kind: 'added',
  title: 'a further media type of a response',
  twin: 'response-media-type-removed',
  find: operationRule((pair, { newPlace }) =>
    matchResponses(pair).both.flatMap(({ old, new: fresh }) =>
      matchMediaTypes(old.content, fresh.content).added.map(({ mediaType, pointer }) => ({
        message: `${fresh.status} may come as ${mediaType} now.`,
        new: newPlace(pointer),
        ...onCaller(
          pair.new,
          old.content.length === 0
            ? compatible('Where there was no body, there may be one.')
            : compatible('Clients say in Accept what they take.'),
        ),
      })),
    ),
  ),
});
