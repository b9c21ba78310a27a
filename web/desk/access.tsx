import { useEffect, useState } from "preact/hooks";
import type { DecideAccessReply, ListAccessReply, ProposeAccess } from "../../server/contract/access.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { AccessForms } from "./access-forms.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { ConductIntakePart } from "./conduct-intake.tsx";
import { useDesk } from "./desk.ts";
import { invitationRoute, linkTo } from "./paths.ts";
import "./setup.css";
import { accessWordsEn } from "./words-access.en.ts";
import { type AccessWords, accessWordsZhCN } from "./words-access.zh-CN.ts";

type Person = ListAccessReply["people"][number];
type Proposal = ListAccessReply["proposals"][number];
type Link = { readonly name: string; readonly token: string; readonly until: string };

function useAccessWords(): AccessWords {
	return usePreferences().language === "en" ? accessWordsEn : accessWordsZhCN;
}

/** Who can sign in, links to hand over, and what takes two (server/domain/grant.ts); buttons are those the rules allow. */
export function AccessPage({ role }: { readonly role: Session["role"] }) {
	const { client } = useDesk();
	const words = useAccessWords();
	const [link, setLink] = useState<Link | null>(null);
	const [said, setSaid] = useState<string | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	const asked = useReply(() => client.call<ListAccessReply>("GET", "/api/access"));
	const after = <Value,>(reply: Reply<Value>, done: (value: Value) => void) => {
		setRefused(reply.ok ? null : reply.refused);
		setLink(null);
		setSaid(null);
		if (reply.ok) done(reply.value);
		asked.again();
	};
	const invite = async ({ personId, name }: Person) =>
		after(
			await client.call<Omit<Link, "name">>(
				"POST",
				`/api/people/${encodeURIComponent(personId)}/invitation`,
				{},
			),
			(made) => setLink({ ...made, name }),
		);
	const propose = async (grant: ProposeAccess["grant"]) =>
		after(await client.call("POST", "/api/access/proposals", { grant }), () => setSaid(words.proposed));
	const decide = async ({ proposalId, person }: Proposal, accept: boolean) => {
		const path = `/api/access/proposals/${encodeURIComponent(proposalId)}/decision`;
		after(await client.call<DecideAccessReply>("POST", path, { accept }), ({ token, until }) => {
			setSaid(accept ? words.agreed : words.dropped);
			if (token !== null && until !== null) setLink({ token, until, name: person });
		});
	};
	const { reply } = asked;
	return (
		<>
			<h1>{words.title}</h1>
			<p class="hint">{words.what}</p>
			<p class={said === null ? "sr" : "notice"} role="status">
				{said}
			</p>
			{refused !== null && <ProblemNote refused={refused} />}
			{link !== null && <LinkToHandOver link={link} />}
			<Waiting asked={asked} />
			{reply?.ok && (
				<>
					<Proposals proposals={reply.value.proposals} onDecide={decide} />
					<AccessForms access={reply.value} words={words} onPropose={propose} />
					<ConductIntakePart />
					<People role={role} people={reply.value.people} onInvite={invite} onPropose={propose} />
				</>
			)}
		</>
	);
}

/** A link, shown this once, to be handed to its person. */
function LinkToHandOver({ link: { name, token, until } }: { link: Link }) {
	const words = useAccessWords();
	const preferences = usePreferences();
	const [said, setSaid] = useState("");
	const url = `${location.origin}${linkTo(invitationRoute, preferences)}#${token}`;
	useEffect(() => document.getElementById("link-title")?.focus(), [token]);
	const copy = async () => {
		// Where a browser lets no page copy, or has no clipboard of the page's, the link stands there to be copied by hand.
		try {
			await navigator.clipboard.writeText(url);
			setSaid(words.copied);
		} catch {
			setSaid(words.notCopied);
		}
	};
	return (
		<section class="box stack" aria-labelledby="link-title">
			<h2 id="link-title" tabIndex={-1}>
				{words.linkTitle(name)}
			</h2>
			<p>{words.linkOnce(moment(until, 0, preferences.language))}</p>
			<p>
				<code class="secret">{url}</code>
			</p>
			<p class="row">
				<button type="button" class="go" onClick={() => void copy()}>
					{words.copy}
				</button>
				<span role="status">{said}</span>
			</p>
		</section>
	);
}

