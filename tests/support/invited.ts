import { generate } from "otplib";
import { expect } from "vitest";
import type { AcceptInvitation, ReadInvitationReply } from "../../server/contract/invitation.ts";
import type { PersonWire } from "../../server/contract/people.ts";
import type { TestHouse, Visitor } from "./app.ts";

/** The page and the deed of an invitation, as whoever holds its link asks for them. */
export const onInvitation = (house: TestHouse, token: string) => ({
	read: () => house.resident.get("/api/invitation", { "x-invitation": token }),
	accept: (body: object) => house.resident.post("/api/invitation", body, { "x-invitation": token }),
});

/** A cadre whom the administrator has just added. */
export async function addedPerson(
	administrator: Visitor,
	over: Partial<Pick<PersonWire, "name" | "role" | "areaPrefix">> = {},
): Promise<PersonWire> {
	const body = { name: "陈一帆", role: "cadre", areaPrefix: "110199001001", ...over };
	const added = await administrator.post("/api/people", body);
	expect(added.statusCode, added.body).toBe(200);
	return added.json();
}

/** The token of a fresh link for the person. */
export async function invitedBy(who: Visitor, personId: string): Promise<string> {
	const reply = await who.post(`/api/people/${personId}/invitation`, {});
	expect(reply.statusCode, reply.body).toBe(200);
	return reply.json<{ token: string }>().token;
}

/** What fits the invitation now: a good username, a good passphrase, and the code of this moment. */
export async function fitting(
	house: TestHouse,
	token: string,
	username = "chenyifan",
): Promise<AcceptInvitation> {
	const { totpSecret } = (await onInvitation(house, token).read()).json<ReadInvitationReply>();
	const totp = await generate({ secret: totpSecret, epoch: house.realSeconds() });
	return { username, passphrase: "河边的第七盏灯 is mine", totp };
}
