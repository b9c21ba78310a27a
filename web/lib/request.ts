import type { Refused, Reply } from "./client.ts";

export type Method = "GET" | "POST" | "DELETE";
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const patienceMilliseconds = 20_000;

/** A refusal made on this side, without a server's answer. */
export function refusedHere(code: string, status = 0): { readonly ok: false; readonly refused: Refused } {
	return { ok: false, refused: { code, status, field: null, retryAfterSeconds: null } };
}

/** One request. The server's replies have passed its own schemas, so their shape is taken at its word. */
export async function request<Value>(
	send: Fetch,
	method: Method,
	path: string,
	body?: unknown,
	more: Readonly<Record<string, string>> = {},
): Promise<Reply<Value>> {
	const stop = new AbortController();
	const alarm = setTimeout(() => stop.abort(), patienceMilliseconds);
	try {
		const response = await send(path, requestInit(method, body, stop.signal, more));
		const text = await response.text();
		if (!response.ok) return { ok: false, refused: refusedBy(response, text) };
		return { ok: true, value: text === "" ? null : JSON.parse(text) };
	} catch (error) {
		if (error instanceof SyntaxError) return refusedHere("unreadable");
		return refusedHere(stop.signal.aborted ? "tooSlow" : "offline");
	} finally {
		clearTimeout(alarm);
	}
}

function requestInit(method: Method, body: unknown, signal: AbortSignal, more: object): RequestInit {
	const headers = { accept: "application/json", ...more };
	const common = { method, signal, credentials: "same-origin", cache: "no-store" } as const;
	if (body === undefined) return { ...common, headers };
	// A form with a file brings its own type with it.
	if (body instanceof FormData) return { ...common, headers, body };
	return {
		...common,
		headers: { ...headers, "content-type": "application/json" },
		body: JSON.stringify(body),
	};
}

/** The refusal in an answer: its problem details (RFC 9457), or a code for the bare status. */
function refusedBy(response: Response, text: string): Refused {
	const problem = problemIn(text);
	const header = Number(response.headers.get("retry-after") ?? Number.NaN);
	return {
		code: typeof problem.code === "string" ? problem.code : codeOfStatus(response.status),
		status: response.status,
		field: typeof problem.field === "string" ? problem.field : null,
		retryAfterSeconds: problem.retryAfterSeconds ?? (Number.isFinite(header) ? header : null),
		...(Array.isArray(problem.spans) ? { spans: problem.spans.map(String) } : {}),
	};
}

function problemIn(text: string): {
	code?: unknown;
	field?: unknown;
	spans?: unknown;
	retryAfterSeconds?: number;
} {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === "object" && parsed !== null ? parsed : {};
	} catch {
		return {};
	}
}

// A proxy before the server answers without a code: its status still tells what to say.
function codeOfStatus(status: number): string {
	if (status === 404) return "notFound";
	if (status === 429 || status === 503) return "busy";
	if (status === 507) return "storageFull";
	return "unreadable";
}
