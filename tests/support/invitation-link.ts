import { settingDeedOf } from "../../server/deeds.ts";
import { freshInvitation } from "../../server/invitation-token.ts";
import { pooledRandomBytes } from "../../server/random.ts";
import { wordsOf } from "../../server/words.ts";
import type { Journey } from "./journey.ts";

const randomBytes = pooledRandomBytes();

/** Adds a cadre and gives the path of a link for them. */
export async function linkFor({ house }: Journey, personId: string, name: string): Promise<string> {
	const by = "p:street:administrator";
	const added = { role: "cadre", areaPrefix: "110199001001" } as const;
	const person = { type: "AddPerson", by, personId, ...added, name: wordsOf(name, randomBytes) } as const;
	await house.ledger.executeSetting(settingDeedOf(person, () => null));
	const { token, invitationId } = freshInvitation({ keys: house.keys, randomBytes });
	const invite = { type: "InvitePerson", by, personId, invitationId, hasAccount: false } as const;
	await house.ledger.executeSetting(settingDeedOf(invite, () => null));
	return `/desk/invitation#${token}`;
}
