import { expect, test } from "vitest";
import { caseOf, json, problem } from "./desk-samples.ts";
import { caseNumber, deskOf, inbox, openOf, path, shown } from "./desk-server.ts";

test("what was asked for before it was done takes nothing of it back, and the list is asked once more", async () => {
	const settle: ((response: Response) => void)[] = [];
	const later = () => new Promise<Response>((resolve) => settle.push(resolve));
	const reads = [() => json(caseOf({ version: 7 })), later];
	const lists = [later, () => inbox({ version: 8, ask: "answer" })];
	const { desk, asked } = deskOf({
		[`GET ${path}`]: () => reads.shift()?.() ?? problem("busy", 503),
		[shown]: () => lists.shift()?.() ?? problem("busy", 503),
		[`POST ${path}/signature`]: () => json(caseOf({ version: 8, ask: "answer" })),
	});
	await desk.work.show(caseNumber);
	const [reading, listing] = [desk.work.reread(), desk.refresh()];
	await desk.work.perform({ act: "sign" });
	settle[0]?.(json(caseOf({ version: 7 })));
	settle[1]?.(inbox({ version: 7 }));
	await Promise.all([reading, listing]);
	await expect.poll(() => desk.inbox.listed.value?.items[0]?.version).toBe(8);
	expect(openOf(desk)?.reply.version).toBe(8);
	expect(asked.filter((line) => line === shown)).toHaveLength(2);
});
