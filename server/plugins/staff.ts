import type { FastifyInstance, FastifyReply } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { asTold } from "../batched-deeds.ts";
import { deedOf } from "../deeds.ts";
import type { Deps } from "../deps.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Command } from "../domain/decide.ts";
import type { CasePart } from "../domain/export.ts";
import { listItemsMax, lookSecondsMax, looksRememberedMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Person } from "../domain/setting.ts";
import { helpsOnly } from "../domain/task-sheet.ts";
import { readsFor, type SeenReads } from "../masked-reads.ts";
import { caseView } from "../views/case.ts";

type Part = "case" | "trail" | "photo";

/** What staff routes share: what a person may read of words, and with one case: run a deed on the version the person saw, and show the case after it. */
export type StaffDeeds = {
	/** The read models as the person may read them: the only way of a staff route to the words of a case (trust.md A10). */
	seenBy(person: Person): SeenReads;
	/** Runs the command, on the version that the person saw where one is said; gives the refusal, if it is refused. */
	run(
		person: Person,
		caseNumber: string,
		command: Command,
		expectedVersion?: number,
	): Promise<Refusal | null>;
	/** Runs the command and answers with the case, or with the refusal. */
	act(
		reply: FastifyReply,
		person: Person,
		caseNumber: string,
		command: Command,
		expectedVersion?: number,
	): Promise<FastifyReply>;
	/** Answers with the case; a sealed one only after the view itself is recorded (trust.md I6). */
	show(reply: FastifyReply, person: Person, caseNumber: string): Promise<FastifyReply>;
	/**
	 * Records a look at a case, if it is sealed; the refusal where the person may not read it. The case and its trail read
	 * one after the other are one look, the same part read again is another.
	 */
	look(person: Person, caseNumber: string, part: Part): Promise<Refusal | null>;
	/** Records that the person takes a part of the case away, as a file or on paper; the refusal where they may not read it. */
	take(person: Person, caseNumber: string, part: CasePart): Promise<Refusal | null>;
};

declare module "fastify" {
	interface FastifyInstance {
		staff: StaffDeeds;
	}
}

type Look = { readonly at: Instant; readonly parts: Set<Part>; readonly recorded: Promise<Refusal | null> };

function looker({ ledger, reads }: Pick<Deps, "ledger" | "reads">): StaffDeeds["look"] {
	const looks = new Map<string, Look>();
	const record = async (personId: string, caseNumber: string) => {
		const command = { type: "ViewSealed", by: personId } as const;
		const outcome = await ledger.execute(deedOf(caseNumber, command, () => null));
		return "refusal" in outcome ? outcome.refusal : null;
	};
	return async ({ personId }, caseNumber, part) => {
		if (reads.stateOf(caseNumber)?.sealed !== true) return null;
		const key = `${personId} ${caseNumber}`;
		const at = ledger.now();
		const last = looks.get(key);
		if (last !== undefined && !last.parts.has(part) && at - last.at <= lookSecondsMax) {
			last.parts.add(part);
			return last.recorded;
		}
		const recorded = record(personId, caseNumber);
		looks.delete(key);
		looks.set(key, { at, parts: new Set([part]), recorded });
		const oldest = looks.keys().next().value;
		if (looks.size > looksRememberedMax && oldest !== undefined) looks.delete(oldest);
		return recorded;
	};
}

function staffDeeds({ ledger, reads }: Deps): StaffDeeds {
	const seenBy = (person: Person) => readsFor(reads, person, ledger.setting());
	const view = (reply: FastifyReply, person: Person, caseNumber: string) => {
		const seen = seenBy(person);
		const state = seen.stateOf(caseNumber);
		const setting = ledger.setting();
		const now = ledger.now();
		// Asked after the deed too: a report just sealed is out of its triager's sight.
		if (state === null || !mayRead(person, state, setting, now)) return reply.refuse({ code: "notFound" });
		const { wordsOf, trailOf } = seen;
		const words = wordsOf(caseNumber);
		const sheet = helpsOnly(person, state, setting);
		const numbers = sheet ? [] : seen.voicesOf(caseNumber);
		const voices = numbers.slice(0, listItemsMax).flatMap((number) => {
			const voice = seen.stateOf(number);
			if (voice === null) return [];
			return [{ state: voice, trail: trailOf(number), words: wordsOf(number) }];
		});
		const source = { state, trail: trailOf(caseNumber), words, setting, now, person, sheet };
		const masked = { isWhole: seen.seesWhole(state), hidden: seen.photosHidden(state) };
		return reply.send(caseView({ ...source, ...masked, voices, others: numbers.length }));
	};
	const run: StaffDeeds["run"] = async (person, caseNumber, command, expectedVersion) => {
		const asked = { person, caseNumber, command, seen: expectedVersion };
		const told = asTold(reads, { ...asked, now: ledger.now(), setting: ledger.setting() });
		if ("refusal" in told) return told.refusal;
		const extras = told.version === undefined ? {} : { expectedVersion: told.version };
		const outcome = await ledger.execute(deedOf(caseNumber, command, () => null, extras));
		return "refusal" in outcome ? outcome.refusal : null;
	};
	const act: StaffDeeds["act"] = async (reply, person, caseNumber, command, expectedVersion) => {
		const refusal = await run(person, caseNumber, command, expectedVersion);
		if (refusal !== null) return reply.refuse(refusal);
		return command.type === "SealCase" ? reply.code(204).send() : view(reply, person, caseNumber);
	};
	const look = looker({ ledger, reads });
	const show: StaffDeeds["show"] = async (reply, person, caseNumber) => {
		const refusal = await look(person, caseNumber, "case");
		return refusal === null ? view(reply, person, caseNumber) : reply.refuse(refusal);
	};
	const take: StaffDeeds["take"] = (person, caseNumber, part) =>
		run(person, caseNumber, { type: "ExportCase", by: person.personId, part });
	return { seenBy, run, act, show, look, take };
}

async function staff(app: FastifyInstance, deps: Deps): Promise<void> {
	app.decorate("staff", staffDeeds(deps));
}

export const staffPlugin = fastifyPlugin(staff, {
	name: "staff",
	fastify: "5.x",
	dependencies: ["problems"],
});
