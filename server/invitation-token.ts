import type { Keys } from "./keys.ts";
import type { RandomBytes } from "./words.ts";

const tokenBytes = 32;

/** The secret of a new link, and the only form in which it is stored. */
export function freshInvitation({ keys, randomBytes }: { keys: Keys; randomBytes: RandomBytes }) {
	const token = Buffer.from(randomBytes(tokenBytes)).toString("base64url");
	return { token, invitationId: keys.invitationMac(token) };
}
