import { describe, expect, test } from "vitest";
import { floodWindowSecondsMax } from "../../server/domain/limits.ts";
import { networkOf, senderAddress } from "../../server/sender-address.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";

const [gateway, inner, resident, other] = ["10.0.0.5", "10.1.2.3", "203.0.113.5", "203.0.113.6"];

function addressed(proxies: readonly string[], remoteAddress: string, forwarded?: string | string[]): string {
	const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
	return senderAddress(proxies)({ headers, socket: { remoteAddress } } as never);
}

describe("the address of a sender", () => {
	test("is the connection's own where nobody is named, whatever a header says", () => {
		expect(addressed([], resident, other)).toBe(resident);
		expect(addressed([], gateway, other)).toBe(gateway);
		expect(addressed([], "::ffff:203.0.113.5")).toBe(resident);
	});

	test("is what a named gateway tells, and nobody else's word", () => {
		expect(addressed([gateway], gateway, resident)).toBe(resident);
		expect(addressed([gateway], `::ffff:${gateway}`, resident)).toBe(resident);
		expect(addressed([gateway], inner, resident)).toBe(inner);
		expect(addressed(["10.0.0.0/8"], inner, resident)).toBe(resident);
		expect(addressed(["fd00::/8"], "fd00::1", "2001:db8::7")).toBe("2001:db8::7");
	});

	test("is the last that no gateway of ours is: what stands before it anybody may have written", () => {
		expect(addressed([gateway], gateway, `${other}, ${resident}`)).toBe(resident);
		expect(addressed([gateway, inner], gateway, `${other}, ${resident}, ${inner}`)).toBe(resident);
		expect(addressed([gateway], gateway, [other, resident])).toBe(resident);
	});

	test("is the gateway's own where that tells nothing that can be believed", () => {
		for (const told of [undefined, "", "unknown", `${resident}, nonsense`, `${resident}:80`])
			expect(addressed([gateway], gateway, told)).toBe(gateway);
		expect(addressed([gateway, inner], gateway, inner)).toBe(inner);
	});

	test("is read from addresses and networks only", () => {
		expect(networkOf("10.0.0.0/8")).toEqual({ address: "10.0.0.0", family: "ipv4", bits: 8 });
		expect(networkOf("::1")).toEqual({ address: "::1", family: "ipv6", bits: 128 });
		for (const text of [
			"",
			"gateway",
			"10.0.0.0/33",
			"10.0.0.0/",
			"10.0.0.0/8/8",
			"10.0.0",
			"::/129",
			"1.2.3.4/-1",
		])
			expect(networkOf(text), text).toBeNull();
	});
});

describe("in a flood behind a gateway", () => {
	let sent = 0;
	/** How many of twelve reports are asked for a proof. */
	const askedOf = async (house: TestHouse, told: (count: number) => string): Promise<number> => {
		const statuses: number[] = [];
		for (let count = 0; count < 12; count += 1) {
			sent += 1;
			const { statusCode } = await house.app.inject({
				...{ method: "POST", url: "/api/reports", payload: lampOut, remoteAddress: gateway },
				headers: { "idempotency-key": `gateway-key-0000${sent}`, "x-forwarded-for": told(count) },
			});
			statuses.push(statusCode);
		}
		house.passSeconds(floodWindowSecondsMax);
		return statuses.filter((status) => status === 429).length;
	};
	const spread = (count: number) => `203.0.113.${count}`;

	test("a named one's residents are counted apart, by what it wrote and not by what they wrote before", async () => {
		const config = { FLOOD_REPORTS_MAX: "400", TRUSTED_PROXIES: gateway };
		const house = await openTestHouse(undefined, { config });
		expect(await askedOf(house, spread)).toBe(0);
		expect(await askedOf(house, () => resident)).toBe(4);
		expect(await askedOf(house, (count) => `${spread(count)}, ${resident}`)).toBe(4);
		await house.close();
	});

	test("nobody gets past the count by naming senders where no gateway is named", async () => {
		const house = await openTestHouse(undefined, { config: { FLOOD_REPORTS_MAX: "400" } });
		expect(await askedOf(house, spread)).toBe(4);
		await house.close();
	});
});
