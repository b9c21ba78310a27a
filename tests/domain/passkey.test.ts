import { expect, test } from "vitest";
import { passkeysHeldMax } from "../../server/domain/limits.ts";
import { decidePasskey } from "../../server/domain/passkey.ts";

const [by, passkeyId, now] = ["p:one", "k:1", 1_800_000_000];
const add = (held: number) => decidePasskey({ type: "AddPasskey", by, passkeyId, held }, now);
const remove = (hasOtherWay: boolean) =>
	decidePasskey({ type: "RemovePasskey", by, passkeyId, hasOtherWay }, now);

test("adding and taking away a passkey are events of its person, by a random id and nothing of the device", () => {
	const own = { at: now, by, personId: by, passkeyId };
	expect(add(0)).toEqual({ events: [{ type: "PasskeyAdded", ...own }] });
	expect(remove(true)).toEqual({ events: [{ type: "PasskeyRemoved", ...own }] });
});

test("a person has ten passkeys at most", () => {
	expect(add(passkeysHeldMax - 1)).toHaveProperty("events");
	expect(add(passkeysHeldMax)).toEqual({ refusal: { code: "usedUp" } });
});

test("the last way in is never taken away", () => {
	expect(remove(false)).toEqual({ refusal: { code: "lastFactor" } });
});

test("a count that goes back is an event of nobody's deed", () => {
	const doubt = { type: "DoubtPasskey", personId: by, passkeyId } as const;
	expect(decidePasskey(doubt, now)).toEqual({
		events: [{ type: "PasskeyDoubted", at: now, personId: by, passkeyId }],
	});
});
