import { defineRule } from '../../change.js';
import { both, editorial } from '../../effects.js';
import { operationRule } from '../../operations.js';
import { shapeOf } from '../../../model/join.js';

export const pathVariableRenamed = defineRule({
  id: 'path-variable-renamed',
  half: 'wire',
  kind: 'changed',
  title: 'another name for a variable of a path template',
  twin: 'path-variable-renamed',
  find: operationRule(({ old, new: fresh }) => {
    if (shapeOf(old.path) !== shapeOf(fresh.path) || old.path === fresh.path) return [];
    const message = `The path template ${old.path} is written ${fresh.path} now.`;
    return [
      { message, before: old.path, after: fresh.path, ...both(editorial('Names of variables are not on the wire.')) },
    ];
  }),
});
