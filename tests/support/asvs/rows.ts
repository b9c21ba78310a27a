import { houseRows } from "./house-rows.ts";
import { inputRows } from "./input-rows.ts";
import { peopleRows } from "./people-rows.ts";

/** What answers a requirement: a test, by its file below tests/ and words of its title; a reason; or nothing yet. */
type Answer =
	| { readonly by: "test"; readonly file: string; readonly title: string }
	| { readonly by: "reason" | "open"; readonly why: string };
export type Row = { readonly numbers: readonly string[]; readonly asks: string; readonly answer: Answer };

/** The numbers of all requirements of levels 1 and 2, section by section (OWASP ASVS 5.0.0). */
const sections = `
1.1: 1 2; 1.2: 1 2 3 4 5 6 7 8 9; 1.3: 1 2 3 4 5 6 7 8 9 10 11; 1.4: 1 2 3; 1.5: 1 2; 2.1: 1 2 3
2.2: 1 2 3; 2.3: 1 2 3 4; 2.4: 1; 3.2: 1 2; 3.3: 1 2 3 4; 3.4: 1 2 3 4 5 6; 3.5: 1 2 3 4 5; 3.7: 1 2
4.1: 1 2 3; 4.2: 1; 4.3: 1 2; 4.4: 1 2 3 4; 5.1: 1; 5.2: 1 2 3; 5.3: 1 2; 5.4: 1 2 3; 6.1: 1 2 3
6.2: 1 2 3 4 5 6 7 8 9 10 11 12; 6.3: 1 2 3 4; 6.4: 1 2 3 4; 6.5: 1 2 3 4 5; 6.6: 1 2 3; 6.8: 1 2 3 4
7.1: 1 2 3; 7.2: 1 2 3 4; 7.3: 1 2; 7.4: 1 2 3 4 5; 7.5: 1 2; 7.6: 1 2; 8.1: 1 2; 8.2: 1 2 3; 8.3: 1
8.4: 1; 9.1: 1 2 3; 9.2: 1 2 3 4; 10.1: 1 2; 10.2: 1 2; 10.3: 1 2 3 4; 10.4: 1 2 3 4 5 6 7 8 9 10 11
10.5: 1 2 3 4 5; 10.6: 1 2; 10.7: 1 2 3; 11.1: 1 2; 11.2: 1 2 3; 11.3: 1 2 3; 11.4: 1 2 3 4; 11.5: 1
11.6: 1; 12.1: 1 2 3; 12.2: 1 2; 12.3: 1 2 3 4; 13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 1 2 3 4 5
14.1: 1 2; 14.2: 1 2 3 4; 14.3: 1 2 3; 15.1: 1 2 3; 15.2: 1 2 3; 15.3: 1 2 3 4 5 6 7; 16.1: 1
16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3; 16.5: 1 2 3; 17.1: 1; 17.2: 1 2 3 4; 17.3: 1 2`;

/** Every number that must be answered. */
export const asvsNumbers: readonly string[] = sections
	.trim()
	.split(/;\s|\n/)
	.flatMap((section) => {
		const [name = "", numbers = ""] = section.split(": ");
		return numbers.split(" ").map((number) => `${name}.${number}`);
	});

/** `10.1.1–10.7.3`: all numbers from the one to the other. */
function spread(numbers: string): readonly string[] {
	return numbers.split(" ").flatMap((number) => {
		const [from = "", to = from] = number.split("–");
		return asvsNumbers.slice(asvsNumbers.indexOf(from), asvsNumbers.indexOf(to) + 1);
	});
}

function answerOf(kind: string, detail: string): Answer {
	if (kind === "reason" || kind === "open") return { by: kind, why: detail };
	const [file = "", title = ""] = detail.split(" > ");
	return { by: "test", file, title };
}

/** The table, in the order of the standard. */
export const asvsRows: readonly Row[] = [inputRows, peopleRows, houseRows].flatMap((rows) =>
	rows
		.trim()
		.split("\n")
		.map((line) => {
			const [numbers = "", asks = "", kind = "", detail = ""] = line.split(" | ");
			return { numbers: spread(numbers), asks, answer: answerOf(kind, detail) };
		}),
);
