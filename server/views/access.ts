import type { ListAccessReply } from "../contract/access.ts";
import type { AccessProposal, Grant } from "../domain/access.ts";
import { covers, narrowed } from "../domain/area.ts";
import type { Instant } from "../domain/calendar.ts";
import { mayAgree, mayDrop, openProposal, pairOf } from "../domain/grant.ts";
import { invitersOf } from "../domain/invitation.ts";
import { accessProposalSecondsMax } from "../domain/limits.ts";
import { holderOf } from "../domain/people.ts";
import type { Accounts } from "../domain/reads.ts";
import type { Person, Role, Setting } from "../domain/setting.ts";
import { areaName, postName, wireInstant } from "./common.ts";
import { accountOf } from "./people.ts";

type Seen = {
	readonly setting: Setting;
	readonly accounts: Pick<Accounts, "isOpen">;
	readonly reader: Person;
	readonly now: Instant;
};
const roles: readonly Role[] = [
	"cadre",
	"supervisor",
	"leader",
	"head",
	"operator",
	"disciplineOfficer",
	"observer",
	"administrator",
];

function personView({ setting, accounts, reader, now }: Seen, person: Person) {
	const { personId, role, areaPrefix } = person;
	const account = accountOf(setting, personId, accounts.isOpen(personId), now);
	const asks = (grant: Grant) => pairOf(setting, grant, now).askers.includes(reader.personId);
	return {
		...{ personId, role, areaPrefix, account },
		name: setting.names.get(personId) ?? "",
		areaName: areaName(setting, areaPrefix),
		mayInvite: account !== "open" && invitersOf(setting, personId, now).includes(reader.personId),
		mayRecover: account === "open" && asks({ kind: "recovery", personId }),
		mayGrant: roles.filter((to) => to !== role && asks({ kind: "role", personId, role: to, areaPrefix })),
	};
}

function proposalView({ setting, reader, now }: Seen, proposal: AccessProposal) {
	const { proposalId, grant, by, at } = proposal;
	const post = grant.kind === "post" ? setting.posts.get(grant.postId) : undefined;
	const holder = grant.kind === "post" ? holderOf(setting, grant.postId, now) : null;
	const personId = grant.personId ?? holder ?? "";
	const area = grant.kind === "role" ? grant.areaPrefix : (post?.areaCode ?? areaOf(setting, personId));
	return {
		...{ proposalId, grant },
		person: setting.names.get(personId) ?? "",
		post: post === undefined ? null : postName(setting, post.postId),
		areaName: areaName(setting, area),
		by: setting.names.get(by) ?? "",
		until: wireInstant(at + accessProposalSecondsMax),
		mayAgree: mayAgree(setting, proposal, reader.personId, now),
		mayDrop: mayDrop(setting, proposal, reader.personId, now),
	};
}

function areaOf(setting: Setting, personId: string): string {
	return setting.people.get(personId)?.areaPrefix ?? "";
}

function postView({ setting, reader, now }: Seen, postId: string) {
	const holder = holderOf(setting, postId, now);
	const asks = [...setting.people.keys()].some((personId) =>
		pairOf(setting, { kind: "post", postId, personId }, now).askers.includes(reader.personId),
	);
	return {
		postId,
		name: postName(setting, postId) ?? postId,
		holder: holder === null ? null : (setting.names.get(holder) ?? ""),
		mayPropose: asks,
	};
}

/** What the reader may see and do of who signs in: the same rules as the deeds themselves. */
export function accessView(seen: Seen): ListAccessReply {
	const { setting, reader, now } = seen;
	const near = [...setting.people.values()].filter(
		(one) => narrowed(reader.areaPrefix, one.areaPrefix) !== null,
	);
	const open = [...setting.proposals.keys()].flatMap((id) => openProposal(setting, id, now) ?? []);
	const shown = open.map((proposal) => proposalView(seen, proposal));
	const guarded = [...setting.posts.values()].filter(
		({ kind, areaCode }) => kind === "protection" && covers(reader.areaPrefix, areaCode),
	);
	return {
		people: near.map((person) => personView(seen, person)),
		proposals: shown.filter((one) => one.mayAgree || one.mayDrop),
		posts: guarded.map(({ postId }) => postView(seen, postId)),
	};
}
