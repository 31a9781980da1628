import { defineRule } from '../../change.js';
import { securityDifferences } from '../../security.js';

export const securityAdded = defineRule({
  id: 'security-added',
  half: 'wire',
  kind: 'added',
  title: 'an added security requirement',
  twin: 'security-removed',
  find: (editions) => securityDifferences(editions, 'added'),
});
