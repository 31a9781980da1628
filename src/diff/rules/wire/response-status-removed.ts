import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseStatusRemoved = defineRule({
  id: 'response-status-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed response status',
  twin: 'response-status-added',
  find: operationRule((pair, { oldLocation }) =>
    matchResponses(pair).removed.map(({ status, description, pointer }) => ({
      message: `The status ${status}${description === '' ? '' : ` (${description})`} was removed.`,
      before: status,
      old: oldLocation(pointer),
      ...onCaller(
        pair.new,
        status.startsWith('2')
          ? breaking('Clients that expect this success status no longer receive it.')
          : compatible('Clients no longer have to handle it.'),
      ),
    })),
  ),
});
