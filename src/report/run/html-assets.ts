/** Style of the HTML report: plain, readable in light and dark, at any width. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d8dde3,#3a4048);--soft:light-dark(#f5f7f9,#1d2126);--error:light-dark(#b42318,#ff8b7e);--warning:light-dark(#8a5a00,#f0b94d);--good:light-dark(#1a7f4b,#5fce96);--dim:light-dark(#5b6572,#9aa5b1)}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem;overflow-wrap:anywhere}
th{overflow-wrap:normal}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
small,.case,.title,footer{color:var(--dim);font-weight:normal}
input[type=search]{font:inherit;padding:.25rem .5rem;width:min(24rem,60vw)}
.pick{margin-left:.75rem;white-space:nowrap}
details{border:1px solid var(--line);border-left:4px solid var(--dim);border-radius:4px;margin:.5rem 0;padding:.25rem .75rem}
details.error{border-left-color:var(--error)}details.warning{border-left-color:var(--warning)}
summary{cursor:pointer;padding:.25rem 0}
.badge{display:inline-block;min-width:4.5rem;font-weight:600}
.error .badge,b.error,td.failed,.reason{color:var(--error)}.warning .badge,b.warning,td.untested,td.cantTell,.note{color:var(--warning)}td.passed,b.passed{color:var(--good)}
pre{background:var(--soft);border:1px solid var(--line);border-radius:4px;padding:.5rem .75rem;white-space:pre-wrap;font:13px/1.45 ui-monospace,monospace}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}.n{text-align:right;font-variant-numeric:tabular-nums}
@media(max-width:40rem){.n{display:none}}
[hidden]{display:none}
`;

/** Filtering by words and by kind. */
export const HTML_SCRIPT = `
const filter=document.getElementById('filter'),picks=[...document.querySelectorAll('.pick input')];
function apply(){const words=filter.value.toLowerCase().split(/\\s+/).filter(Boolean),kinds=new Set(picks.filter(p=>p.checked).map(p=>p.value));
for(const one of document.querySelectorAll('.finding,.operation')){const text=one.textContent.toLowerCase(),kind=one.dataset.kind;
one.hidden=!words.every(w=>text.includes(w))||(kind!==''&&!kinds.has(kind));}}
filter.addEventListener('input',apply);picks.forEach(p=>p.addEventListener('change',apply));
`;
