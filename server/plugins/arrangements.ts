import type { FastifyInstance, FastifyReply } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import type { SettingCommand } from "../domain/arrangement.ts";
import { type Instant, parseInstant } from "../domain/calendar.ts";
import type { Setting } from "../domain/setting.ts";

declare module "fastify" {
	interface FastifyInstance {
		/** Runs a command on the setting; answers with what `view` makes of the setting after it, or with the refusal. */
		arrange(
			reply: FastifyReply,
			command: SettingCommand,
			view: (after: Setting) => unknown,
		): Promise<FastifyReply>;
	}
}

/** An instant of the request, null where none was given. */
export function instantIn(text: string | undefined): Instant | null | "unusable" {
	return text === undefined ? null : (parseInstant(text) ?? "unusable");
}

/** The version in `If-Match: "17"` (RFC 9110 §13.1.1); null without the header. What is no version matches none. */
function seenIn(header: string | undefined): number | null {
	if (header === undefined) return null;
	const [, version] = /^"(\d{1,15})"$/.exec(header) ?? [];
	return version === undefined ? -1 : Number(version);
}

async function arrangements(app: FastifyInstance, { ledger }: StaffDeps): Promise<void> {
	app.decorate(
		"arrange",
		async (reply: FastifyReply, command: SettingCommand, view: (after: Setting) => unknown) => {
			const seen = seenIn(reply.request.headers["if-match"]);
			const outcome = await ledger.executeSetting(settingDeedOf(command, view, seen));
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			return outcome.reply === null ? reply.code(204).send() : reply.send(outcome.reply);
		},
	);
}

export const arrangementsPlugin = fastifyPlugin(arrangements, {
	name: "arrangements",
	fastify: "5.x",
	dependencies: ["problems"],
});
