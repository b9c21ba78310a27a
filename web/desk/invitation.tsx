import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { AcceptInvitation, ReadInvitationReply } from "../../server/contract/invitation.ts";
import type { Refused } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import type { SessionStore } from "../lib/session.ts";
import { refusalSentence, wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { ErrorSummary, type FieldError, Go, TextField } from "../parts/form.tsx";
import { Page } from "../parts/page.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { Factor, useInvitationWords } from "./factor.tsx";
import { inboxRoute, invitationRoute, linkTo, pathOf, signInRoute } from "./paths.ts";
import { useWords } from "./words.ts";

type Filled = { readonly [Field in keyof Required<AcceptInvitation>]: string };

/** The page behind a link of invitation: the person sets up a sign-in that nobody else has seen (trust.md S1). */
export function InvitationPage({ store, token }: { store: SessionStore; token: string }) {
	const words = useInvitationWords();
	const { door } = useWords().words;
	const preferences = usePreferences();
	const [read, setRead] = useState<ReadInvitationReply | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	useEffect(() => {
		void store.readInvitation(token).then((reply) => {
			if (reply.ok) setRead(reply.value);
			else setRefused(reply.refused);
		});
	}, [token]);
	const title = refused === null ? words.title : words.closed;
	return (
		<Page
			title={`${title} · ${door}`}
			path={`${pathOf(invitationRoute)}#${token}`}
			nav={[]}
			session={null}
			demo={store.demo.value}
			asOf={null}
			onSignOut={null}
			layout="sign-in"
		>
			{read !== null && <Accepting store={store} token={token} read={read} />}
			{refused !== null && (
				<Empty title={title} level={1}>
					<ProblemNote refused={refused} />
					<p>
						<a href={linkTo(signInRoute, preferences)}>{words.toSignIn}</a>
					</p>
				</Empty>
			)}
		</Page>
	);
}

type AcceptingProps = {
	readonly store: SessionStore;
	readonly token: string;
	readonly read: ReadInvitationReply;
};

function Accepting({ store, token, read }: AcceptingProps) {
	const words = useInvitationWords();
	const preferences = usePreferences();
	const { language } = preferences;
	const { route: go } = useLocation();
	const [filled, setFilled] = useState<Filled>({ name: "", username: "", passphrase: "", totp: "" });
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState<"passphrase" | "passkey" | null>(null);
	const send = async (way: "passphrase" | "passkey") => {
		const needed = [...(read.name === null ? (["name"] as const) : []), ...neededBy[way]];
		const missing = needed.filter((id) => filled[id].trim() === "");
		setRefused(null);
		setErrors(missing.map((id) => ({ id, sentence: `${words[id]}${colonOf(language)}${words.missing}` })));
		if (busy !== null || missing.length > 0) return;
		setBusy(way);
		const { name, ...rest } = { ...filled, totp: filled.totp.replace(/\s/g, "") };
		const named = read.name === null ? { name } : {};
		const no =
			way === "passphrase"
				? await store.accept(token, { ...rest, ...named })
				: await store.acceptByPasskey(token, { username: rest.username, ...named }, words.passkeyName);
		setBusy(null);
		if (no === null) return go(linkTo(inboxRoute, preferences), true);
		if (no.field === null) setRefused(no);
		else setErrors([{ id: no.field, sentence: refusalSentence(no.code, language) }]);
	};
	return (
		<form
			class="stack"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void send("passphrase");
			}}
		>
			<Whom read={read} />
			<ErrorSummary title={words.cannot} errors={errors} end={words.keep} />
			{refused !== null && <ProblemNote refused={refused} />}
			<Fields
				isFirst={read.name === null}
				filled={filled}
				errors={errors}
				onFill={(id, text) => setFilled((before) => ({ ...before, [id]: text }))}
			/>
			<Factor totpSecret={read.totpSecret} totpUri={read.totpUri} />
			<TextField
				id="totp"
				label={words.totp}
				error={errorOf(errors, "totp")}
				value={filled.totp}
				onText={(totp) => setFilled((before) => ({ ...before, totp }))}
				control={{ autocomplete: "one-time-code", inputMode: "numeric", class: "short num" }}
			/>
			<Go label={words.go} busyLabel={words.going} busy={busy === "passphrase"} />
			<ByPasskey busy={busy === "passkey"} onPress={() => void send("passkey")} />
		</form>
	);
}

const neededBy = {
	passphrase: ["username", "passphrase", "totp"],
	passkey: ["username"],
} as const;

/** The other way, where the browser knows it. */
function ByPasskey({ busy, onPress }: { busy: boolean; onPress: () => void }) {
	const words = useInvitationWords();
	if (typeof PublicKeyCredential === "undefined") return null;
	return (
		<section class="stack tight" aria-labelledby="by-passkey">
			<h2 id="by-passkey">{words.passkeyTitle}</h2>
			<p class="hint">{words.passkeyWhat}</p>
			<p>
				<button type="button" aria-disabled={busy ? "true" : undefined} onClick={onPress}>
					{busy ? words.passkeyGoing : words.passkeyGo}
				</button>
			</p>
		</section>
	);
}

function colonOf(language: string): string {
	return language === "en" ? ": " : "：";
}

function errorOf(errors: readonly FieldError[], id: string): string | undefined {
	return errors.find((error) => error.id === id)?.sentence;
}

function Whom({ read }: { read: ReadInvitationReply }) {
	const words = useInvitationWords();
	const { language } = usePreferences();
	const { roles } = wordsOf(language);
	const place = `${read.areaName} ${roles[read.role]}`.trim();
	return (
		<>
			<h1>{words.title}</h1>
			<p>{read.name === null ? words.forFirst(place) : words.forWhom(read.name, place)}</p>
			<p class="hint">
				{words.once(moment(read.until, 0, language))}
				{language === "en" ? " " : ""}
				{words.nobodyElse}
			</p>
		</>
	);
}

type FieldsProps = {
	readonly isFirst: boolean;
	readonly filled: Filled;
	readonly errors: readonly FieldError[];
	readonly onFill: (id: keyof Filled, text: string) => void;
};

function Fields({ isFirst, filled, errors, onFill }: FieldsProps) {
	const words = useInvitationWords();
	const [shown, setShown] = useState(false);
	const field = (id: "name" | "username" | "passphrase") => ({
		...{ id, label: words[id], hint: words[`${id}Hint`], error: errorOf(errors, id) },
		...{ value: filled[id], onText: (text: string) => onFill(id, text) },
	});
	return (
		<>
			{isFirst && <TextField {...field("name")} control={{ autocomplete: "name" }} />}
			<TextField
				{...field("username")}
				control={{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
			/>
			<TextField
				{...field("passphrase")}
				type={shown ? "text" : "password"}
				control={{ autocomplete: "new-password" }}
			/>
			<label class="pick" for="show">
				<input
					type="checkbox"
					id="show"
					checked={shown}
					onChange={(event) => setShown(event.currentTarget.checked)}
				/>
				<span>{words.show}</span>
			</label>
		</>
	);
}
