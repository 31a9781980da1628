/** Reports a run as one self-contained page: findings by cause with their exchanges, operations by outcome, and a filter. */
import type { OperationOutcome, RunEvent, RunSummary } from '../../conformance/events.js';
import { OUTCOMES } from '../../conformance/events.js';
import { operationName } from '../../conformance/operation-ref.js';
import type { ConformanceFinding } from '../../conformance/options.js';
import { causesOf, operationsOf } from './group.js';
import type { Cause } from './group.js';
import type { RunReporter } from './reporter.js';
import { HTML_SCRIPT, HTML_STYLE } from './html-assets.js';

export const htmlReport: RunReporter = (write, { titleOf, version }) => {
  const findings: ConformanceFinding[] = [];
  const operations: OperationOutcome[] = [];
  return (event: RunEvent) => {
    if (event.kind === 'finding') findings.push(event.finding);
    else if (event.kind === 'operation') operations.push(event.operation);
    else if (event.kind === 'finished') write(page(event.summary, causesOf(findings), operations, titleOf, version));
  };
};

function page(
  summary: RunSummary,
  causes: readonly Cause[],
  operations: readonly OperationOutcome[],
  titleOf: (check: string) => string | undefined,
  version: string,
): string {
  return `<!doctype html>
<html lang="en">
${head(summary)}
<body>
${header(summary)}
<main>
<h2>Findings</h2>
${causes.length === 0 ? '<p>None.</p>' : causes.map((cause) => entry(cause, titleOf(cause.check))).join('\n')}
<h2>Operations</h2>
${table(operations)}
</main>
<footer>hydra-contract ${html(version)}, ${summary.requests} requests in ${(summary.duration / 1000).toFixed(1)} s</footer>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
}

function head({ contract, server }: RunSummary): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${contract} against ${server}`)}</title>
<style>${HTML_STYLE}</style>
</head>`;
}

function header(summary: RunSummary): string {
  return `<header>
<h1>${html(summary.contract)} <small>against ${html(summary.server)}</small></h1>
<p class="counts">${counts(summary)}</p>
${summary.reason === undefined ? '' : `<p class="reason">Nothing could be tested: ${html(summary.reason)}.</p>`}
${summary.notes.map((note) => `<p class="note">${html(note)}</p>`).join('\n')}
<p><label>Filter <input id="filter" type="search" placeholder="check, path, text …" autocomplete="off"></label>
${['error', 'warning', 'info', 'cantTell'].map((name) => `<label class="pick"><input type="checkbox" value="${name}" checked> ${name === 'cantTell' ? 'not repeated' : name}</label>`).join(' ')}</p>
</header>`;
}

function table(operations: readonly OperationOutcome[]): string {
  return `<table><thead><tr><th>Operation<th>Outcome${OUTCOMES.map((name) => `<th class="n">${name}`).join('')}<th>Remark</thead><tbody>
${operations.map(row).join('\n')}
</tbody></table>`;
}

function counts({ findings, operations }: RunSummary): string {
  const found = [
    `<b class="error">${findings.error}</b> errors`,
    `<b class="warning">${findings.warning}</b> warnings`,
    `<b>${findings.info}</b> notes`,
    `<b>${findings.cantTell}</b> not repeated`,
  ];
  const done = OUTCOMES.filter((name) => operations[name] > 0).map(
    (name) => `<b class="${name}">${operations[name]}</b> ${name}`,
  );
  return `${found.join(' · ')} — operations: ${done.join(' · ')}`;
}

function entry(cause: Cause, title: string | undefined): string {
  const [first] = cause.findings;
  const kind = cause.outcome === 'cantTell' ? 'cantTell' : cause.severity;
  return `<details class="finding ${kind}" data-kind="${kind}"><summary><span class="badge">${kind === 'cantTell' ? 'not repeated' : cause.severity}</span> <code>${html(cause.check)}</code> ${html(first!.message)} <small>${cause.cases} × ${html(operationsOf(cause))}</small></summary>
${title === undefined ? '' : `<p class="title">${html(title)}.</p>`}
${cause.findings.map(exchange).join('\n')}
</details>`;
}

function exchange({ operation, message, hint, curl, request, response, case: id }: ConformanceFinding): string {
  return `<section><h3>${operation === undefined ? '' : html(operationName(operation))}</h3>
<p>${html(message)}</p>${hint === undefined ? '' : `<p class="hint">${html(hint)}</p>`}
${id === undefined ? '' : `<p class="case">${html(id)}</p>`}
${request === undefined ? '' : `<pre>${html([`${request.method} ${request.url}`, ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`), '', request.body ?? ''].join('\n').trim())}</pre>`}
${response === undefined ? '' : `<pre>${html([String(response.status), ...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`), '', response.body ?? ''].join('\n').trim())}</pre>`}
${curl === undefined ? '' : `<pre class="curl">${html(curl)}</pre>`}</section>`;
}

function row(operation: OperationOutcome): string {
  const { outcome, cases, reason = '' } = operation;
  return `<tr class="operation" data-kind=""><td><code>${html(operationName(operation))}</code><td class="${outcome}">${outcome}${OUTCOMES.map((name) => `<td class="n">${cases[name] || ''}`).join('')}<td>${html(reason)}`;
}

function html(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd');
}
