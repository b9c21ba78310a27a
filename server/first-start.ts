import { settingDeedOf } from "./deeds.ts";
import type { Ledger } from "./domain/ledger.ts";
import { freshInvitation } from "./invitation-token.ts";
import type { Keys } from "./keys.ts";
import type { RandomBytes } from "./words.ts";

type Starting = {
	readonly ledger: Ledger;
	readonly keys: Keys;
	readonly randomBytes: RandomBytes;
	/** Where people open the desk. */
	readonly origin: string;
};

const roles = ["administrator", "disciplineOfficer"] as const;
const whose = {
	administrator: "第一位管理员 first administrator",
	disciplineOfficer: "第一位纪检监察干部 first discipline officer",
} as const;

/**
 * One line for each role that nobody has yet, the administrator's and the discipline officer's apart: a link to set up
 * an account with (trust.md S1). Each start makes new ones, until they have been used; the ones before open nothing.
 */
export async function firstLinks({
	ledger,
	keys,
	randomBytes,
	origin,
}: Starting): Promise<readonly string[]> {
	const lines: string[] = [];
	for (const role of roles) {
		const { token, invitationId } = freshInvitation({ keys, randomBytes });
		const command = { type: "InviteFirst", role, invitationId } as const;
		const isInvited = settingDeedOf(command, ({ invitations }) =>
			[...invitations.values()].some((one) => one.invitationId === invitationId),
		);
		const outcome = await ledger.executeSetting(isInvited);
		if (!("reply" in outcome) || !outcome.reply) continue;
		lines.push(`${whose[role]}: ${origin}/desk/invitation#${token}`);
	}
	return lines;
}
