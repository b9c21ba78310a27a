import type { Visit } from "./visit.ts";

/** A finger on the device of this visit, which keeps the passkeys it makes and always knows its person. */
export async function withDevice({ context, page }: Visit): Promise<void> {
	const session = await context.newCDPSession(page);
	await session.send("WebAuthn.enable");
	await session.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
			...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
		},
	});
}
