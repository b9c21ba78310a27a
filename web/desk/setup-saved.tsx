import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { NamePost } from "../../server/contract/places.ts";
import { moment } from "../lib/formats.ts";
import { areaNamed, postNamed, type SetupPage, useSetup } from "./setup-house.tsx";

type Row = readonly [label: string, values: string | readonly string[]];

/** What is saved of a thing, as its page tells it; several values of one label stand below one another. */
export function SavedRows({ rows }: { readonly rows: readonly Row[] }) {
	const { words } = useSetup();
	return (
		<dl class="asked num">
			{rows.map(([label, value]) => {
				const values = typeof value === "string" ? [value] : value;
				return (
					<div key={label}>
						<dt>{label}</dt>
						{(values.length === 0 ? [words.none] : values).map((one) => (
							<dd key={one}>{one}</dd>
						))}
					</div>
				);
			})}
		</dl>
	);
}

/** A post as rows, without who holds it. */
export function postRows({ house, words }: Pick<SetupPage, "house" | "words">, post: NamePost): Row[] {
	const { posts } = words;
	const { unitId, areaCode, kind, superiorPostId, deputyPostId } = post;
	const named = (id: string | null) => (id === null ? words.none : postNamed(house, id));
	return [
		[posts.unit, house.units.find((unit) => unit.unitId === unitId)?.name ?? unitId],
		[posts.area, areaNamed(house, areaCode, words)],
		[posts.kind, posts.kinds[kind]],
		[posts.superior, named(superiorPostId)],
		[posts.deputy, named(deputyPostId)],
	];
}

/** A stretch of time in words. */
export function useSpan() {
	const { house, language, words } = useSetup();
	const at = (when: string) => moment(when, house.asOf, language);
	return ({ from, to }: { readonly from: string; readonly to: string | null }) =>
		words.people.fromTo(at(from), to === null ? null : at(to));
}

type TheirsProps = { readonly onTake: () => void; readonly to: string; readonly children: ComponentChildren };

/** What somebody else saved first, beside what was typed and may still be changed (look.md §3). */
export function Theirs({ onTake, to, children }: TheirsProps) {
	const { stale } = useSetup().words;
	const box = useRef<HTMLElement>(null);
	useEffect(() => box.current?.focus(), []);
	return (
		<section class="notice stack tight" role="alert" tabIndex={-1} ref={box}>
			<p>{stale.what}</p>
			<h2>{stale.theirs}</h2>
			{children}
			<p>
				<a class="btn" href={to} onClick={onTake}>
					{stale.useTheirs}
				</a>
			</p>
		</section>
	);
}
