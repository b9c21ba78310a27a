import { useState } from "preact/hooks";
import type { ListPasskeysReply, MakePasskeyReply } from "../../server/contract/passkey.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { makeOnDevice } from "../lib/passkey.ts";
import { Go, TextField } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { passkeysWords } from "./words-passkeys.ts";

type Item = ListPasskeysReply["items"][number];
/** A sentence for what was done; null where there is nothing to say. */
type After = (reply: Reply<unknown>, sentence: string) => void;

function useOwnWords() {
	const { language } = usePreferences();
	return { words: passkeysWords(language), at: (when: string) => moment(when, 0, language) };
}

/** One's own passkeys: added, named, taken away (trust.md S1); the last way in stays. */
export function Passkeys() {
	const { client } = useDesk();
	const { words } = useOwnWords();
	const [said, setSaid] = useState<string | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	const asked = useReply(() => client.call<ListPasskeysReply>("GET", "/api/passkeys"));
	const after: After = (reply, sentence) => {
		setRefused(reply.ok ? null : reply.refused);
		setSaid(reply.ok ? sentence : null);
		asked.again();
	};
	const { reply } = asked;
	return (
		<section class="stack" aria-labelledby="passkeys">
			<h2 id="passkeys">{words.title}</h2>
			<p class="hint">{words.what}</p>
			<p class={said === null ? "sr" : "notice"} role="status">
				{said}
			</p>
			{refused !== null && <ProblemNote refused={refused} />}
			<Waiting asked={asked} />
			{reply?.ok && <Listed listed={reply.value} after={after} onSaid={setSaid} />}
		</section>
	);
}

type ListedProps = {
	readonly listed: ListPasskeysReply;
	readonly after: After;
	readonly onSaid: (sentence: string) => void;
};

function Listed({ listed, after, onSaid }: ListedProps) {
	const { items, hasPassphrase, isFresh } = listed;
	const { words } = useOwnWords();
	const usable = items.filter(({ doubted }) => !doubted).length;
	return (
		<>
			{items.length === 0 && <p>{words.none}</p>}
			{!hasPassphrase && usable === 1 && <p class="notice">{words.alone}</p>}
			<ul class="box setup-list">
				{items.map((item) => {
					const isLast = !hasPassphrase && !item.doubted && usable === 1;
					const why = isLast ? words.last : isFresh ? null : words.stale;
					return <PasskeyRow key={item.passkeyId} item={item} why={why} after={after} />;
				})}
			</ul>
			<AddForm listed={listed} after={after} onSaid={onSaid} />
		</>
	);
}

type RowProps = { readonly item: Item; readonly why: string | null; readonly after: After };

function PasskeyRow({ item: { passkeyId, name, addedAt, usedAt, synced, doubted }, why, after }: RowProps) {
	const { client } = useDesk();
	const { words, at } = useOwnWords();
	const [typed, setTyped] = useState<string | null>(null);
	const path = `/api/passkeys/${encodeURIComponent(passkeyId)}`;
	const [field, reason] = [`name-${passkeyId}`, `why-${passkeyId}`];
	const remove = async () => {
		if (why === null) after(await client.call("DELETE", path), words.removed);
	};
	const rename = async (event: Event) => {
		event.preventDefault();
		const reply = await client.call("POST", `${path}/name`, { name: typed ?? "" });
		if (reply.ok) setTyped(null);
		after(reply, words.renamed);
	};
	const facts = [words.added(at(addedAt)), usedAt === null ? words.unused : words.used(at(usedAt))];
	return (
		<li class="stack tight">
			<p>
				<strong>{name}</strong>
			</p>
			<p class="hint num">{[...facts, synced ? words.synced : words.bound].join(" · ")}</p>
			{doubted && <p class="notice">{words.doubted}</p>}
			{typed !== null && (
				<form class="stack tight" onSubmit={(event) => void rename(event)}>
					<TextField id={field} label={words.renameTo} value={typed} onText={setTyped} />
					<p>
						<button type="submit">{words.renameGo}</button>
					</p>
				</form>
			)}
			<p class="row">
				{typed === null && (
					<button type="button" onClick={() => setTyped(name)}>
						{words.rename}
						<span class="sr"> {name}</span>
					</button>
				)}
				<button
					type="button"
					aria-disabled={why === null ? undefined : "true"}
					aria-describedby={reason}
					onClick={() => void remove()}
				>
					{words.remove}
					<span class="sr"> {name}</span>
				</button>
			</p>
			<p class="hint" id={reason}>
				{why ?? words.removeWhat}
			</p>
		</li>
	);
}

function reasonAgainst({ isFresh, isAvailable }: ListPasskeysReply, words: ReturnType<typeof passkeysWords>) {
	if (!isAvailable) return words.unavailable;
	if (typeof PublicKeyCredential === "undefined") return words.unsupported;
	return isFresh ? null : words.stale;
}

function AddForm({ listed, after, onSaid }: ListedProps) {
	const { client } = useDesk();
	const { words } = useOwnWords();
	const [name, setName] = useState("");
	const [busy, setBusy] = useState(false);
	const why = reasonAgainst(listed, words);
	const add = async () => {
		const asked = await client.call<MakePasskeyReply>("POST", "/api/passkeys/challenge", {});
		if (!asked.ok) return after(asked, "");
		const made = await makeOnDevice(asked.value, name);
		if (made === null) return onSaid(words.broken);
		const reply = await client.call("POST", "/api/passkeys", made);
		if (reply.ok) setName("");
		after(reply, words.done);
	};
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy || name.trim() === "") return;
		setBusy(true);
		await add();
		setBusy(false);
	};
	if (why !== null) return <p class="hint">{why}</p>;
	return (
		<form class="act stack" noValidate onSubmit={(event) => void send(event)}>
			<TextField
				id="passkey-name"
				label={words.name}
				hint={words.nameHint}
				value={name}
				onText={setName}
				control={{ autocomplete: "off" }}
			/>
			<p>
				<Go label={words.add} busyLabel={words.adding} busy={busy} />
			</p>
		</form>
	);
}
