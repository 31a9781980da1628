import type { RunEvent } from '../../conformance/events.js';
import type { Exchange } from '../../conformance/exchange.js';
import type { RunReporter, RunReportOptions } from './reporter.js';

/** HTTP Archive 1.2: every exchange, written as it is made, credentials taken out. */
export const harReport: RunReporter = (write, options) => {
  let first = true;
  return (event: RunEvent) => {
    if (event.kind === 'started') {
      write(
        `{"log":{"version":"1.2","creator":{"name":"hydra-contract","version":${JSON.stringify(options.version)}},"entries":[`,
      );
    } else if (event.kind === 'exchange') {
      write(`${first ? '' : ','}\n${JSON.stringify(entry(event.exchange, event.at, options))}`);
      first = false;
    } else if (event.kind === 'finished') write('\n]}}\n');
  };
};

function entry(exchange: Exchange, at: Date, options: RunReportOptions) {
  const duration = exchange.response?.duration ?? 0;
  return {
    startedDateTime: new Date(at.getTime() - duration).toISOString(),
    time: duration,
    request: sent(exchange, options),
    response: received(exchange, options),
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

function sent({ request }: Exchange, { hide, redact }: RunReportOptions) {
  const { method, url, headers, body } = request;
  const mimeType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    method,
    url: redact(url),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: fields(Object.entries(headers), hide),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value: redact(value) })),
    ...(body === undefined ? {} : { postData: { mimeType, text: redact(body) } }),
    headersSize: -1,
    bodySize: body?.length ?? 0,
  };
}

function received({ response, failure }: Exchange, { hide, redact }: RunReportOptions) {
  const headers = [...(response?.headers ?? [])];
  return {
    status: response?.status ?? 0,
    statusText: response?.statusText ?? failure?.message ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: fields(
      headers.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
      hide,
    ),
    content: {
      size: response?.size ?? 0,
      mimeType: response?.headers.get('content-type')?.[0] ?? '',
      text: redact(response?.text ?? ''),
    },
    redirectURL: response?.headers.get('location')?.[0] ?? '',
    headersSize: -1,
    bodySize: response?.size ?? 0,
  };
}

function fields(list: readonly (readonly [string, string])[], hide: RunReportOptions['hide']) {
  return list.map(([name, value]) => ({ name, value: hide(name, value) }));
}
