import { defineConformanceCheck } from '../check.js';
import type { CheckReport, ExchangeView } from '../check.js';
import { headerList } from '../exchange.js';

export const allowSent = defineConformanceCheck({
  id: 'allow-sent',
  title: 'A 405 response lists the allowed methods in Allow, and they match the contract',
  severity: 'warning',
  source: 'RFC 9110 §15.5.6: MUST generate Allow',
  *exchange(view) {
    if (view.response.status === 405) yield* judge(view);
    else if (view.kind === 'options' && view.response.status < 300 && view.response.headers.has('allow'))
      yield* judge(view);
  },
});

function* judge({ state, response, operation, exchange }: ExchangeView): Generator<CheckReport> {
  const allow = headerList(response, 'allow');
  if (allow === undefined) {
    yield {
      message: 'The 405 response has no Allow header field.',
      at: 'header:Allow',
      key: 'missing',
      hint: 'Send Allow with the methods that the target supports.',
    };
    return;
  }
  const allowed = new Set(allow.split(',').map((name) => name.trim().toUpperCase()));
  const { method } = exchange.request;
  if (response.status === 405 && allowed.has(method)) {
    yield {
      message: `The 405 response to ${method} lists ${method} in Allow as an allowed method.`,
      at: 'header:Allow',
      key: `contradiction ${method}`,
    };
  }
  const template = operation?.path;
  const declared = state.contract.openapi.operations.filter(({ path }) => path === template).map((one) => one.method);
  const lacking = declared.filter((name) => !allowed.has(name));
  if (lacking.length > 0) {
    yield {
      message: `Allow is "${allow}"; the contract also declares ${lacking.join(', ')}.`,
      at: 'header:Allow',
      key: 'lacking',
      hint: 'List every supported method in Allow.',
    };
  }
}
