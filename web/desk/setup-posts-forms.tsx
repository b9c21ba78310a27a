import type { NamePost, PostArranged } from "../../server/contract/places.ts";
import type { PostKind } from "../../server/domain/setting.ts";
import { Select, TextField } from "../parts/form.tsx";
import { type SetupFields, SetupForm, useFields } from "./setup-form.tsx";
import { areaOptions, peopleOptions, personNamed, postGroups, postNamed, useSetup } from "./setup-house.tsx";
import { startOf } from "./setup-people-forms.tsx";
import { postRows, SavedRows, useSpan } from "./setup-saved.tsx";

const kinds: readonly PostKind[] = [
	"cadre",
	"supervisor",
	"leader",
	"head",
	"desk",
	"discipline",
	"protection",
];

/** `nameUnit`: a unit, with how many people work there. */
export function UnitForm({ unitId }: { readonly unitId: string | null }) {
	const { house, words, toDone } = useSetup();
	const { posts } = words;
	const known = house.units.find((unit) => unit.unitId === unitId);
	const before = { unitId: unitId ?? "", name: known?.name ?? "", people: String(known?.people ?? "") };
	const fields = useFields(`unit ${unitId}`, before);
	const { values, tie, send, client } = fields;
	const saved = house.units.find((unit) => unit.unitId === values.unitId.trim());
	const name = values.name.trim();
	const enter = () =>
		client.nameUnit({ unitId: values.unitId.trim(), name, people: Math.trunc(Number(values.people)) || 0 });
	return (
		<>
			<h1>{known === undefined ? posts.addUnit : words.areas.renameTitle(known.name)}</h1>
			<SetupForm
				fields={fields}
				go={posts.unitGo}
				cancel={["posts"]}
				saved={
					<SavedRows
						rows={[
							[posts.unitName, saved?.name ?? []],
							[posts.unitPeople, String(saved?.people ?? "")],
						]}
					/>
				}
				onSend={() =>
					void send(["name", "unitId", "people"], enter, () => toDone(posts.unitDone(name), "posts"))
				}
			>
				<TextField {...tie("name")} label={posts.unitName} control={{ autocomplete: "off" }} />
				{known === undefined && (
					<TextField
						{...tie("unitId")}
						label={posts.unitId}
						hint={posts.idHint}
						control={{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
					/>
				)}
				<TextField
					{...tie("people")}
					label={posts.unitPeople}
					hint={posts.unitPeopleHint}
					control={{ inputMode: "numeric", class: "short" }}
				/>
			</SetupForm>
		</>
	);
}

function valuesOf(known: PostArranged | null) {
	return {
		postId: known?.postId ?? "",
		name: known?.name ?? "",
		unitId: known?.unitId ?? "",
		areaCode: known?.areaCode ?? "",
		kind: (known?.kind ?? "cadre") as string,
		deputyPostId: known?.deputyPostId ?? "",
		superiorPostId: known?.superiorPostId ?? "",
	};
}
type PostValues = ReturnType<typeof valuesOf>;

function postIn({ kind, deputyPostId, superiorPostId, ...given }: PostValues): NamePost {
	return {
		...given,
		postId: given.postId.trim(),
		name: given.name.trim(),
		kind: kinds.find((one) => one === kind) ?? "cadre",
		deputyPostId: deputyPostId === "" ? null : deputyPostId,
		superiorPostId: superiorPostId === "" ? null : superiorPostId,
	};
}

/** `namePost`: a post with its unit, area, deputy and superior. */
export function PostForm({ known }: { readonly known: PostArranged | null }) {
	const { house, words, toDone } = useSetup();
	const { posts } = words;
	const fields = useFields(`post ${known?.postId}`, valuesOf(known));
	const { values, tie, send, client } = fields;
	const post = postIn(values);
	const saved = house.posts.find(({ postId }) => postId === post.postId);
	return (
		<>
			<h1>{known === null ? posts.add : postNamed(house, known.postId)}</h1>
			<SetupForm
				fields={fields}
				go={posts.go}
				cancel={known === null ? ["posts"] : ["posts", known.postId]}
				saved={
					saved !== undefined && (
						<SavedRows rows={[[posts.name, saved.name], ...postRows({ house, words }, saved)]} />
					)
				}
				onSend={() =>
					void send(
						["name", "postId", "unitId", "areaCode"],
						() => client.namePost(post),
						() => toDone(posts.done(post.name), "posts", post.postId),
					)
				}
			>
				<PostFields known={known} tie={tie} />
			</SetupForm>
		</>
	);
}

type PostFieldsProps = {
	readonly known: PostArranged | null;
	readonly tie: SetupFields<PostValues>["tie"];
};

function PostFields({ known, tie }: PostFieldsProps) {
	const { house, words } = useSetup();
	const { posts } = words;
	const none = { label: null, options: [{ value: "", label: words.nobody }] };
	const choose = { value: "", label: words.choose };
	const others = postGroups(house).map(({ label, options }) => ({
		label,
		options: options.filter(({ value }) => value !== known?.postId),
	}));
	const units = house.units.map(({ unitId, name }) => ({ value: unitId, label: name }));
	return (
		<>
			<TextField
				{...tie("name")}
				label={posts.name}
				hint={posts.nameHint}
				control={{ autocomplete: "off" }}
			/>
			{known === null && (
				<TextField
					{...tie("postId")}
					label={posts.id}
					hint={posts.idHint}
					control={{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
				/>
			)}
			<Select
				{...tie("kind")}
				label={posts.kind}
				groups={[{ label: null, options: kinds.map((kind) => ({ value: kind, label: posts.kinds[kind] })) }]}
			/>
			<Select {...tie("unitId")} label={posts.unit} groups={[{ label: null, options: [choose, ...units] }]} />
			<Select
				{...tie("areaCode")}
				label={posts.area}
				groups={[{ label: null, options: [choose, ...areaOptions(house, null)] }]}
			/>
			<Select
				{...tie("superiorPostId")}
				label={posts.superior}
				hint={posts.superiorHint}
				groups={[none, ...others]}
			/>
			<Select
				{...tie("deputyPostId")}
				label={posts.deputy}
				hint={posts.deputyHint}
				groups={[none, ...others]}
			/>
		</>
	);
}

/** `movePost`: another person holds the post from now or a later day; nobody leaves it empty. */
export function MoveForm({ post: { postId, holders } }: { readonly post: PostArranged }) {
	const { house, words, toDone } = useSetup();
	const span = useSpan();
	const { posts } = words;
	const fields = useFields(`move ${postId}`, { personId: "", from: "" });
	const { values, tie, send, client } = fields;
	const name = postNamed(house, postId);
	const move = () =>
		client.movePost(postId, {
			personId: values.personId === "-" ? null : values.personId,
			...(values.from === "" ? {} : { from: startOf(values.from) }),
		});
	const held = holders.map((one) => `${personNamed(house, one.personId)} ${span(one)}`);
	const options = [
		{ value: "", label: words.choose },
		...peopleOptions(house),
		{ value: "-", label: words.nobody },
	];
	return (
		<>
			<h1>{posts.moveTitle(name)}</h1>
			<p class="hint">{posts.moveWhat}</p>
			<SetupForm
				fields={fields}
				go={posts.moveGo}
				cancel={["posts", postId]}
				saved={<SavedRows rows={[[posts.holder, held]]} />}
				onSend={() => void send(["personId"], move, () => toDone(posts.moveDone(name), "posts", postId))}
			>
				<Select {...tie("personId")} label={posts.who} groups={[{ label: null, options }]} />
				<TextField {...tie("from")} type="date" label={posts.from} />
			</SetupForm>
		</>
	);
}
