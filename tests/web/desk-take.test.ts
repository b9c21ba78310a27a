import { expect, test } from "vitest";
import { blankCall, takeDown } from "../../web/desk/take-call.ts";
import { createClient } from "../../web/lib/client.ts";
import { createForms } from "../../web/lib/forms.ts";
import { json, now, problem } from "./desk-samples.ts";

/** A desk at which a call was typed, before a server that answers in turn; `keys` are those that reports came under. */
function deskOf(...answers: (() => Response)[]) {
	const keys: string[] = [];
	const client = createClient({
		fetch: async (url, { headers }) => {
			if (url !== "/api/callers/reports") return json({ code: "123456" });
			keys.push(new Headers(headers).get("idempotency-key") ?? "");
			const answer = answers.shift();
			if (answer === undefined) throw new Error("asked once too often");
			return answer();
		},
	});
	const forms = createForms();
	forms.write("take", { ...blankCall, text: "路灯不亮", areaCode: "110102004003" });
	return { desk: { client, forms }, keys };
}
const received = () => json({ receipt: "2222-3333", caseNumber: "190313-0001-0001" });
const noAnswer = () => {
	throw new TypeError("the line broke");
};

test("a report whose answer never came is tried again under its own key, also after its page was left", async () => {
	const { desk, keys } = deskOf(noAnswer, received, received);
	expect(await takeDown(desk, now)).toMatchObject({ ok: false, refused: { code: "offline" } });
	expect(desk.forms.of("take")).toMatchObject({ text: "路灯不亮" });
	expect(await takeDown(desk, now)).toMatchObject({ ok: true, value: { code: "123456" } });
	expect(keys[1]).toBe(keys[0]);
	expect(desk.forms.of("take")).toBeNull();
	desk.forms.write("take", { ...blankCall, text: "另一件", areaCode: "110102004003" });
	await takeDown(desk, now);
	expect(keys[2]).not.toBe(keys[0]);
	expect(keys.every((key) => key.length >= 16)).toBe(true);
});

test("what was received and is sent with other words is said to be another report, and then is one", async () => {
	const { desk, keys } = deskOf(() => problem("idempotencyMismatch", 422), received);
	expect(await takeDown(desk, now)).toMatchObject({ ok: false, refused: { code: "idempotencyMismatch" } });
	expect(desk.forms.of("take")).toMatchObject({ text: "路灯不亮" });
	expect(await takeDown(desk, now)).toMatchObject({ ok: true });
	expect(keys[1]).not.toBe(keys[0]);
});
