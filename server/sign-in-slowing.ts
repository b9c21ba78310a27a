import { createHmac } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Deps } from "./deps.ts";
import {
	signInDelaySecondsMax,
	signInFailuresMax,
	signInForgottenSecondsMax,
	signInNamesMax,
	signInOfNameMax,
	signInOfSenderMax,
} from "./domain/limits.ts";
import { itself, senderAddress } from "./sender-address.ts";

const saltBytes = 32;
type Counter = { readonly key: string; readonly failuresMax: number };

/**
 * Slows guessing without locking anybody out. Failures are counted for a username from one sender, for a username from
 * anywhere, and for a sender; from a bound on each further try waits, twice as long each time,
 * `signInDelaySecondsMax` at most. A browser that has signed in to the account before is counted by itself: whoever
 * guesses elsewhere never makes its person wait. Kept in memory, hashed with a salt of this start.
 */
export function slowing({
	config,
	randomBytes,
	realSeconds,
}: Pick<Deps, "config" | "randomBytes" | "realSeconds">) {
	const failures = new Map<string, { count: number; until: number; at: number }>();
	const salt = randomBytes(saltBytes);
	const addressOf = senderAddress(config.trustedProxies);
	const counter = (what: string, failuresMax = signInFailuresMax): Counter => {
		return { key: createHmac("sha256", salt).update(what).digest("base64"), failuresMax };
	};
	const fail = ({ key, failuresMax }: Counter) => {
		const now = realSeconds();
		const before = failures.get(key);
		const isFresh = before !== undefined && now - before.at <= signInForgottenSecondsMax;
		const count = (isFresh ? before.count : 0) + 1;
		const delay = count < failuresMax ? 0 : Math.min(signInDelaySecondsMax, 2 ** (count - failuresMax));
		failures.delete(key);
		failures.set(key, { count, until: now + delay, at: now });
		const oldest = failures.keys().next().value;
		if (failures.size > signInNamesMax && oldest !== undefined) failures.delete(oldest);
	};
	/** The counters of one try. */
	const countersOf = ({ raw }: Pick<FastifyRequest, "raw">, username: string, isKnown: boolean) => {
		if (isKnown) return [counter(`known ${username}`)];
		const sender = addressOf(raw);
		const pair = counter(`${sender} ${username}`);
		const name = counter(`name ${username}`, signInOfNameMax);
		// A gateway that was not named stands for everybody: its own address is nobody's.
		return itself.includes(sender)
			? [pair, name]
			: [pair, name, counter(`sender ${sender}`, signInOfSenderMax)];
	};
	return (request: Pick<FastifyRequest, "raw">, username: string, isKnown: boolean) => {
		const counters = countersOf(request, username, isKnown);
		const waits = counters.map(({ key }) => (failures.get(key)?.until ?? 0) - realSeconds());
		return {
			waitSeconds: Math.max(0, ...waits),
			failed: () => {
				for (const one of counters) fail(one);
			},
			passed: () => {
				for (const { key } of counters.slice(0, 1)) failures.delete(key);
			},
		};
	};
}
