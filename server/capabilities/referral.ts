import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { readReferralReply } from "../contract/referral.ts";
import type { StaffDeps } from "../deps.ts";
import { mayRead } from "../domain/permission.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { referralView } from "../views/referral.ts";

/** Referral 移交纪检: the file of a case that climbed to discipline, for its officers only. */
export async function referral(app: App, { ledger, reads }: StaffDeps): Promise<void> {
	app.get(
		"/api/cases/:caseNumber/referral",
		{
			onRequest: requirePerson("readReferral"),
			schema: {
				operationId: "readReferral",
				summary: "The file of a referred case: the superiors' part first, then the whole trail.",
				tags: ["audit"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				response: replies({ 200: readReferralReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { caseNumber: number } = request.params;
			const state = reads.stateOf(number);
			const now = ledger.now();
			const setting = ledger.setting();
			if (state === null || !mayRead(person, state, setting, now)) return reply.refuse({ code: "notFound" });
			const refusal = await app.staff.look(person, number, "trail");
			if (refusal !== null) return reply.refuse(refusal);
			const seen = app.staff.seenBy(person);
			const source = { state, trail: seen.trailOf(number), words: seen.wordsOf(number), setting, now };
			return referralView(source) ?? reply.refuse({ code: "wrongState" });
		},
	);
}
