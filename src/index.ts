/**
 * The library: load a contract, then check it, generate files from it, serve a mock of it, test a live server against
 * it, or compare it with another edition.
 *
 * @example
 * ```ts
 * import { loadContract, runChecks } from 'hydra-contract';
 *
 * const { contract, findings } = await loadContract('openapi.yaml');
 * const found = await runChecks({ contract, pages: [], loadFindings: findings });
 * ```
 * @packageDocumentation
 */
export * from './finding.js';
export type * from './model/contract.js';
export type { Json, JsonObject } from './model/json.js';
export { loadContract, loadContracts, loadTemplates } from './load/load.js';
export type { Loaded, LoadOptions } from './load/load.js';
export { runChecks } from './check/run.js';
export type { Check, CheckInput } from './check/check.js';
export { generators } from '../generators/index.js';
export type { GeneratedFile, Generator, GeneratorOptions, GeneratorResult } from '../generators/generator.js';
export { startMockServer, defineHandlers } from './mock/index.js';
export type { Clock, Faults, Handler, HandlerAnswer, HandlerInput, Handlers, MockOptions } from './mock/index.js';
export type { MockServer, MockState, TypedHandler } from './mock/index.js';
export { runConformance } from './conformance/run.js';
export type { RunResult } from './conformance/run.js';
export type { RunEvent, RunSummary } from './conformance/events.js';
export type { ConformanceFinding, TestOptions } from './conformance/options.js';
export { diffContracts } from './diff/diff.js';
export type { Change } from './diff/change.js';
export { FORMATS } from './report/formats.js';
export type { Format } from './report/formats.js';
export { findingsReport } from './report/report.js';
export type { FindingsReport, Reporter, ReportStyle } from './report/report.js';
export { reporters } from './report/reporters.js';
