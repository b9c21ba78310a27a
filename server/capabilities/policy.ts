import { type Static, Type } from "typebox";
import {
	listPoliciesReply,
	previewPolicyBody,
	previewPolicyReply,
	setPolicyBody,
} from "../contract/policy.ts";
import { seenHeaders } from "../contract/setup.ts";
import type { StaffDeps } from "../deps.ts";
import { covers } from "../domain/area.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import type { LimitMove } from "../domain/limit-moves.ts";
import { listItemsMax, previewedCasesMax, sweepBatchMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import type { Level, Policy } from "../domain/policy.ts";
import { refusePolicy } from "../domain/policy-change.ts";
import { differsUnder, withDraft } from "../domain/policy-preview.ts";
import { type Person, policyInForce, type Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const common = { tags: ["house"], security: bySession };

/** Whether the case counts for the person: never a sealed one; the administrator reads none, and counts all of the place. */
function isCounted(state: Case, person: Person, setting: Setting, now: Instant): boolean {
	if (state.sealed) return false;
	return person.role === "administrator"
		? covers(person.areaPrefix, state.areaCode)
		: mayRead(person, state, setting, now);
}

type Preview = Static<typeof previewPolicyReply>;

function wireMoves(moves: readonly LimitMove[]) {
	return moves.map(({ from, to, ...what }) => ({ ...what, from: wireInstant(from), to: wireInstant(to) }));
}

/** What a part of the open cases comes to. */
function tally(draft: Policy, person: Person, setting: Setting) {
	const drafted = withDraft(setting, draft);
	const byLevel = new Map<Level, { looked: number; differing: number }>();
	const items: Preview["items"] = [];
	let [looked, differing] = [0, 0];
	return {
		take(state: Case) {
			const { level, caseNumber } = state;
			const moves = differsUnder(state, draft, setting, drafted);
			const of = byLevel.get(level) ?? { looked: 0, differing: 0 };
			const differs = moves.length > 0 ? 1 : 0;
			byLevel.set(level, { looked: of.looked + 1, differing: of.differing + differs });
			[looked, differing] = [looked + 1, differing + differs];
			const told = differs > 0 && person.role !== "administrator";
			if (told) items.push({ caseNumber, level, moves: wireMoves(moves) });
		},
		isFull: () => looked >= previewedCasesMax || items.length >= listItemsMax,
		answer: (nextCursor: string | null): Preview => ({
			...{ looked, differing, items, nextCursor },
			byLevel: [...byLevel].map(([level, counts]) => ({ level, ...counts })),
		}),
	};
}

/** Holds a part of the open cases against the draft, and lets other requests through between batches. */
async function previewOf(
	draft: Policy,
	after: string,
	person: Person,
	now: Instant,
	{ reads, setting }: Pick<StaffDeps, "reads"> & { readonly setting: Setting },
): Promise<Preview> {
	const part = tally(draft, person, setting);
	for (let cursor = after; ; ) {
		const page = reads.openCases(now, cursor, sweepBatchMax);
		for (const state of page) {
			cursor = state.caseNumber;
			if (!isCounted(state, person, setting, now)) continue;
			part.take(state);
			// A number that does not count is not told either, as where to go on.
			if (part.isFull()) return part.answer(cursor);
		}
		if (page.length < sweepBatchMax) return part.answer(null);
		await new Promise((resume) => setImmediate(resume));
	}
}

function previewing(app: App, { ledger, reads }: StaffDeps): void {
	app.post(
		"/api/policies/preview",
		{
			onRequest: requirePerson("previewPolicy"),
			schema: {
				operationId: "previewPolicy",
				summary: "Which limits of open cases would stand elsewhere under a draft; nothing changes.",
				...{ ...common, body: previewPolicyBody, response: replies({ 200: previewPolicyReply }) },
			},
		},
		async (request, reply) => {
			const { policy: draft, cursor = "" } = request.body;
			const [now, setting] = [ledger.now(), ledger.setting()];
			const refusal = refusePolicy(setting, draft, now);
			if (refusal !== null) return reply.refuse(refusal);
			return previewOf(draft, cursor, personOf(request), now, { reads, setting });
		},
	);
}

/** The policy's versions: read by staff, set by the administrator for a day to come. */
export async function policy(app: App, deps: StaffDeps): Promise<void> {
	const { ledger } = deps;
	previewing(app, deps);
	app.get(
		"/api/policies",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "listPolicies",
				summary: "Every version of the policy, and which one cases are received under now.",
				...{ ...common, response: replies({ 200: listPoliciesReply }) },
			},
		},
		async () => {
			const setting = ledger.setting();
			const { version } = policyInForce(setting, ledger.now());
			return { inForce: version, policies: [...setting.policies] };
		},
	);
	app.post(
		"/api/policies",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "setPolicy",
				summary: "Set a version of the policy from a day to come; cases keep the version they came under.",
				...{ ...common, body: setPolicyBody, headers: seenHeaders, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "SetPolicy", by, policy: request.body.policy }, () => null);
		},
	);
}
