import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { demoBody } from "../../server/commands/demo-recipient.ts";
import { playedDemo } from "../support/played-demo.ts";

const key = "asked-for-a-gift";
const { text } = demoCases.find((demo) => demo.key === key) ?? { text: "" };
/** Every words and every event, as text. */
const readable = ({ store }: ReturnType<typeof playedDemo>) =>
	["SELECT text FROM words WHERE text IS NOT NULL", "SELECT bytes FROM event"]
		.flatMap((sql) => store.connection.prepare<[], string>(sql).pluck().all())
		.join("\n");

describe("the demo whose house comes to hand conduct reports over", () => {
	const demo = playedDemo({ handsOver: true });

	test("has it from two officers, by the rules", () => {
		const { conductIntake } = demo.ledger.setting();
		expect(conductIntake).toMatchObject({ inForce: { mode: "handOver", ...demoBody }, proposed: null });
	});

	test("holds of the report that came after nothing readable, and its officers have the file that the event names", () => {
		const { sealedTo, caseNumber, track } = demo.caseOf(key);
		expect(track).toBe("conduct");
		expect(sealedTo).toMatchObject(demoBody);
		const words = demo.reads.wordsOf(caseNumber);
		const file = words.get(sealedTo?.file.id ?? "") ?? "";
		expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
		expect(createHash("sha256").update(file).digest("hex")).toBe(sealedTo?.fileHash);
		expect(readable(demo)).not.toContain(text.slice(0, 12));
	});

	test("still holds what came before as it came", () => {
		expect(demo.caseOf("signature-was-not-hers")).not.toHaveProperty("sealedTo");
	});
});

describe("the demo as it is without being asked", () => {
	const demo = playedDemo();

	test("receives: the same report lies readable for its officers", () => {
		expect(demo.ledger.setting().conductIntake.inForce).toMatchObject({ mode: "receive", ...demoBody });
		expect(demo.caseOf(key)).not.toHaveProperty("sealedTo");
		expect(readable(demo)).toContain(text.slice(0, 12));
	});
});
