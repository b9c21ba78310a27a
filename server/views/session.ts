import type { Session } from "../contract/sign-in.ts";
import type { Ledger } from "../domain/ledger.ts";
import { officeOf } from "../domain/office.ts";
import { postsOf } from "../domain/people.ts";
import type { Person } from "../domain/setting.ts";
import { areaName, postName, wireInstant } from "./common.ts";

/** Who is signed in, with the posts held now. */
export function sessionView(person: Person, ledger: Pick<Ledger, "setting" | "now">): Session {
	const setting = ledger.setting();
	const { personId, role, areaPrefix } = person;
	const now = ledger.now();
	const keeps = role === "administrator" || officeOf(setting, personId, now) !== null;
	const posts = postsOf(setting, personId, now).map(({ postId, name, unitId }) => ({
		postId,
		name: postName(setting, postId) ?? name,
		unit: setting.units.get(unitId)?.name ?? "",
	}));
	return {
		personId,
		name: setting.names.get(personId) ?? "",
		role,
		areaPrefix,
		areaName: areaName(setting, areaPrefix),
		posts,
		asOf: wireInstant(now),
		...(keeps ? { keepsAccess: true } : {}),
	};
}
