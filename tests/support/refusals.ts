import type { LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import type { TestHouse } from "./app.ts";

type Answer = Pick<LightMyRequestResponse, "statusCode" | "headers" | "json">;

/** A refusal as architecture.md says: problem details with a stable code, and nothing that was not asked for. */
export function expectRefusal(answer: Answer, status: number, code: string, field?: string): void {
	expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
	const { title, retryAfterSeconds, ...problem } = answer.json<Record<string, unknown>>();
	const type = `urn:resident-feedback-hotline:${code}`;
	expect(problem).toEqual({ type, status, code, ...(field === undefined ? {} : { field }) });
	expect(answer.statusCode).toBe(status);
	expect(title).toMatch(/^[A-Z].*\.$/);
	const wait = retryAfterSeconds === undefined ? undefined : String(retryAfterSeconds);
	expect(answer.headers["retry-after"]).toBe(wait);
}

/** Does it, and expects that no table has a row more or less than before. */
export async function storingNothing<Result>(house: TestHouse, deed: () => Promise<Result>): Promise<Result> {
	const before = house.rows();
	const result = await deed();
	expect(house.rows()).toEqual(before);
	return result;
}
