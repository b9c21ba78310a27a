import { createHmac, timingSafeEqual } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { Deps } from "../deps.ts";
import {
	floodAddressesRememberedMax,
	floodTokenSecondsMax,
	floodTokenSecondsMin,
	floodWindowSecondsMax,
} from "../domain/limits.ts";
import { itself, senderAddress } from "../sender-address.ts";

/** What opens the door in a flood: work done by a script, or a token that has grown old enough. */
export type ProofAsked = { readonly token: string; readonly challenge: string };
type Asks = (
	request: FastifyRequest,
	key: string,
	proof: string | undefined,
) => Promise<ProofAsked | null> | null;

declare module "fastify" {
	interface FastifyInstance {
		/**
		 * Asked once for each report handed in: null while there is no flood, or with a proof; else what to prove. Nobody is
		 * ever turned away for good (trust.md A6). `key` is the idempotency key: a proof opens the door for one report.
		 */
		asksProof: Asks;
	}
}

/** One address may have a hundredth of what the whole house may. */
const addressShare = 100;
const daySeconds = 86_400;
const hourSeconds = 3_600;
const saltBytes = 32;
/** One try in 256 fits, and each is 2,000 rounds: a second or two on a cheap phone, half a millisecond to check. */
const work = { algorithm: "PBKDF2/SHA-256", cost: 2_000, keyPrefix: "00" } as const;

/**
 * Counts reports in windows of five minutes: over the whole house, and by address once the house alone has more than one
 * address may have, so that in quiet times no address is even looked at. Addresses are kept in memory only, as a hash
 * under a salt of the day (trust.md A2); the machine's own is a gateway's that was not named, or nobody's, and is not
 * counted apart.
 */
function counting({ config, randomBytes, realSeconds }: Deps): (request: FastifyRequest) => boolean {
	const addressOf = senderAddress(config.trustedProxies);
	const addressMax = Math.ceil(config.floodReportsMax / addressShare);
	const byAddress = new Map<string, number>();
	let [window, ofHouse, day] = [0, 0, 0];
	let salt = randomBytes(saltBytes);
	const countOf = (address: string, now: number) => {
		if (Math.floor(now / daySeconds) !== day) salt = randomBytes(saltBytes);
		day = Math.floor(now / daySeconds);
		const hash = createHmac("sha256", salt).update(address).digest("base64");
		const count = (byAddress.get(hash) ?? 0) + 1;
		if (count > 1 || byAddress.size < floodAddressesRememberedMax) byAddress.set(hash, count);
		return count;
	};
	return ({ raw }) => {
		const now = realSeconds();
		if (now - window >= floodWindowSecondsMax) {
			[window, ofHouse] = [now, 0];
			byAddress.clear();
		}
		ofHouse += 1;
		if (ofHouse <= addressMax) return false;
		if (ofHouse > config.floodReportsMax) return true;
		const address = addressOf(raw);
		return !itself.includes(address) && countOf(address, now) > addressMax;
	};
}

/** Tokens: when they were given out, signed together with the key of the one report they are for. */
function tokens({ keys, realSeconds }: Deps) {
	const signed = (key: string, at: number) => `${at}.${keys.floodMac(`${at} ${key}`).toString("base64url")}`;
	/** Seconds since it was given out; null for what is no token for this key. */
	const ageOf = (key: string, token: string): number | null => {
		const at = /^(\d{1,12})\./.exec(token)?.[1];
		if (at === undefined) return null;
		const [own, given] = [Buffer.from(signed(key, Number(at))), Buffer.from(token)];
		return own.length === given.length && timingSafeEqual(own, given) ? realSeconds() - Number(at) : null;
	};
	const isYoung = (age: number | null) => age !== null && age < floodTokenSecondsMin;
	return {
		isOldEnough: (key: string, token: string) => {
			const age = ageOf(key, token);
			return age !== null && !isYoung(age) && age <= floodTokenSecondsMax;
		},
		/** Who pressed too early keeps the time waited so far. */
		give: (key: string, had: string | undefined) =>
			had !== undefined && isYoung(ageOf(key, had)) ? had : signed(key, realSeconds()),
	};
}

/** Challenges signed with a secret of the report's key and of the hour: good for that report, for an hour or two. */
function challenges({ keys, realSeconds }: Deps) {
	const secretOf = (key: string, hour: number) => keys.floodMac(`${hour} work ${key}`).toString("base64url");
	const hourNow = () => Math.floor(realSeconds() / hourSeconds);
	const give = async (key: string) => {
		const hmacSignatureSecret = secretOf(key, hourNow());
		return JSON.stringify(await createChallenge({ ...work, deriveKey, hmacSignatureSecret }));
	};
	const isSolved = async (key: string, proof: string) => {
		try {
			const { challenge, solution } = JSON.parse(Buffer.from(proof, "base64url").toString());
			for (const hour of [hourNow(), hourNow() - 1]) {
				const hmacSignatureSecret = secretOf(key, hour);
				const result = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret });
				if (result.verified) return true;
			}
			return false;
		} catch {
			// What is no proof at all proves nothing.
			return false;
		}
	};
	return { give, isSolved };
}

async function flood(app: FastifyInstance, deps: Deps): Promise<void> {
	const isFlooded = counting(deps);
	const { isOldEnough, give } = tokens(deps);
	const challenge = challenges(deps);
	const asked = async (key: string, proof: string | undefined): Promise<ProofAsked | null> => {
		if (proof !== undefined && (isOldEnough(key, proof) || (await challenge.isSolved(key, proof))))
			return null;
		return { token: give(key, proof), challenge: await challenge.give(key) };
	};
	const asksProof: Asks = (request, key, proof) => (isFlooded(request) ? asked(key, proof) : null);
	app.decorate("asksProof", asksProof);
}

export const floodPlugin = fastifyPlugin(flood, { name: "flood", fastify: "5.x" });
