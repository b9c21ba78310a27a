import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { viewPhoneBody, viewPhoneReply } from "../contract/phone.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { followPages, formUnderReceipt, wordlessDeed } from "../follow-pages.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

/** Under the receipt: whoever has the case in hand may see the phone number, or no longer; as a program and as a form. */
export async function phone(app: App, deps: Deps): Promise<void> {
	const { resident } = app;
	const { read, after } = followPages(app, deps);
	app.post(
		"/api/follow/phone-grant",
		{ schema: wordlessDeed("grantPhone", "Whoever has the case in hand now may see my phone number.") },
		async (request, reply) => answered(reply, await resident.grantPhone(receiptOf(request))),
	);
	app.post(
		"/api/follow/phone-withdrawal",
		{ schema: wordlessDeed("withdrawPhone", "Nobody who has the case in hand may see my number any more.") },
		async (request, reply) => answered(reply, await resident.withdrawPhone(receiptOf(request))),
	);
	app.post("/follow/phone-grant", formUnderReceipt, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await resident.grantPhone(receipt);
		return app.page(reply, query, after(receipt, followed, draft, "phoneGranted", "phone"));
	});
	app.post("/follow/phone-withdrawal", formUnderReceipt, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await resident.withdrawPhone(receipt);
		return app.page(reply, query, after(receipt, followed, draft, "phoneWithdrawn", "phone"));
	});
}

/** At the staff's door: the number, for a stated reason, once the look itself is recorded (trust.md A7). */
export async function viewingPhone(app: App, { reads, keys }: StaffDeps): Promise<void> {
	app.post(
		"/api/cases/:caseNumber/phone",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "viewPhone",
				summary: "The phone number, for whom the resident lets see it; the look and its reason are recorded.",
				tags: ["desk"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				body: viewPhoneBody,
				response: replies({ 200: viewPhoneReply }),
			},
		},
		async (request, reply) => {
			const { caseNumber: number } = request.params;
			const { reason, expectedVersion } = request.body;
			const person = personOf(request);
			const command = { type: "ViewPhone", by: person.personId, reason } as const;
			const refusal = await app.staff.run(person, number, command, expectedVersion);
			if (refusal !== null) return reply.refuse(refusal);
			const sealed = reads.phoneOf(number);
			// Its words may have gone since the look was decided.
			if (sealed === null) return reply.refuse({ code: "wrongState" });
			return { phone: keys.openPhone(sealed) };
		},
	);
}
