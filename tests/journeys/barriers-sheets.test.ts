import { describe, expect, test } from "vitest";
import { inspectDoors, type State } from "../support/door-states.ts";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const table: State[2] = ({ page }) => page.getByRole("table").first().waitFor();
const filters: State[2] = ({ page }) => page.getByRole("combobox").first().waitFor();
const head: State[2] = ({ page }) => page.getByRole("heading", { level: 1 }).waitFor();

/** Who looks at which sheet: with rows and without, with figures and with too few. */
const people: readonly (readonly [username: string, states: readonly State[]])[] = [
	[
		"duanmu",
		[
			["sheet-ledger", "/desk/casebook", table],
			["sheet-figures", "/desk/figures", table],
		],
	],
	["chunyu", [["sheet-figures-none", "/desk/figures", head]]],
	[
		"gongsun",
		[
			["sheet-ledger-area", "/desk/casebook", filters],
			["sheet-shelved", "/desk/shelved", table],
		],
	],
	["wenren", [["sheet-shelved-none", "/desk/shelved", head]]],
];

describe("nobody is kept out of the sheets that come out of the cases", () => {
	const house = journeyFor("file", { cases: "demo" });

	for (const [username, states] of people) {
		test(`for ${username}`, async () => {
			const { visit } = await staffAt(house(), username, "/desk");
			expect(await inspectDoors(visit, states)).toEqual([]);
		});
	}
});
