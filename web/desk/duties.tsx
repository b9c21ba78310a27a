import { useEffect, useState } from "preact/hooks";
import type { Session } from "../../server/contract/sign-in.ts";
import { postsOfItem } from "../../server/domain/boundary.ts";
import type { Refused } from "../lib/client.ts";
import { listed, moment, secondsOf } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import "./setup.css";
import { linkTo } from "./paths.ts";
import { type DutyBookWire, listAreas, setupClient, signDuties } from "./setup-client.ts";
import { matterNamed } from "./setup-words.ts";
import { useWords } from "./words.ts";
import { boundaryWords } from "./words-boundary.ts";
import { dutiesWords } from "./words-duties.ts";

/** What the reader's posts answer for in the duty book in force 责任书, and the signing of it (rules.md §2). */
export function DutiesPage({ session }: { readonly session: Session }) {
	const { client } = useDesk();
	const { language } = useWords();
	const words = dutiesWords(language);
	const asked = useReply(() => setupClient(client.call).readDutyBook("current"));
	const { reply } = asked;
	const isNone = reply !== null && !reply.ok && reply.refused.code === "unknownVersion";
	return (
		<>
			<h1>{words.title}</h1>
			<p class="hint">{words.what}</p>
			{isNone ? <Empty title={words.none} line /> : <Waiting asked={asked} />}
			{reply?.ok && <Posts session={session} book={reply.value} onSigned={asked.again} />}
		</>
	);
}

type PostsProps = {
	readonly session: Session;
	readonly book: DutyBookWire;
	readonly onSigned: () => void;
};

function Posts({ session, book, onSigned }: PostsProps) {
	const { language } = useWords();
	const words = dutiesWords(language);
	const signedOf = (postId: string) =>
		book.signatures.findLast((one) => one.postId === postId && one.personId === session.personId)?.signedAt ??
		null;
	const first = session.posts.find(({ postId }) => signedOf(postId) === null)?.postId;
	return (
		<>
			<p class="num">{words.version(book.version, wholeMoment(book.from, language))}</p>
			{session.posts.map((post) => (
				<OnePost
					key={post.postId}
					{...{ post, book, onSigned }}
					signedAt={signedOf(post.postId)}
					isFirst={post.postId === first}
				/>
			))}
		</>
	);
}

// From two days off a moment is written with its whole date.
const farSeconds = 2 * 24 * 3600;
const wholeMoment = (at: string, language: ReturnType<typeof useWords>["language"]) =>
	moment(at, secondsOf(at) - farSeconds, language);

type PostProps = Omit<PostsProps, "session"> & {
	readonly post: Session["posts"][number];
	readonly signedAt: string | null;
	readonly isFirst: boolean;
};

function OnePost({ post: { postId, name }, book, signedAt, isFirst, onSigned }: PostProps) {
	const { language } = useWords();
	const preferences = usePreferences();
	const words = dutiesWords(language);
	const items = book.items.filter((item) => postsOfItem(item).includes(postId));
	return (
		<section aria-labelledby={`duties-${postId}`} class="stack tight">
			<h2 id={`duties-${postId}`}>{name}</h2>
			{items.length === 0 ? <p>{words.noItems}</p> : <Items {...{ name, items, postId }} />}
			{items.length > 0 && signedAt === null && (
				<Sign {...{ postId, name, isFirst, onSigned }} version={book.version} />
			)}
			<p class="num" role="status" id={`signed-${postId}`} tabIndex={-1}>
				{signedAt !== null && words.signed(wholeMoment(signedAt, language))}
			</p>
			<p>
				<a class="lone" href={linkTo({ page: "handOver", postId, personId: null }, preferences)}>
					{words.sheet}
				</a>
			</p>
		</section>
	);
}

type SignProps = Pick<PostProps, "isFirst" | "onSigned"> & {
	readonly postId: string;
	readonly name: string;
	readonly version: string;
};

function Sign({ postId, name, version, isFirst, onSigned }: SignProps) {
	const { client } = useDesk();
	const words = dutiesWords(useWords().language);
	const [busy, setBusy] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const sign = async () => {
		if (busy) return;
		setBusy(true);
		const reply = await signDuties(client.call, version, postId);
		setBusy(false);
		setRefused(reply.ok ? null : reply.refused);
		if (reply.ok) onSigned();
	};
	// The button goes with the signature; whoever pressed it goes on where it is said.
	useEffect(() => () => document.getElementById(`signed-${postId}`)?.focus(), [postId]);
	return (
		<>
			{refused !== null && <ProblemNote refused={refused} />}
			<p>
				<button
					type="button"
					class={isFirst ? "go" : undefined}
					aria-disabled={busy ? "true" : undefined}
					onClick={() => void sign()}
				>
					{busy ? words.signing : words.sign(name)}
				</button>
			</p>
		</>
	);
}

type ItemsProps = { readonly name: string; readonly items: DutyBookWire["items"]; readonly postId: string };

function Items({ name, items, postId: mine }: ItemsProps) {
	const { client } = useDesk();
	const { language } = useWords();
	const words = dutiesWords(language);
	const areas = useReply(() => listAreas(client.call));
	const { levels } = wordsOf(language);
	const sides = boundaryWords(language);
	const areaOf = (code: string) =>
		areas.reply?.ok
			? (areas.reply.value.items.find(({ areaCode }) => areaCode === code)?.name ?? code)
			: code;
	return (
		<WideTable label={words.table(name)} columns={words.columns}>
			{items.map(({ itemId, areaPrefix, categoryPrefix, levels: given, clause, postId, boundary }) => (
				<tr key={itemId}>
					<th scope="row">{matterNamed(categoryPrefix, language)}</th>
					<td>{areaOf(areaPrefix)}</td>
					<td>
						{given === "all"
							? words.every
							: listed(
									given.map((level) => levels[level]),
									language,
								)}
					</td>
					<td class="long">
						{clause}
						{boundary !== undefined && (
							<p class="hint">
								{boundary.place}: {postId === mine ? sides.asLead : sides.asAlternate}
							</p>
						)}
					</td>
					<td class="id">{itemId}</td>
				</tr>
			))}
		</WideTable>
	);
}
