import { type Promised, promises } from "../promises/rows.ts";
import { asvsRows, type Row } from "./rows.ts";

const kinds = { test: "test", reason: "reason", open: "still open" } as const;

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function line({ numbers, asks, answer }: Row): string {
	const how = answer.by === "test" ? `tests/${answer.file}.test: “${answer.title}”` : answer.why;
	const cells = [asks, kinds[answer.by], how].map((text) => `<td>${escaped(text)}</td>`);
	return `<tr><th scope="row">${numbers.join(", ")}</th>${cells.join("")}</tr>`;
}

function promiseLine({ promise, part, tests, open }: Promised): string {
	const how = open ?? tests.map(({ file, title }) => `tests/${file}.test: “${title}”`).join("; ");
	const cells = [part, open === null ? kinds.test : kinds.open, how].map(
		(text) => `<td>${escaped(text)}</td>`,
	);
	return `<tr><th scope="row">${promise}</th>${cells.join("")}</tr>`;
}

function table(heads: readonly string[], rows: readonly string[]): string {
	const cells = heads.map((head) => `<th scope="col">${head}</th>`);
	return `<table>\n<thead><tr>${cells.join("")}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}

/** Names of files are long and have no spaces; on a phone each row is a block, read from top to bottom. */
export const asvsStyle = `:root{color-scheme:light dark;font:100%/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
:root[data-type=large]{font-size:131%}
main{max-width:80rem;margin:auto;padding:8px}
table{border-collapse:collapse;width:100%}
th,td{padding:8px;text-align:left;vertical-align:top;border-bottom:1px solid}
@media(max-width:56rem){table,tbody,tr,th,td{display:block}thead{display:none}th,td{padding:4px 0;border:0}tr{border-bottom:1px solid}}
`;

/** The two tables as a page of its own, made with the doors and served at /security; \`style\` is where its looks are. */
export function asvsPage(style = ""): string {
	const open = asvsRows.filter(({ answer }) => answer.by === "open").flatMap(({ numbers }) => numbers);
	const openPromises = promises.filter((promise) => promise.open !== null);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
${style === "" ? "" : `<link rel="stylesheet" href="${style}">\n`}<title>What is promised, and how it is tested · Security</title>
</head>
<body>
<main>
<h1>What is promised, and how it is tested</h1>
<p>Anonymity (A), integrity (I), staff (S) and durability (D): each part of a promise with the tests that show it.
${openPromises.length} of ${promises.length} parts are still open.</p>
${table(["Promise", "Part", "Shown by", "How"], promises.map(promiseLine))}
<h2>OWASP ASVS 5.0, level 2</h2>
<p>Each requirement of levels 1 and 2 with the test that shows it, the reason why it needs none, or what is still open:
${open.length} numbers are.</p>
${table(["Numbers", "What it asks", "Answered by", "How"], asvsRows.map(line))}
</main>
</body>
</html>
`;
}
