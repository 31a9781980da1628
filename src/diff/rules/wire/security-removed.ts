import { defineRule } from '../../change.js';
import { securityDifferences } from '../../security.js';

export const securityRemoved = defineRule({
  id: 'security-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a way in that is gone, or the last that was asked for',
  twin: 'security-added',
  find: (editions) => securityDifferences(editions, 'removed'),
});
