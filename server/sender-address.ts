import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** The addresses of this machine: of a gateway that was not named, or of nobody. */
export const itself: readonly string[] = ["127.0.0.1", "::1"];

type Network = { readonly address: string; readonly family: "ipv4" | "ipv6"; readonly bits: number };

const bitsOf = { ipv4: 32, ipv6: 128 } as const;

function familyOf(address: string): Network["family"] | null {
	const version = isIP(address);
	return version === 0 ? null : version === 4 ? "ipv4" : "ipv6";
}

/** An address, or a network as `10.0.0.0/8`; null for anything else. */
export function networkOf(text: string): Network | null {
	const [address = "", bits, ...more] = text.split("/");
	const family = familyOf(address);
	if (family === null || more.length > 0) return null;
	if (bits === undefined) return { address, family, bits: bitsOf[family] };
	const isPossible = /^\d{1,3}$/.test(bits) && Number(bits) <= bitsOf[family];
	return isPossible ? { address, family, bits: Number(bits) } : null;
}

/** An address as it came in over IPv6 from an IPv4 sender is that sender's. */
function plain(address: string): string {
	const inner = address.replace(/^::ffff:/i, "");
	return isIP(inner) === 4 ? inner : address;
}

/**
 * Who sent a request: the connection's own address; where that is one of the gateways named, the last address in
 * `X-Forwarded-For` that is none of them. What stands before it anybody may have written.
 */
export function senderAddress(
	trustedProxies: readonly string[],
): (request: Pick<IncomingMessage, "headers" | "socket">) => string {
	const named = new BlockList();
	for (const { address, bits, family } of trustedProxies.flatMap((proxy) => networkOf(proxy) ?? []))
		named.addSubnet(address, bits, family);
	const isNamed = (address: string) => {
		const family = familyOf(address);
		return family !== null && named.check(address, family);
	};
	return ({ headers, socket }) => {
		const own = plain(socket.remoteAddress ?? "");
		if (trustedProxies.length === 0 || !isNamed(own)) return own;
		const told = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
		let sender = own;
		for (const entry of told.reverse()) {
			const address = plain(entry.trim());
			// What no gateway of ours wrote ends what can be believed.
			if (familyOf(address) === null) return sender;
			sender = address;
			if (!isNamed(address)) return sender;
		}
		return sender;
	};
}
