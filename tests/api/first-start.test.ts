import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRunning, type Running, startServer } from "../support/server-process.ts";

// Four starts of a whole process, on a machine that may have much else to do.
const patience = 240_000;
const soon = { timeout: 20_000 };
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "first-start-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(): Promise<Running> {
	const key = join(folder, "server.key");
	const server = await startServer({ DATA_DIR: join(folder, "data"), SERVER_KEY_FILE: key });
	if (isRunning(server)) return server;
	throw new Error(`the server ended: ${server.said}`);
}

const linkOf = ({ said }: Running, role: string) =>
	new RegExp(`^.*${role}: (http\\S+)/desk/invitation#(\\S+)$`, "m").exec(said())?.[2] ?? null;
const administrator = "first administrator";
const officer = "first discipline officer";

async function accept({ url }: Running, token: string, username: string, name: string) {
	const headers = { "x-invitation": token, "content-type": "application/json" };
	const invitation = await (await fetch(`${url}/api/invitation`, { headers })).json();
	const totp = invitation.totpSecret ? await generate({ secret: invitation.totpSecret }) : "";
	const body = JSON.stringify({ username, passphrase: "从空文件夹里走出来的第一个人", totp, name });
	return fetch(`${url}/api/invitation`, { method: "POST", headers, body });
}

test("from an empty folder the process leads an administrator and a discipline officer to signing in", {
	timeout: patience,
}, async () => {
	const first = await started();
	await expect.poll(() => linkOf(first, officer), soon).not.toBeNull();
	const old = linkOf(first, administrator) ?? "";
	expect(linkOf(first, officer)).not.toBe(old);
	// Nothing of a link is in the log, which is JSON line by line.
	const logged = first
		.said()
		.split("\n")
		.filter((line) => line.startsWith("{"));
	expect(logged.length).toBeGreaterThan(0);
	expect(logged.join()).not.toContain("invitation#");
	await first.stop();

	const second = await started();
	await expect.poll(() => linkOf(second, officer), soon).not.toBeNull();
	expect((await accept(second, old, "root", "旧链接")).status).toBe(404);
	const fresh = linkOf(second, administrator) ?? "";
	const nameless = await accept(second, fresh, "root", " ");
	expect([nameless.status, (await nameless.json()).field]).toEqual([422, "name"]);
	const accepted = await accept(second, fresh, "root", "陈管理");
	expect(accepted.status).toBe(200);
	const session = await accepted.json();
	expect(session).toMatchObject({ name: "陈管理", role: "administrator", areaPrefix: "" });
	const cookie = String(accepted.headers.get("set-cookie")).split(";")[0] ?? "";
	expect((await fetch(`${second.url}/api/people`, { headers: { cookie } })).status).toBe(200);
	await second.stop();

	const third = await started();
	await expect.poll(() => linkOf(third, officer), soon).not.toBeNull();
	expect(linkOf(third, administrator)).toBeNull();
	const joined = await accept(third, linkOf(third, officer) ?? "", "jijian", "周纪检");
	expect(await joined.json()).toMatchObject({ role: "disciplineOfficer" });
	await third.stop();

	const fourth = await started();
	await fetch(fourth.url);
	expect([linkOf(fourth, administrator), linkOf(fourth, officer)]).toEqual([null, null]);
	await fourth.stop();
});
