import type { PostWire } from "../../server/contract/dispatch.ts";
import type { Language } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";

const zhCN = {
	title: "改派前，先看各岗手上",
	counts: (open: number, aged: number, overdue: number) => `${open} 件 · 满 5 天 ${aged} · 超期 ${overdue}`,
	overLoad: "超负荷",
	legend: "空心：在手　绿：满 5 天　黑：超期",
	overLoadHint: (count: number) => `有 ${count} 个岗位超负荷：再出卡算上级的。`,
};
type LoadWords = typeof zhCN;

const en: LoadWords = {
	title: "What each post has in hand, before it is moved",
	counts: (open, aged, overdue) => `${open} in hand · ${aged} five days or older · ${overdue} overdue`,
	overLoad: "over load",
	legend: "Hollow: in hand. Green: five days or older. Black: overdue.",
	overLoadHint: (count) =>
		`${count} ${count === 1 ? "post is" : "posts are"} over load: further cards count for the superior.`,
};

const wordsOf = (language: Language): LoadWords => (language === "en" ? en : zhCN);

/** What lies with each post a case could go to (rules.md §4): one scale for all, and the same in words. */
export function Loads({ posts }: { readonly posts: readonly PostWire[] }) {
	const words = wordsOf(usePreferences().language);
	const loads = posts.flatMap(({ postId, name, load }) => (load === null ? [] : [{ postId, name, load }]));
	if (loads.length === 0) return null;
	const most = Math.max(1, ...loads.map(({ load }) => load.open));
	const share = (count: number) => `${Math.round((count / most) * 100)}%`;
	const over = loads.filter(({ load }) => load.overLoad).length;
	return (
		<section class="box stack tight" aria-labelledby="load-title">
			<h3 id="load-title">{words.title}</h3>
			<ul class="load">
				{loads.map(({ postId, name, load }) => (
					<li key={postId}>
						<b>{name}</b> <span class="num">{words.counts(load.open, load.aged, load.overdue)}</span>
						{load.overLoad && <strong> · {words.overLoad}</strong>}
						<svg aria-hidden="true">
							<rect class="open" x=".5" y=".5" width={share(load.open)} height="11" />
							<rect class="aged" width={share(load.aged)} height="12" />
							<rect class="late" width={share(load.overdue)} height="12" />
						</svg>
					</li>
				))}
			</ul>
			<p class="hint">{words.legend}</p>
			{over > 0 && <p class="hint">{words.overLoadHint(over)}</p>}
		</section>
	);
}