type ProposalsProps = {
	readonly proposals: readonly Proposal[];
	readonly onDecide: (proposal: Proposal, accept: boolean) => Promise<void>;
};

function Proposals({ proposals, onDecide }: ProposalsProps) {
	const words = useAccessWords();
	const { language } = usePreferences();
	const { roles } = wordsOf(language);
	const told = ({ grant, person, post, areaName }: Proposal) => {
		if (grant.kind === "recovery") return words.grant.recovery(person);
		if (grant.kind === "role") return words.grant.role(person, roles[grant.role], areaName);
		return grant.personId === null ? words.grant.empty(post ?? "") : words.grant.post(person, post ?? "");
	};
	return (
		<section class="stack tight" aria-labelledby="proposals">
			<h2 id="proposals">{words.proposals}</h2>
			{proposals.length === 0 && <p>{words.noProposals}</p>}
			<ul class={proposals.length === 0 ? undefined : "box setup-list"}>
				{proposals.map((proposal) => (
					<li key={proposal.proposalId}>
						<p>
							<strong>{told(proposal)}</strong>
						</p>
						<p class="hint">{words.proposedBy(proposal.by, moment(proposal.until, 0, language))}</p>
						{!proposal.mayAgree && <p class="hint">{words.waitsForOther}</p>}
						<p class="row">
							{proposal.mayAgree && (
								<button type="button" onClick={() => void onDecide(proposal, true)}>
									{words.agree}
								</button>
							)}
							<button type="button" onClick={() => void onDecide(proposal, false)}>
								{proposal.mayAgree ? words.drop : words.dropOwn}
							</button>
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Whoever still has to be helped in stands first. */
const inOrder: Readonly<Record<Person["account"], number>> = { none: 0, expired: 1, invited: 2, open: 3 };

type PeopleProps = {
	readonly role: Session["role"];
	readonly people: readonly Person[];
	readonly onInvite: (person: Person) => Promise<void>;
	readonly onPropose: (grant: ProposeAccess["grant"]) => Promise<void>;
};

function People({ role: own, people, onInvite, onPropose }: PeopleProps) {
	const words = useAccessWords();
	const { roles } = wordsOf(usePreferences().language);
	const isAdministrator = own === "administrator";
	// Of an office one sees whom one may help in; an administrator sees everybody.
	const shown = people.filter(({ mayInvite, mayRecover }) => isAdministrator || mayInvite || mayRecover);
	const sorted = shown.sort((one, other) => inOrder[one.account] - inOrder[other.account]);
	return (
		<section class="stack tight" aria-labelledby="people">
			<h2 id="people">{words.people}</h2>
			<ul class="box setup-list beside">
				{sorted.map((person) => {
					const { personId, name, role, areaName, account, mayInvite, mayRecover } = person;
					return (
						<li key={personId}>
							<p>
								<strong>{name}</strong>{" "}
								<span class="soft">
									{roles[role]} · {areaName} · {words.accounts[account]}
								</span>
							</p>
							{isAdministrator && account !== "open" && !mayInvite && (
								<p class="hint">{words.officeInvites}</p>
							)}
							<p class="row">
								{mayInvite && (
									<button type="button" onClick={() => void onInvite(person)}>
										{account === "none" ? words.invite : words.renew}
										<span class="sr"> {name}</span>
									</button>
								)}
								{mayRecover && (
									<button type="button" onClick={() => void onPropose({ kind: "recovery", personId })}>
										{words.recover}
										<span class="sr"> {name}</span>
									</button>
								)}
							</p>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
