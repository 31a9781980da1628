import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { matchMediaTypes } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const requestMediaTypeAdded = defineRule({
  id: 'request-media-type-added',
  half: 'wire',
  kind: 'added',
  title: 'an added media type of a request body',
  twin: 'request-media-type-removed',
  find: operationRule(({ old, new: fresh }, { newLocation }) => {
    if (old.requestBody === undefined || fresh.requestBody === undefined) return [];
    return matchMediaTypes(old.requestBody.content, fresh.requestBody.content).added.map(({ mediaType, pointer }) => ({
      message: `The media type ${mediaType} was added to the request body.`,
      new: newLocation(pointer),
      ...onCaller(fresh, compatible('The media types that were accepted still are.')),
    }));
  }),
});
