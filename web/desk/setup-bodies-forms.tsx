import type { NameBody } from "../../server/contract/competence.ts";
import { Select, TextField } from "../parts/form.tsx";
import type { Whose } from "./setup-bodies.tsx";
import { type SetupFields, SetupForm, useFields } from "./setup-form.tsx";
import { postGroups, postNamed, useSetup } from "./setup-house.tsx";
import { SavedRows } from "./setup-saved.tsx";
import { bodiesWords } from "./words-setup-bodies.ts";

const kinds: readonly NameBody["kind"][] = ["discipline", "manager", "regulator"];
const orNone = (id: string) => (id === "" ? null : id);

function valuesOf(known: NameBody | null) {
	return {
		bodyId: known?.bodyId ?? "",
		name: known?.name ?? "",
		kind: (known?.kind ?? "discipline") as string,
		postId: known?.postId ?? "",
		headPostId: known?.headPostId ?? "",
		reach: known?.reach ?? "",
		aboveId: known?.aboveId ?? "",
	};
}
type BodyValues = ReturnType<typeof valuesOf>;

function bodyIn({ bodyId, name, kind, postId, headPostId, reach, aboveId }: BodyValues): NameBody {
	return {
		...{ bodyId: bodyId.trim(), name: name.trim(), reach: reach.trim() },
		kind: kinds.find((one) => one === kind) ?? "discipline",
		...{ postId: orNone(postId), headPostId: orNone(headPostId), aboveId: orNone(aboveId) },
	};
}

/** `nameBody`: a body inside or outside, and the one above it. */
export function BodyForm({ known }: { readonly known: NameBody | null }) {
	const { house, words, language, toDone } = useSetup();
	const own = bodiesWords(language);
	const fields = useFields(`body ${known?.bodyId}`, valuesOf(known));
	const { values, send, client } = fields;
	const body = bodyIn(values);
	const saved = house.bodies.find(({ bodyId }) => bodyId === body.bodyId);
	return (
		<>
			<h1>{known === null ? own.add : known.name}</h1>
			<SetupForm
				fields={fields}
				go={own.go}
				cancel={["bodies"]}
				saved={
					saved !== undefined && (
						<SavedRows
							rows={[
								[own.name, saved.name],
								[own.kind, own.kinds[saved.kind]],
								[own.reach, saved.reach === "" ? words.none : saved.reach],
							]}
						/>
					)
				}
				onSend={() =>
					void send(
						["name", "bodyId"],
						() => client.nameBody(body),
						() => toDone(own.done(body.name), "bodies"),
					)
				}
			>
				<BodyFields known={known} tie={fields.tie} />
			</SetupForm>
		</>
	);
}

type BodyFieldsProps = {
	readonly known: NameBody | null;
	readonly tie: SetupFields<BodyValues>["tie"];
};

function BodyFields({ known, tie }: BodyFieldsProps) {
	const { house, words, language } = useSetup();
	const own = bodiesWords(language);
	const none = (label: string) => ({ label: null, options: [{ value: "", label }] });
	const officers = house.posts
		.filter(({ kind }) => kind === "discipline")
		.map(({ postId }) => ({ value: postId, label: postNamed(house, postId) }));
	const others = house.bodies
		.filter(({ bodyId }) => bodyId !== known?.bodyId)
		.map(({ bodyId, name }) => ({ value: bodyId, label: name }));
	const kindOptions = kinds.map((kind) => ({ value: kind, label: own.kinds[kind] }));
	return (
		<>
			<TextField {...tie("name")} label={own.name} hint={own.nameHint} control={{ autocomplete: "off" }} />
			{known === null && (
				<TextField
					{...tie("bodyId")}
					label={own.id}
					hint={own.idHint}
					control={{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
				/>
			)}
			<Select {...tie("kind")} label={own.kind} groups={[{ label: null, options: kindOptions }]} />
			<Select
				{...tie("postId")}
				label={own.post}
				hint={own.postHint}
				groups={[none(own.outside), { label: null, options: officers }]}
			/>
			<TextField {...tie("reach")} label={own.reach} hint={own.reachHint} control={{ autocomplete: "off" }} />
			<Select
				{...tie("headPostId")}
				label={own.headPost}
				hint={own.headPostHint}
				groups={[none(words.none), ...postGroups(house)]}
			/>
			<Select
				{...tie("aboveId")}
				label={own.aboveId}
				groups={[none(words.none), { label: null, options: others }]}
			/>
		</>
	);
}

/** `setCompetence`: which bodies a person or a unit is under. */
export function CompetenceForm({ whose }: { readonly whose: Whose }) {
	const { house, words, language, session, toDone } = useSetup();
	const own = bodiesWords(language);
	const { of, id, name } = whose;
	const before = { supervisedBy: whose.supervisedBy ?? "", managedBy: whose.managedBy ?? "" };
	const fields = useFields(`competence ${of} ${id}`, before);
	const { values, tie, send, client } = fields;
	const groupsFor = (isOf: (kind: NameBody["kind"]) => boolean) => [
		{ label: null, options: [{ value: "", label: words.none }] },
		{
			label: null,
			options: house.bodies
				.filter(({ kind }) => isOf(kind))
				.map((body) => ({ value: body.bodyId, label: `${body.name} · ${own.kinds[body.kind]}` })),
		},
	];
	const named = (bodyId: string | null) =>
		house.bodies.find((body) => body.bodyId === bodyId)?.name ?? words.none;
	const set = () =>
		client.setCompetence({
			...{ of, id },
			...{ supervisedBy: orNone(values.supervisedBy), managedBy: orNone(values.managedBy) },
		});
	if (of === "person" && id === session.personId)
		return (
			<>
				<h1>{own.of(name)}</h1>
				<p>{own.own}</p>
			</>
		);
	return (
		<>
			<h1>{own.of(name)}</h1>
			<p class="hint">{own.ofWhat}</p>
			<p class="hint">{of === "unit" ? own.ofUnit : own.ofPerson}</p>
			<SetupForm
				fields={fields}
				go={own.setGo}
				cancel={["bodies"]}
				saved={
					<SavedRows
						rows={[
							[own.supervisedBy, named(whose.supervisedBy)],
							[own.managedBy, named(whose.managedBy)],
						]}
					/>
				}
				onSend={() => void send([], set, () => toDone(own.setDone(name), "bodies"))}
			>
				<Select
					{...tie("supervisedBy")}
					label={own.supervisedBy}
					groups={groupsFor((kind) => kind === "discipline")}
				/>
				<Select
					{...tie("managedBy")}
					label={own.managedBy}
					groups={groupsFor((kind) => kind !== "discipline")}
				/>
			</SetupForm>
		</>
	);
}
