import { resourceMap } from '../../resources/map.js';
import { defineCheck } from '../check.js';

export const resourceOverride = defineCheck({
  id: 'resource-override',
  title: 'x-hydra-resource names members, paths, operations and parameters that exist',
  severity: 'error',
  source: 'this project: docs/resources.md, x-hydra-resource',
  run: ({ contract }) => resourceMap(contract).findings,
});
