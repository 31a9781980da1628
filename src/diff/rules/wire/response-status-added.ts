import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseStatusAdded = defineRule({
  id: 'response-status-added',
  half: 'wire',
  kind: 'added',
  title: 'an added response status',
  twin: 'response-status-removed',
  find: operationRule((pair, { newLocation }) =>
    matchResponses(pair).added.map(({ status, description, pointer }) => ({
      message: `The status ${status}${description === '' ? '' : ` (${description})`} was added.`,
      after: status,
      new: newLocation(pointer),
      ...onCaller(
        pair.new,
        status.startsWith('2')
          ? breaking('Clients may receive a success status that they do not know.')
          : compatible('Clients treat an unknown status code according to its class (RFC 9110 §15).'),
      ),
    })),
  ),
});
