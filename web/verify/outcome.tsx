import { useEffect, useRef } from "preact/hooks";
import type { ProofFault } from "../../server/domain/log-proof.ts";
import type { Answer } from "./check.ts";
import type { VerifyWords } from "./words.zh-CN.ts";

type Right = Extract<Answer, { says: "right" }>;

function placeName(place: string, words: VerifyWords): string {
	const known = Object.entries(words.places).find(([name]) => name === place);
	return known === undefined ? words.otherPlace : known[1];
}

type RightProps = { readonly answer: Right; readonly words: VerifyWords; readonly here: Here | undefined };

function RightAnswer({ answer, words, here }: RightProps) {
	const { head, index, words: said, other } = answer;
	const others = here === undefined ? words.others : words.here.others;
	// People count from one.
	const place = words.place(String(index + BigInt(1)), String(head.size), head.origin);
	return (
		<>
			<p class="num">{place}</p>
			{other !== "none" && <p class={other === "fork" ? "bad-word" : undefined}>{others[other]}</p>}
			<h3>{words.said}</h3>
			{said.length === 0 && <p>{words.noWords}</p>}
			<dl>
				{said.map(({ place: member, text }) => (
					<div key={member}>
						<dt class="hint">{placeName(member, words)}</dt>
						<dd class="said words">{text}</dd>
					</div>
				))}
			</dl>
			<p class="hint">{words.meaning}</p>
		</>
	);
}

type WrongProps = { readonly fault: ProofFault; readonly words: VerifyWords; readonly isHere: boolean };

/** Nobody copied a key by hand where the page fetched it: then there is none to compare once more. */
function WrongAnswer({ fault, words, isHere }: WrongProps) {
	if (!isHere) return <p>{words.faults[fault]}</p>;
	return (
		<>
			<p>{fault === "notSigned" ? words.here.notSigned : words.faults[fault]}</p>
			<p>{words.here.wrong}</p>
		</>
	);
}

type OutcomeProps = {
	readonly answer: Answer | null;
	readonly words: VerifyWords;
	/** The classes of the frame, as the page around it draws frames. */
	readonly looks: { readonly good: string; readonly bad: string };
	/** Where the key and the other checkpoint were fetched from the very site that is checked. */
	readonly here?: Here;
};
type Here = { readonly vkey: string };

/** The outcome, focused: one sentence first, what it rests on below. */
export function Outcome({ answer, words, looks, here }: OutcomeProps) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), [answer]);
	if (answer === null || answer.says === "keyWrong") return null;
	const isFork = answer.says === "right" && answer.other === "fork";
	const isGood = answer.says === "right" && !isFork;
	const title = isGood ? words.right : isFork ? words.fork : words.wrong;
	return (
		<section class={isGood ? looks.good : looks.bad} aria-labelledby="outcome">
			<h2 id="outcome" tabIndex={-1} ref={heading}>
				<span aria-hidden="true">{isGood ? "✓ " : "✗ "}</span>
				{title}
			</h2>
			{answer.says === "wrong" && (
				<WrongAnswer fault={answer.fault} words={words} isHere={here !== undefined} />
			)}
			{answer.says === "right" && <RightAnswer answer={answer} words={words} here={here} />}
			{here === undefined ? <p class="hint">{words.keep}</p> : <KeyFromHere vkey={here.vkey} words={words} />}
		</section>
	);
}

/** A site cannot vouch for itself: the key that it gave is shown, to be held against the one on paper. */
function KeyFromHere({ vkey, words }: { readonly vkey: string; readonly words: VerifyWords }) {
	return (
		<>
			<p class="hint">{words.here.key}</p>
			<p class="num">{vkey}</p>
		</>
	);
}
