import { expect, it, onTestFinished } from "vitest";
import { accountsOf } from "../../db/accounts.ts";
import { openStore } from "../../db/open.ts";
import { sessionIdleSecondsMax, sessionSecondsMax } from "../../server/domain/limits.ts";
import { migrations } from "./engines.ts";
import { macOf, noon } from "./happenings.ts";

function accounts() {
	const store = openStore(":memory:", { migrations });
	onTestFinished(() => store.close());
	return accountsOf(store);
}

const wang = {
	personId: "wang",
	username: "wang.xy",
	passphraseHash: "$argon2id$1",
	totpSecret: macOf("secret"),
};

it("finds an account by its name, changed when it is saved again", () => {
	const known = accounts();
	expect(known.find("wang.xy")).toBeNull();
	known.save(wang);
	const { username, ...found } = wang;
	expect(known.find("wang.xy")).toEqual(found);
	known.save({ ...wang, username: "wang", passphraseHash: "$argon2id$2", totpSecret: null });
	expect(known.find(username)).toBeNull();
	expect(known.find("wang")).toEqual({ personId: "wang", passphraseHash: "$argon2id$2", totpSecret: null });
	expect(() => known.save({ ...wang, personId: "li", username: "wang" })).toThrow("UNIQUE");
});

it("lets each step of a second factor work once, and none before the last one used", () => {
	const known = accounts();
	known.save(wang);
	expect([7, 7, 6, 8].map((step) => known.useTotpStep("wang", step))).toEqual([true, false, false, true]);
	expect(known.useTotpStep("li", 9)).toBe(false);
	known.save({ ...wang, passphraseHash: "$argon2id$2" });
	expect(known.useTotpStep("wang", 8)).toBe(false);
});

it("keeps a session from sign-in to sign-out, and marks it as seen at most once a minute", () => {
	const known = accounts();
	known.save(wang);
	const token = macOf("token");
	known.openSession(token, "wang", noon);
	const seenAt = () => known.findSession(token)?.seenAt;
	expect(known.findSession(token)).toEqual({ personId: "wang", createdAt: noon, seenAt: noon });
	known.touchSession(token, noon + 59);
	expect(seenAt()).toBe(noon);
	known.touchSession(token, noon + 60);
	expect(seenAt()).toBe(noon + 60);
	known.closeSession(macOf("another"));
	expect(seenAt()).toBe(noon + 60);
	known.closeSession(token);
	expect(known.findSession(token)).toBeNull();
});

it("forgets sessions whose hours are over and those that rested too long, and no others", () => {
	const known = accounts();
	known.save(wang);
	const now = noon + sessionSecondsMax + 1;
	const seen = {
		old: now,
		idle: now - sessionIdleSecondsMax - 1,
		resting: now - sessionIdleSecondsMax,
		new: now,
	};
	for (const [name, at] of Object.entries(seen)) {
		known.openSession(macOf(name), "wang", name === "old" ? noon : noon + 1);
		known.touchSession(macOf(name), at);
	}
	known.forgetSessions(now);
	const left = Object.keys(seen).filter((name) => known.findSession(macOf(name)) !== null);
	expect(left).toEqual(["resting", "new"]);
});
