import type { LightMyRequestResponse } from "fastify";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { TestHouse, Visitor } from "./app.ts";

/** The case as this member of staff reads it. Throws with the refusal where it is not theirs to read. */
export async function read(who: Visitor, caseNumber: string): Promise<ReadCaseReply> {
	return shown(await who.get(`/api/cases/${caseNumber}`));
}

function shown(reply: LightMyRequestResponse): ReadCaseReply {
	if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`);
	return reply.json<ReadCaseReply>();
}

/** Does a deed on the version read just before; gives the case after it. */
export async function act(
	who: Visitor,
	caseNumber: string,
	deed: string,
	body: object,
): Promise<ReadCaseReply> {
	const { version } = await read(who, caseNumber);
	return shown(await who.post(`/api/cases/${caseNumber}/${deed}`, { ...body, expectedVersion: version }));
}

export const said = {
	contact: { words: "已到现场看过，路灯线路断了。", nextStep: "更换电缆。", byDate: "2026-11-20" },
	answer: { words: "电缆已换好，整排路灯亮了。", outcome: "done" },
	cannot: { words: "灯杆在小区红线内，归产权单位。", outcome: "cannotBeSolved" },
} as const;

export const sign = (who: Visitor, caseNumber: string) => act(who, caseNumber, "signature", {});
export const contact = (who: Visitor, caseNumber: string, over: object = {}) =>
	act(who, caseNumber, "contact", { ...said.contact, ...over });
export const answer = (who: Visitor, caseNumber: string, over: object = {}) =>
	act(who, caseNumber, "answer", { ...said.answer, ...over });
export const decide = (who: Visitor, caseNumber: string, accept: boolean, words = "已核实。") =>
	act(who, caseNumber, "decision", { accept, words });
export const dispatch = (who: Visitor, caseNumber: string, body: object) =>
	act(who, caseNumber, "dispatch", body);

export const decline = (who: Visitor, caseNumber: string, body: object) =>
	act(who, caseNumber, "decline", {
		...{ body: "区人民法院", limit: "七天内立案", words: "已经起诉，在法院。" },
		...body,
	});

/** A report about a street lamp that 端木衡 has signed, contacted and answered. */
export async function answered(house: TestHouse): Promise<{ receipt: string; caseNumber: string }> {
	const { receipt, caseNumber } = await house.submit();
	const duanmu = await house.as("duanmu");
	await sign(duanmu, caseNumber);
	await contact(duanmu, caseNumber);
	await answer(duanmu, caseNumber);
	return { receipt, caseNumber };
}

/** A visitor with that cookie alone. */
export function withCookie(resident: Visitor, cookie: string): Visitor {
	return {
		...resident,
		get: (url) => resident.get(url, { cookie }),
		post: (url, body) => resident.post(url, body, { cookie, origin: "http://localhost", host: "localhost" }),
	};
}
