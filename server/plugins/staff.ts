import type { FastifyInstance, FastifyReply } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { deedOf } from "../deeds.ts";
import type { Deps } from "../deps.ts";
import type { Command } from "../domain/decide.ts";
import { mayRead } from "../domain/permission.ts";
import type { Person } from "../domain/setting.ts";
import { caseView } from "../views/case.ts";

/** What every staff route does with one case: run a deed on the version the person saw, and show the case after it. */
export type StaffDeeds = {
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
};

declare module "fastify" {
	interface FastifyInstance {
		staff: StaffDeeds;
	}
}

function staffDeeds({ ledger, reads }: Deps): StaffDeeds {
	const view = (reply: FastifyReply, person: Person, caseNumber: string) => {
		const state = reads.stateOf(caseNumber);
		const setting = ledger.setting();
		const now = ledger.now();
		// Asked after the deed too: a report just sealed is out of its triager's sight.
		if (state === null || now === null || !mayRead(person, state, setting, now))
			return reply.refuse({ code: "notFound" });
		const words = reads.wordsOf(caseNumber);
		return reply.send(caseView({ state, trail: reads.trailOf(caseNumber), words, setting, now, person }));
	};
	const act: StaffDeeds["act"] = async (reply, person, caseNumber, command, expectedVersion) => {
		const extras = expectedVersion === undefined ? {} : { expectedVersion };
		const outcome = await ledger.execute(deedOf(caseNumber, command, () => null, extras));
		if ("refusal" in outcome) return reply.refuse(outcome.refusal);
		return command.type === "SealCase" ? reply.code(204).send() : view(reply, person, caseNumber);
	};
	const show: StaffDeeds["show"] = async (reply, person, caseNumber) => {
		const sealed = reads.stateOf(caseNumber)?.sealed === true;
		if (!sealed) return view(reply, person, caseNumber);
		return act(reply, person, caseNumber, { type: "ViewSealed", by: person.personId });
	};
	return { act, show };
}

async function staff(app: FastifyInstance, deps: Deps): Promise<void> {
	app.decorate("staff", staffDeeds(deps));
}

export const staffPlugin = fastifyPlugin(staff, {
	name: "staff",
	fastify: "5.x",
	dependencies: ["problems"],
});
