import { expect, test } from "vitest";
import { withoutBody } from "../../server/domain/competence.ts";
import { playedDemo } from "../support/played-demo.ts";

const { caseOf, ledger, time } = playedDemo();

test("in the demo what is said of a firm is its regulator's, and what is said of a leader goes one level up", () => {
	for (const [key, name] of [
		["firm-without-receipts", "云河区住房和建设局"],
		["work-for-a-relative", "云河区纪委监委"],
	] as const) {
		expect(caseOf(key)).toMatchObject({ competent: { name }, due: [{ step: "blue", cause: "transfer" }] });
	}
	expect(caseOf("asked-for-a-gift")).not.toHaveProperty("competent");
	const left = withoutBody(ledger.setting(), "", time.clock());
	expect(left.map(({ id }) => id)).toEqual([
		"p:street:observer",
		"p:street:administrator",
		"p:qiaodong:counter",
	]);
});
