import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
	AddPasskey,
	AskPasskeyReply,
	MakePasskeyReply,
	UsePasskey,
} from "../../server/contract/passkey.ts";

/** What a device may do otherwise than it should. */
type Deviation = {
	readonly origin?: string;
	readonly rpId?: string;
	/** Without finger, face or PIN. */
	readonly unverified?: boolean;
	/** The count it tells instead of the next one. */
	readonly counter?: number;
	readonly challenge?: string;
};

const [present, verified, attested] = [0x01, 0x04, 0x40];
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
const bytesOf = (bytes: Buffer) =>
	Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]), bytes]);

const head = (rpId: string, flags: number, counter: number) => {
	const count = Buffer.alloc(4);
	count.writeUInt32BE(counter);
	return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
};
const clientData = (type: string, challenge: string, from: string) =>
	Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
const flagsOf = ({ unverified }: Deviation) => present + (unverified ? 0 : verified);

/** A device with one key (ES256), as WebAuthn §6 and CTAP2 lay its answers out; it counts its uses. */
export function authenticator(origin = "http://localhost") {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const { x = "", y = "" } = publicKey.export({ format: "jwk" });
	const credentialId = randomBytes(16);
	let [uses, handle] = [0, ""];
	const coordinate = (label: number, value: string) =>
		Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, "base64url")]);
	const cose = Buffer.concat([
		Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
		coordinate(0x21, x),
		coordinate(0x22, y),
	]);
	return {
		make: (asked: MakePasskeyReply, name: string, over: Deviation = {}): AddPasskey => {
			handle = asked.userId;
			const client = clientData("webauthn.create", over.challenge ?? asked.challenge, over.origin ?? origin);
			const authData = Buffer.concat([
				head(over.rpId ?? asked.rpId, flagsOf(over) + attested, uses),
				Buffer.alloc(16),
				Buffer.from([0, credentialId.length]),
				credentialId,
				cose,
			]);
			const object = [text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData")];
			const attestation = Buffer.concat([Buffer.from([0xa3]), ...object, bytesOf(authData)]);
			return {
				...{ name, credentialId: credentialId.toString("base64url"), transports: ["internal"] },
				clientDataJSON: client.toString("base64url"),
				attestationObject: attestation.toString("base64url"),
			};
		},
		prove: (asked: AskPasskeyReply, over: Deviation = {}): UsePasskey => {
			uses = over.counter ?? uses + 1;
			const client = clientData("webauthn.get", over.challenge ?? asked.challenge, over.origin ?? origin);
			const authData = head(over.rpId ?? asked.rpId, flagsOf(over), uses);
			const signature = sign("sha256", Buffer.concat([authData, sha256(client)]), privateKey);
			return {
				...{ credentialId: credentialId.toString("base64url"), userHandle: handle || null },
				clientDataJSON: client.toString("base64url"),
				authenticatorData: authData.toString("base64url"),
				signature: signature.toString("base64url"),
			};
		},
	};
}
export type Authenticator = ReturnType<typeof authenticator>;
