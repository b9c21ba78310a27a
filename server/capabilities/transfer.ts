import { createHash } from "node:crypto";
import { Type } from "typebox";
import { ageFile } from "../age-file.ts";
import { caseNumber, closed } from "../contract/common.ts";
import { transferCaseBody, transferCaseReply } from "../contract/transfer.ts";
import { deedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import type { Case } from "../domain/case.ts";
import { may } from "../domain/permission.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import { targetOf } from "../domain/transfer.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { transferFile } from "../views/transfer.ts";
import { wordsOf } from "../words.ts";

type Said = { readonly trail: readonly TrailEvent[]; readonly words: CaseWords };

/** The file as it came, where it came encrypted, null once it is erased; else one made now. */
async function fileFor(
	state: Case,
	said: Said,
	key: string,
	{ ledger, photos }: StaffDeps,
): Promise<string | null> {
	if (state.sealedTo !== undefined) return said.words.get(state.sealedTo.file.id) ?? null;
	const source = { state, ...said, setting: ledger.setting() };
	return ageFile(transferFile({ ...source, photoBytes: photos.bytesOf }), [key]);
}

/** Transfer 转交: a sealed conduct report as a file that only the body outside opens (rules.md §1). */
export async function transfer(app: App, deps: StaffDeps): Promise<void> {
	const { ledger, reads } = deps;
	app.post(
		"/api/cases/:caseNumber/transfer",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "transferCase",
				summary: "The report as a file encrypted to the body outside; with it the case is over here.",
				tags: ["audit"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				body: transferCaseBody,
				response: replies({ 200: transferCaseReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { personId: by } = person;
			const { caseNumber: number } = request.params;
			const state = reads.stateOf(number);
			const [setting, now] = [ledger.setting(), ledger.now()];
			if (state === null) return reply.refuse({ code: "notFound" });
			// Asked before the file is made: nothing is encrypted for whoever may not have it done.
			const no = may("transferCase", by, state, setting, now);
			if (no !== null) return reply.refuse({ code: no });
			const { expectedVersion, elsewhere } = request.body;
			const target = targetOf(state, setting, elsewhere !== undefined);
			if (target === null) return reply.refuse({ code: "noRecipient" });
			const seen = app.staff.seenBy(person);
			const said = { trail: seen.trailOf(number), words: seen.wordsOf(number) };
			const file = await fileFor(state, said, target.key, deps);
			if (file === null) return reply.refuse({ code: "wrongState" });
			const sha256 = createHash("sha256").update(file).digest("hex");
			const why = elsewhere === undefined ? {} : { elsewhere: wordsOf(elsewhere, deps.randomBytes) };
			const command = { type: "TransferCase", by, key: target.key, fileHash: sha256, ...why } as const;
			const outcome = await ledger.execute(deedOf(number, command, () => null, { expectedVersion }));
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			return { recipient: target.recipient, name: `${number}.json.age`, file, sha256 };
		},
	);
}
