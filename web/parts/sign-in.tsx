import { useState } from "preact/hooks";
import type { SignIn } from "../../server/contract/sign-in.ts";
import type { Demo, DemoPerson, Refused } from "../lib/client.ts";
import { refusedHere } from "../lib/request.ts";
import { wordsOf } from "../lib/words.ts";
import { ErrorSummary, type FieldError, Go, TextField } from "./form.tsx";
import { Page } from "./page.tsx";
import { pageWords } from "./page-words.ts";
import { usePreferences } from "./preferences.tsx";
import { ProblemNote } from "./problem.tsx";

type SignInPageProps = {
	/** The door's name, its h1. */
	readonly title: string;
	readonly path: string;
	readonly demo: Demo | null;
	/** Whether a session ended by itself, with words still waiting behind this page. */
	readonly lost: boolean;
	/** The refusal, or null when the person is in: then this page is taken away. */
	readonly signIn: (body: SignIn) => Promise<Refused | null>;
	readonly signInByPasskey: () => Promise<Refused | null>;
};

/** Who are you: the first page of the desk and audit doors. What was typed stays through a refusal. */
export function SignInPage({ title, path, demo, lost, signIn, signInByPasskey }: SignInPageProps) {
	const words = pageWords(usePreferences().language);
	const [busyFor, setBusyFor] = useState<string | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	const enter = async (who: string, way: () => Promise<Refused | null>) => {
		if (busyFor !== null) return;
		setBusyFor(who);
		// A browser keeps no session that came over plain HTTP from another machine: it would end as it begins.
		setRefused(isSecureContext ? await way() : refusedHere("insecure").refused);
		setBusyFor(null);
	};
	const enterAs = async (person: DemoPerson) => {
		const body = await bodyOf(person);
		return body === null ? refusedHere("offline").refused : signIn(body);
	};
	return (
		<Page
			title={`${words.signIn} · ${title}`}
			path={path}
			nav={[]}
			session={null}
			demo={demo}
			asOf={null}
			onSignOut={null}
			layout={demo === null ? "sign-in" : "sign-in with-demo"}
		>
			<h1>{title}</h1>
			{lost && (
				<p class="notice" role="status">
					{words.sessionLost}
				</p>
			)}
			{refused !== null && <ProblemNote refused={refused} />}
			<div class="stack">
				<SignInForm busy={busyFor === ""} onSend={(body) => void enter("", () => signIn(body))} />
				<PasskeyButton busy={busyFor === byPasskey} onPress={() => void enter(byPasskey, signInByPasskey)} />
			</div>
			{demo !== null && (
				<DemoPeople
					people={demo.people}
					busyFor={busyFor}
					onPick={(person) => void enter(person.username, () => enterAs(person))}
				/>
			)}
		</Page>
	);
}

// No username begins so.
const byPasskey = "#passkey";

/** The other way in, where the browser knows it. */
function PasskeyButton({ busy, onPress }: { busy: boolean; onPress: () => void }) {
	const words = pageWords(usePreferences().language);
	if (typeof PublicKeyCredential === "undefined") return null;
	return (
		<p>
			<button type="button" aria-disabled={busy ? "true" : undefined} onClick={onPress}>
				{busy ? words.signingIn : words.byPasskey}
			</button>
		</p>
	);
}

/** What a person of the demo would type; null where the code could not be made for want of a connection. */
async function bodyOf({ username, passphrase, totpSecret }: DemoPerson): Promise<SignIn | null> {
	if (totpSecret === "") return { username, passphrase };
	// Only the demo needs it: nobody else's page carries it.
	const lazy = await import("./demo-code.ts").catch(() => null);
	return lazy && { username, passphrase, totp: await lazy.demoCode(totpSecret, Date.now() / 1000) };
}

function SignInForm({ busy, onSend }: { busy: boolean; onSend: (body: SignIn) => void }) {
	const words = pageWords(usePreferences().language);
	const [username, setUsername] = useState("");
	const [passphrase, setPassphrase] = useState("");
	const [totp, setTotp] = useState("");
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const errorOf = (id: string) => errors.find((error) => error.id === id)?.sentence;
	const send = (event: Event) => {
		event.preventDefault();
		const given = { username: username.trim(), passphrase };
		const missing = (["username", "passphrase"] as const).filter((id) => given[id] === "");
		setErrors(missing.map((id) => ({ id, sentence: words.missing[id] })));
		const code = totp.replace(/\s/g, "");
		if (missing.length === 0) onSend(code === "" ? given : { ...given, totp: code });
	};
	const name = { autocomplete: "username", autocapitalize: "none", spellcheck: false } as const;
	const code = { autocomplete: "one-time-code", inputMode: "numeric", class: "short num" } as const;
	return (
		<form class="stack" noValidate onSubmit={send}>
			<ErrorSummary title={words.cannotSignIn} errors={errors} end={words.whatYouWrote} />
			<TextField
				id="username"
				label={words.username}
				error={errorOf("username")}
				value={username}
				onText={setUsername}
				control={name}
			/>
			<TextField
				id="passphrase"
				label={words.passphrase}
				error={errorOf("passphrase")}
				value={passphrase}
				onText={setPassphrase}
				type="password"
				control={{ autocomplete: "current-password" }}
			/>
			<TextField
				id="totp"
				label={words.totp}
				hint={words.totpHint}
				value={totp}
				onText={setTotp}
				control={code}
			/>
			<Go label={words.signIn} busyLabel={words.signingIn} busy={busy} />
			<p class="hint">{words.nobodyKnows}</p>
		</form>
	);
}

type DemoPeopleProps = {
	readonly people: readonly DemoPerson[];
	readonly busyFor: string | null;
	readonly onPick: (person: DemoPerson) => void;
};

/** The demo's list: one button a person. It says what it is, because nothing like it exists in earnest. */
function DemoPeople({ people, busyFor, onPick }: DemoPeopleProps) {
	const { language } = usePreferences();
	const words = pageWords(language);
	const { roles } = wordsOf(language);
	return (
		<section class="demo-people stack tight" aria-labelledby="demo-people">
			<h2 id="demo-people">{words.demoTitle}</h2>
			<p class="hint">{words.demoHint}</p>
			<ul>
				{people.map((person) => (
					<li key={person.username}>
						<button
							type="button"
							class="way"
							aria-disabled={busyFor === null ? undefined : "true"}
							onClick={() => onPick(person)}
						>
							<b>{busyFor === person.username ? words.signingIn : roles[person.role]}</b>
							<span class="hint">{person.name}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
