/** What an operation declares: its request body, its responses and their examples. */
import type { Example, MediaType, OpenApiOperation, Response } from '../model/contract.js';
import { essence, isJsonType } from './http/accept.js';

/** The declared request body of a media type; parameters of the media type do not count. */
export function requestMedia(
  { requestBody }: OpenApiOperation,
  contentType: string | undefined,
): MediaType | undefined {
  const wanted = essence(contentType ?? '');
  return requestBody?.content.find(({ mediaType }) => essence(mediaType) === wanted);
}

/** The declared response that covers a status: the status itself, else its range (`4XX`), else `default`. */
export function responseFor({ responses }: OpenApiOperation, status: number): Response | undefined {
  const keys = [String(status), `${String(status).charAt(0)}XX`, 'default'];
  const key = keys.find((each) => responses.some((response) => response.status === each));
  return responses.find((response) => response.status === key);
}

/** The lowest declared success; undefined if only errors or `default` are declared. */
export function lowestSuccess({ responses }: OpenApiOperation): Response | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return successes.toSorted((a, b) => a.status.localeCompare(b.status))[0];
}

/** The lowest declared success, else `default`. */
export function successResponse(operation: OpenApiOperation): Response | undefined {
  return lowestSuccess(operation) ?? operation.responses.find(({ status }) => status === 'default');
}

/** The JSON body of {@link successResponse}. */
export function successMedia(operation: OpenApiOperation): MediaType | undefined {
  return jsonContent(successResponse(operation))[0];
}

/** The JSON bodies of a response. */
export function jsonContent(response: Response | undefined): readonly MediaType[] {
  return response?.content.filter(({ mediaType }) => isJsonType(mediaType)) ?? [];
}

/** Whether one of these statuses is declared, as written: `404`, `4XX`, `default`. */
export function declares({ responses }: OpenApiOperation, ...statuses: readonly (number | string)[]): boolean {
  return responses.some((response) => statuses.some((status) => response.status === String(status)));
}

/** Every example of every response. */
export function responseExamples({ responses }: OpenApiOperation): readonly Example[] {
  return responses.flatMap(({ content }) => content.flatMap(({ examples }) => examples));
}
