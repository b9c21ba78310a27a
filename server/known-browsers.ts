import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "./deps.ts";
import { browserKnownSecondsMax } from "./domain/limits.ts";

const cookieName = "__Secure-known";
// Sent to where one signs in and nowhere else.
const where = { path: "/api/session", httpOnly: true, secure: true, sameSite: "strict" } as const;

/**
 * Browsers that have signed in to an account, told by a cookie that says so of that account and passphrase alone. It
 * opens nothing: it only keeps guesses made elsewhere from making its person wait (server/sign-in-slowing.ts).
 */
export function knownBrowsers({ accounts, keys }: Pick<Deps, "accounts" | "keys">) {
	const proofOf = (username: string): Buffer | null => {
		const account = accounts.find(username);
		return account && keys.knownMac(`${account.personId} ${account.passphraseHash}`);
	};
	return {
		isKnown: ({ cookies }: FastifyRequest, username: string) => {
			const given = Buffer.from(cookies[cookieName] ?? "", "base64url");
			const proof = given.length === 0 ? null : proofOf(username);
			return proof !== null && proof.length === given.length && timingSafeEqual(proof, given);
		},
		remember: (reply: FastifyReply, username: string) => {
			const proof = proofOf(username)?.toString("base64url") ?? "";
			reply.setCookie(cookieName, proof, { ...where, maxAge: browserKnownSecondsMax });
		},
	};
}
