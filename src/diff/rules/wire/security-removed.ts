import { defineRule } from '../../change.js';
import { securityDifferences } from '../../security.js';

export const securityRemoved = defineRule({
  id: 'security-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed security requirement',
  twin: 'security-added',
  find: (editions) => securityDifferences(editions, 'removed'),
});
