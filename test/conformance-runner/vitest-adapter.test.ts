import { afterAll } from 'vitest';
import { describeConformance } from '../../src/vitest.js';
import { HYDRA_CONTRACT, HYDRA_USERS, HYDRA_VOCABULARY, hydraServer } from '../broken-servers/correct/hydra.js';
import { contractOf } from './support.js';

// The adapter declares its tests here as in any test suite: a correct server passes all of them.
const contract = await contractOf(HYDRA_CONTRACT, { vocabulary: HYDRA_VOCABULARY });
let stop: () => Promise<void>;

describeConformance(contract, {
  baseUrl: async () => {
    const server = await hydraServer();
    stop = () => server.close();
    return server.url;
  },
  credentials: { user: HYDRA_USERS.own },
  writes: true,
  failOn: 'warning',
});

afterAll(() => stop());
