import type { NameBody } from "../../server/contract/competence.ts";
import { Empty } from "../parts/empty.tsx";
import { BodyForm, CompetenceForm } from "./setup-bodies-forms.tsx";
import { type House, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { bodiesWords } from "./words-setup-bodies.ts";

/** Bodies (rules.md §1): which there are, who is under which, and of whom nobody has said it. */
export function BodiesPage({ path: [part, id] }: { readonly path: readonly string[] }) {
	const { house, words } = useSetup();
	if (part === undefined) return <BodyList />;
	if (part === "new") return <BodyForm known={null} />;
	if (part === "body") {
		const known = house.bodies.find(({ bodyId }) => bodyId === id);
		return known === undefined ? <Empty title={words.unknown} level={1} /> : <BodyForm known={known} />;
	}
	const whose = everybodyIn(house).find((one) => one.of === part && one.id === id);
	return whose === undefined ? <Empty title={words.unknown} level={1} /> : <CompetenceForm whose={whose} />;
}

/** A person or a unit, and what is set of it. */
export type Whose = {
	readonly of: "person" | "unit";
	readonly id: string;
	readonly name: string;
	readonly supervisedBy: string | null;
	readonly managedBy: string | null;
};

function everybodyIn({ units, people }: House): readonly Whose[] {
	return [
		...units.map(({ unitId, ...unit }) => ({ of: "unit" as const, id: unitId, ...unit })),
		...people.map(({ personId, ...person }) => ({ of: "person" as const, id: personId, ...person })),
	];
}

function BodyList() {
	const { house, words, language } = useSetup();
	const link = useSetupLink();
	const own = bodiesWords(language);
	const all = everybodyIn(house);
	return (
		<>
			<h1>{words.menu.bodies.name}</h1>
			<p class="hint">{words.menu.bodies.what}</p>
			<p>
				<a class="btn go" href={link("bodies", "new")}>
					{own.add}
				</a>
			</p>
			<h2>{own.bodies}</h2>
			{house.bodies.length === 0 ? (
				<Empty title={own.empty} line>
					<p>{own.emptyWhat}</p>
				</Empty>
			) : (
				<ul class="box setup-list">
					{house.bodies.map((body) => (
						<OneBody key={body.bodyId} body={body} />
					))}
				</ul>
			)}
			<Check />
			{(["unit", "person"] as const).map((of) => (
				<section key={of} class="stack tight" aria-labelledby={`of-${of}`}>
					<h2 id={`of-${of}`}>{of === "unit" ? own.units : own.people}</h2>
					<ul class="box setup-list">
						{all
							.filter((whose) => whose.of === of)
							.map((whose) => (
								<OneOf key={whose.id} whose={whose} />
							))}
					</ul>
				</section>
			))}
		</>
	);
}

function OneBody({ body: { bodyId, name, kind, postId, headPostId, reach, aboveId } }: { body: NameBody }) {
	const { house, language } = useSetup();
	const link = useSetupLink();
	const own = bodiesWords(language);
	const facts = [
		own.kinds[kind],
		postId === null ? own.outside : own.inside(postNamed(house, postId)),
		...(reach === "" ? [] : [reach]),
		...(headPostId === null ? [] : [own.head(postNamed(house, headPostId))]),
		...(aboveId === null ? [] : [own.above(bodyNamed(house, aboveId))]),
	];
	return (
		<li>
			<a href={link("bodies", "body", bodyId)}>{name}</a> <span class="soft">{facts.join(" · ")}</span>
		</li>
	);
}

/** The name of a body; an id nobody knows as it is. */
function bodyNamed({ bodies }: House, id: string): string {
	return bodies.find(({ bodyId }) => bodyId === id)?.name ?? id;
}

/** Of whom nobody has said a competent body. */
function Check() {
	const { house, language } = useSetup();
	const own = bodiesWords(language);
	const units = house.withoutBody.filter(({ of }) => of === "unit").length;
	const people = house.withoutBody.length - units;
	if (house.bodies.length === 0) return null;
	if (people + units === 0) return <p role="status">✓ {own.checked}</p>;
	return (
		<div class="notice" role="status">
			<p>
				<strong>{own.check(people, units)}</strong>
			</p>
			<p>{own.checkWhat}</p>
		</div>
	);
}

function OneOf({ whose: { of, id, name, supervisedBy, managedBy } }: { readonly whose: Whose }) {
	const { house, language } = useSetup();
	const link = useSetupLink();
	const own = bodiesWords(language);
	const isMissing = house.withoutBody.some((one) => one.of === of && one.id === id);
	const facts = [
		...(supervisedBy === null ? [] : [own.supervised(bodyNamed(house, supervisedBy))]),
		...(managedBy === null ? [] : [own.managed(bodyNamed(house, managedBy))]),
	];
	const isByUnit = facts.length === 0 && !isMissing;
	return (
		<li>
			<a href={link("bodies", of, id)}>{name}</a>{" "}
			<span class="soft">{isByUnit ? own.byUnit : facts.join(" · ")}</span>
			{isMissing && <b> {own.missing}</b>}
		</li>
	);
}
