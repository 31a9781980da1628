/** The mock server: Prism, extended with links, state, lifecycles, handlers and faults. */
export { startMockServer } from './server.js';
export { defineHandlers } from './handlers.js';
export { parseFaults } from './http/faults.js';
export type { Handler, HandlerAnswer, HandlerInput, Handlers, TypedHandler } from './handlers.js';
export type { Faults } from './http/faults.js';
export type { Clock, MockState } from './mock-state.js';
export type { Credentials, Exchange, Limits, MockOptions, MockServer } from './options.js';
