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

/** The table as a page of its own, made with the doors and served at /security. */
export function asvsPage(): string {
	const open = asvsRows.filter(({ answer }) => answer.by === "open").flatMap(({ numbers }) => numbers);
	const heads = ["Numbers", "What it asks", "Answered by", "How"].map(
		(head) => `<th scope="col">${head}</th>`,
	);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Security: OWASP ASVS 5.0, level 2</title>
</head>
<body>
<main>
<h1>Security: OWASP ASVS 5.0, level 2</h1>
<p>Each requirement of levels 1 and 2 with the test that shows it, the reason why it needs none, or what is still open:
${open.length} numbers are.</p>
<table>
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
${asvsRows.map(line).join("\n")}
</tbody>
</table>
</main>
</body>
</html>
`;
}
