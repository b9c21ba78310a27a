/**
 * What two reports say alike: pairs of neighbouring characters that stand in both, without names that everybody knows and
 * pairs that stand everywhere. It proposes nothing and decides nothing; whoever is on triage sees the marks and judges.
 */
export type Alike = { readonly start: number; readonly end: number };

const everywhere = new Set(
	(
		"没有 我们 你们 他们 大家 这个 那个 这里 那里 什么 怎么 为什 可以 不能 不是 已经 一个 一直 现在 因为 所以 但是 还有 就是 " +
		"有人 没人 希望 请问 知道 觉得 反映 投诉 问题 情况 社区 小区 街道 居民 几天 三天 两天 天了 的时 时候 今天 昨天 很多 每天 解决 处理 了没 不知"
	).split(" "),
);

const isLetter = (character: string) => /[\p{L}\p{N}]/u.test(character);

/** Small letters of one width, one for each code point of the text; a blank where no letter stands or a public name does. */
function lettersOf(text: string, publicNames: readonly string[]): string[] {
	const letters = [...text].map((one) => {
		const [plain = " "] = one.normalize("NFKC").toLowerCase();
		return isLetter(plain) ? plain : " ";
	});
	const whole = letters.join("");
	for (const name of publicNames) {
		const length = [...name].length;
		if (length < 2) continue;
		for (let at = whole.indexOf(name); at >= 0; at = whole.indexOf(name, at + 1)) {
			const start = [...whole.slice(0, at)].length;
			letters.fill(" ", start, start + length);
		}
	}
	return letters;
}

function pairsIn(letters: readonly string[]): Set<string> {
	const pairs = letters.slice(1).map((next, at) => `${letters[at]}${next}`);
	return new Set(pairs.filter((pair) => !pair.includes(" ") && !everywhere.has(pair)));
}

/** The places in `other`, in code points, that `own` says too, first to last; places that touch are one. */
export function alikeIn(own: string, other: string, publicNames: readonly string[]): readonly Alike[] {
	const pairs = pairsIn(lettersOf(own, publicNames));
	const letters = lettersOf(other, publicNames);
	const marks: { start: number; end: number }[] = [];
	letters.slice(1).forEach((next, at) => {
		if (!pairs.has(`${letters[at]}${next}`)) return;
		const last = marks.at(-1);
		if (last !== undefined && last.end >= at) last.end = at + 2;
		else marks.push({ start: at, end: at + 2 });
	});
	return marks;
}

/** How many characters are alike. */
export function weightOf(alike: readonly Alike[]): number {
	return alike.reduce((sum, { start, end }) => sum + end - start, 0);
}
