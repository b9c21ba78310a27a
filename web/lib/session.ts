import { type ReadonlySignal, signal } from "@preact/signals";
import type { AcceptInvitation, ReadInvitationReply } from "../../server/contract/invitation.ts";
import type { AcceptByPasskey } from "../../server/contract/passkey.ts";
import type { Session, SignIn } from "../../server/contract/sign-in.ts";
import {
	type Client,
	type ClientOptions,
	createClient,
	type Demo,
	type Refused,
	type Reply,
} from "./client.ts";
import { refusedHere, request } from "./request.ts";

/** Who is signed in, as far as this page knows. `lost`: the session ended by itself, and typed words wait behind the sign-in. */
export type SessionState =
	| { readonly status: "asking" }
	| { readonly status: "unreachable"; readonly refused: Refused }
	| { readonly status: "out"; readonly lost: boolean }
	| { readonly status: "in"; readonly session: Session };

export type SessionStore = {
	readonly client: Client;
	readonly state: ReadonlySignal<SessionState>;
	/** Null outside the demo, and until it has answered. */
	readonly demo: ReadonlySignal<Demo | null>;
	/** Asks who is signed in, and whether this is the demo. */
	readonly start: () => Promise<void>;
	/** The refusal, or null when the person is in. */
	readonly signIn: (body: SignIn) => Promise<Refused | null>;
	/** The same with a passkey of this device. */
	readonly signInByPasskey: () => Promise<Refused | null>;
	/** What the link of an invitation opens. */
	readonly readInvitation: (token: string) => Promise<Reply<ReadInvitationReply>>;
	/** The same by an invitation, which makes the account first. */
	readonly accept: (token: string, body: AcceptInvitation) => Promise<Refused | null>;
	/** The same with a passkey in place of passphrase and code. */
	readonly acceptByPasskey: (
		token: string,
		account: Omit<AcceptByPasskey, "passkey">,
		passkeyName: string,
	) => Promise<Refused | null>;
	/** Runs the demo's clock faster or slower. */
	readonly setSpeed: (speed: number) => Promise<void>;
	/** The refusal, or null when the person is out: the server has ended the session. */
	readonly signOut: () => Promise<Refused | null>;
};

/** The session of one door, with the client that watches over it: a lost session turns the state to `out`. */
export function createSession(options: Omit<ClientOptions, "onSessionLost"> = {}): SessionStore {
	const state = signal<SessionState>({ status: "asking" });
	const demo = signal<Demo | null>(null);
	const onSessionLost = () => {
		if (state.peek().status === "in") state.value = { status: "out", lost: true };
	};
	const client = createClient({ ...options, onSessionLost });

	async function start(): Promise<void> {
		const [session, demoReply] = await Promise.all([client.readSession(), client.readDemo()]);
		if (demoReply.ok) demo.value = demoReply.value;
		if (session.ok) state.value = { status: "in", session: session.value };
		else if (session.refused.status === 401) state.value = { status: "out", lost: false };
		else state.value = { status: "unreachable", refused: session.refused };
	}
	async function enter(asking: Promise<Reply<Session>>): Promise<Refused | null> {
		const reply = await asking;
		if (!reply.ok) return reply.refused;
		state.value = { status: "in", session: reply.value };
		return null;
	}
	const signIn = (body: SignIn) => enter(client.signIn(body));
	const byPasskey = (way: (lazy: typeof import("./passkey.ts")) => Promise<Refused | null>) =>
		import("./passkey.ts").then(way, () => refusedHere("offline").refused);
	const signInByPasskey = () => byPasskey((lazy) => lazy.signInByPasskey(client, enter));
	const onInvitation = <Value>(method: "GET" | "POST", token: string, body?: object, path = "") => {
		const send = options.fetch ?? fetch;
		return request<Value>(send, method, `/api/invitation${path}`, body, { "x-invitation": token });
	};
	const readInvitation = (token: string) => onInvitation<ReadInvitationReply>("GET", token);
	const accept = (token: string, body: AcceptInvitation) => enter(onInvitation<Session>("POST", token, body));
	const acceptByPasskey: SessionStore["acceptByPasskey"] = (token, account, passkeyName) => {
		const ask = <Value>(path: string, body: object) => onInvitation<Value>("POST", token, body, path);
		return byPasskey((lazy) => lazy.acceptByPasskey(ask, enter, { ...account, passkeyName }));
	};
	async function signOut(): Promise<Refused | null> {
		const reply = await client.signOut();
		if (!reply.ok && reply.refused.status !== 401) return reply.refused;
		state.value = { status: "out", lost: false };
		return null;
	}
	async function setSpeed(speed: number): Promise<void> {
		const reply = await client.setDemoClock(speed);
		if (reply.ok) demo.value = reply.value;
	}
	const ways = { signIn, signInByPasskey, readInvitation, accept, acceptByPasskey };
	return { client, state, demo, start, ...ways, signOut, setSpeed };
}
