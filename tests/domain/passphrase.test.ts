import { describe, expect, test } from "vitest";
import { arrange } from "../../server/domain/arrangement.ts";
import { houseWords, refusePassphrase } from "../../server/domain/passphrase.ts";
import { emptySetting } from "../../server/domain/setting.ts";

const words = [...["青石桥街道", "柳荫社区", "城管科", "端木衡"], "duanmu", "路"];
const codeOf = (passphrase: string) =>
	refusePassphrase(passphrase, (folded) => folded === "qwertyuiopas", words)?.code ?? null;
const now = 1_800_000_000;

describe("a passphrase", () => {
	test("has twelve to 256 characters, counted as people count them, and follows no other rule", () => {
		expect(codeOf("灯".repeat(12))).toBeNull();
		expect(codeOf("x".repeat(256))).toBeNull();
		expect(codeOf("917255182236")).toBeNull();
		expect(codeOf("𠀀".repeat(11))).toBe("passphraseShort");
		expect(codeOf("𠀀".repeat(257))).toBe("textTooLong");
	});

	test("that is common is refused, in whatever capitals or width it is typed", () => {
		for (const common of ["qwertyuiopas", "QwertyUiopAs", "ｑｗｅｒｔｙｕｉｏｐａｓ"])
			expect(codeOf(common)).toBe("passphraseGuessable");
		expect(codeOf("qwertyuiopasd")).toBeNull();
	});

	test.each([
		["the name of the place and a year", "青石桥街道2026!!!"],
		["units and areas one after the other", "柳荫社区城管科柳荫社区路"],
		["the username twice", "DuanMu-DuanMu"],
		["one's own name with the product's", "端木衡居民诉求热线12345"],
		["the product's words in English", "hotline-admin-2026"],
	])("made of %s is refused", (_what, passphrase) => {
		expect(codeOf(passphrase)).toBe("passphraseGuessable");
	});

	test("may speak of the place, where enough of it is one's own", () => {
		expect(codeOf("柳荫社区门口的老猫又下雨了")).toBeNull();
		expect(codeOf("my hotline hums at dawn")).toBeNull();
		// A word of one character is no name.
		expect(codeOf("路路路路路路路路路路路路")).toBeNull();
	});

	test("the words of a house are its name, its places, units, posts and people, and the username", () => {
		const setting = {
			...emptySetting,
			areas: new Map([["1", { areaCode: "1", name: "柳荫社区" }]]),
			units: new Map([["u", { unitId: "u", name: "城管科", people: 3 }]]),
			names: new Map([["p", "端木衡"]]),
		};
		expect(houseWords(setting, "青石桥", "duanmu").toSorted()).toEqual(
			["duanmu", "城管科", "柳荫社区", "端木衡", "青石桥"].toSorted(),
		);
	});

	test("set is an event of its person, which tells whether there was one before and nothing of it", () => {
		const set = (hadOne: boolean) =>
			arrange(emptySetting, { type: "SetPassphrase", by: "p:one", hadOne }, now);
		const own = { at: now, by: "p:one", personId: "p:one" };
		expect(set(true)).toEqual({ events: [{ type: "PassphraseChanged", ...own }] });
		expect(set(false)).toEqual({ events: [{ type: "PassphraseAdded", ...own }] });
	});
});

describe("the record of sign-ins", () => {
	const record = (opened: boolean, knewPassphrase = false) =>
		arrange(
			emptySetting,
			{ type: "RecordSignIn", personId: "p:one", way: "passphrase", opened, knewPassphrase },
			now,
		);

	test("names the person who came in, and nobody where it did not open", () => {
		const own = { at: now, personId: "p:one", way: "passphrase" };
		expect(record(true)).toEqual({ events: [{ type: "SignedIn", by: "p:one", ...own }] });
		expect(record(false)).toEqual({ events: [{ type: "SignInFailed", ...own }] });
		expect(record(false, true)).toEqual({
			events: [{ type: "SignInFailed", ...own, knewPassphrase: true }],
		});
	});
});
