import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestBytesMax } from "../../server/domain/limits.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";

const pieceBytes = 64 * 1024;
const largeBytes = 50 * 1024 * 1024;
/** What the system's own buffers swallow before a closed connection is felt. */
const swallowedBytesMax = 24 * 1024 * 1024;

let house: TestHouse;
let port = 0;
beforeAll(async () => {
	house = await openTestHouse(undefined, { config: { LOG_LEVEL: "debug" } });
	port = Number(new URL(await house.app.listen({ host: "127.0.0.1", port: 0 })).port);
});
afterAll(() => house.close());

const head = (more: string) =>
	`POST /api/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: socket-key-0000001\r\n${more}\r\n\r\n`;

/** Pushes pieces until the server has answered or hung up. */
async function push(socket: Socket, piece: string, pieces: number): Promise<number> {
	let sent = 0;
	for (let count = 0; count < pieces && !socket.destroyed && socket.writable; count += 1) {
		const more = socket.write(piece);
		sent += pieceBytes;
		if (!more) await Promise.race(["drain", "close", "error"].map((name) => once(socket, name)));
		if (socket.bytesRead > 0) break;
	}
	return sent;
}

function once(socket: Socket, name: string): Promise<void> {
	return new Promise((resolve) => {
		socket.once(name, () => resolve());
	});
}

/** Sends bytes as they are and gives what comes back, with how much was taken. */
async function speak(start: string, piece = "", pieces = 0): Promise<{ answer: string; sent: number }> {
	const socket = connect(port, "127.0.0.1");
	let answer = "";
	const over = new Promise<void>((resolve) => {
		socket.on("data", (bytes) => {
			answer += bytes.toString("latin1");
			if (answer.includes("\r\n\r\n") && answer.endsWith("}")) resolve();
		});
		socket.on("error", () => resolve());
		socket.on("close", () => resolve());
	});
	socket.write(start);
	const sent = await push(socket, piece, pieces);
	await over;
	socket.destroy();
	return { answer, sent };
}

async function isAlive(): Promise<boolean> {
	const answer = await fetch(`http://127.0.0.1:${port}/api/reports`, {
		method: "POST",
		headers: { "content-type": "application/json", "idempotency-key": `alive-${Date.now()}-0000000` },
		body: JSON.stringify(lampOut),
	});
	return answer.status === 201;
}

describe("a body of 50 MB", () => {
	test("that says how long it is, is refused before it is read", async () => {
		const before = house.rows();
		const start = head(`Content-Length: ${largeBytes}`);
		const { answer, sent } = await speak(start, "x".repeat(pieceBytes), largeBytes / pieceBytes);
		expect(answer).toMatch(/^HTTP\/1\.1 413 /);
		expect(answer).toContain('"code":"bodyTooLarge"');
		expect(sent).toBeLessThan(swallowedBytesMax);
		expect(house.rows()).toEqual(before);
		expect(await isAlive()).toBe(true);
	});

	test("that does not, is refused as soon as it is longer than any report", async () => {
		const before = house.rows();
		const piece = `${pieceBytes.toString(16)}\r\n${"x".repeat(pieceBytes)}\r\n`;
		const { answer, sent } = await speak(head("Transfer-Encoding: chunked"), piece, largeBytes / pieceBytes);
		expect(answer).toMatch(/^HTTP\/1\.1 413 /);
		expect(answer).toContain('"code":"bodyTooLarge"');
		expect(sent).toBeGreaterThan(requestBytesMax);
		expect(sent).toBeLessThan(swallowedBytesMax);
		expect(house.rows()).toEqual(before);
		expect(await isAlive()).toBe(true);
	});
});

test("bytes that are no HTTP are refused, leave nothing in the log, and harm nobody else", async () => {
	const secret = "0000-1111-2222-3333-4444-5555-6666";
	for (const start of [
		`GET / HTTP/9.9\r\nx-receipt: ${secret}\r\n\r\n`,
		`\u0016\u0003\u0001${secret}`,
		`GET / HTTP/1.1\r\nx-receipt: ${secret}\u0000\r\n\r\n`,
		`GET / HTTP/1.1\r\nHost: x\r\nx-receipt: ${"0".repeat(20_000)}\r\n\r\n`,
	]) {
		expect((await speak(start)).answer).toMatch(/^HTTP\/1\.1 4(?:00|31) /);
	}
	expect(house.log.join("")).not.toContain(secret);
	expect(house.log.join("")).not.toMatch(/0{40}/);
	expect(await isAlive()).toBe(true);
});
