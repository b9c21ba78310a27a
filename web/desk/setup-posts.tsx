import type { PostArranged } from "../../server/contract/places.ts";
import { moment, secondsOf } from "../lib/formats.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { linkTo } from "./paths.ts";
import { personNamed, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { MoveForm, PostForm, UnitForm } from "./setup-posts-forms.tsx";
import { postRows, SavedRows } from "./setup-saved.tsx";

/** Units and posts: the list, one to add or change, who holds a post from when on. */
export function PostsPage({ path: [id, deed] }: { readonly path: readonly string[] }) {
	const { house, words } = useSetup();
	if (id === undefined) return <PostList />;
	if (id === "new") return <PostForm known={null} />;
	if (id === "unit") return <UnitForm unitId={deed ?? null} />;
	const post = house.posts.find(({ postId }) => postId === id);
	if (post === undefined) return <Empty title={words.unknown} level={1} />;
	if (deed === "change") return <PostForm known={post} />;
	return deed === "move" ? <MoveForm post={post} /> : <OnePost post={post} />;
}

function PostList() {
	const { house, words } = useSetup();
	const link = useSetupLink();
	const { posts } = words;
	const isFirst = house.units.length === 0;
	return (
		<>
			<h1>{words.menu.posts.name}</h1>
			<p class="hint">{words.menu.posts.what}</p>
			<p class="row">
				<a class={isFirst ? "btn" : "btn go"} href={link("posts", "new")}>
					{posts.add}
				</a>
				<a class={isFirst ? "btn go" : "btn"} href={link("posts", "unit")}>
					{posts.addUnit}
				</a>
			</p>
			{isFirst && (
				<Empty title={posts.empty} line>
					<p>{posts.emptyWhat}</p>
				</Empty>
			)}
			{house.units.map(({ unitId, name }) => (
				<section key={unitId} class="stack tight" aria-labelledby={`unit-${unitId}`}>
					<h2 id={`unit-${unitId}`}>
						{name}{" "}
						<a class="lone" href={link("posts", "unit", unitId)} aria-label={words.areas.renameTitle(name)}>
							{words.areas.rename}
						</a>{" "}
						<a
							class="lone"
							href={link("bodies", "unit", unitId)}
							aria-label={`${name} · ${words.menu.bodies.name}`}
						>
							{words.menu.bodies.name}
						</a>
					</h2>
					<ul class="box setup-list">
						{house.posts
							.filter((post) => post.unitId === unitId)
							.map((post) => (
								<li key={post.postId}>
									<a href={link("posts", post.postId)}>{postNamed(house, post.postId)}</a>{" "}
									<span class="soft">{posts.kinds[post.kind]}</span>
									<Holder post={post} />
								</li>
							))}
						{house.posts.every((post) => post.unitId !== unitId) && <li class="soft">{words.none}</li>}
					</ul>
				</section>
			))}
		</>
	);
}

/** Who holds the post now, and who will. */
function Holder({ post: { holders } }: { readonly post: PostArranged }) {
	const { house, language, words } = useSetup();
	const isNow = ({ from }: { readonly from: string }) => secondsOf(from) <= secondsOf(house.asOf);
	const now = holders.find(isNow);
	const later = holders.filter((one) => !isNow(one));
	return (
		<p class="num">
			{words.posts.holder}{" "}
			{now === undefined ? <b>{words.posts.vacant}</b> : personNamed(house, now.personId)}
			{later.map(({ personId, from }) => (
				<span key={from}>
					{" · "}
					{words.posts.later(personNamed(house, personId), moment(from, house.asOf, language))}
				</span>
			))}
		</p>
	);
}

function OnePost({ post }: { readonly post: PostArranged }) {
	const { house, words } = useSetup();
	const link = useSetupLink();
	const preferences = usePreferences();
	const { posts } = words;
	const { postId } = post;
	return (
		<>
			<h1>{postNamed(house, postId)}</h1>
			<div class="box stack tight">
				<Holder post={post} />
				<SavedRows rows={postRows({ house, words }, post)} />
			</div>
			<p class="row">
				<a class="btn go" href={link("posts", postId, "move")}>
					{posts.move}
				</a>
				<a class="btn" href={link("posts", postId, "change")}>
					{posts.change}
				</a>
				<a class="btn" href={linkTo({ page: "handOver", postId, personId: null }, preferences)}>
					{posts.sheet}
				</a>
			</p>
		</>
	);
}
