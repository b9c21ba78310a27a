import { detailSpansMax, sharedCharactersMin, sharedDigitsMin } from "./limits.ts";
import { simplified } from "./traditional.ts";

/**
 * Replies are scanned for other reporters' details (rules.md §2, merge): before words go to several receipts, nothing may
 * stand in them that one reporter wrote and another did not: a number, a door, a name they gave, a stretch of their words.
 */

/** The words as they are compared: one script, one width, small letters, no spaces and no marks; and where each was in the original. */
type Folded = { readonly text: string; readonly at: readonly number[] };

function folded(text: string): Folded {
	let out = "";
	const at: number[] = [];
	[...text].forEach((character, index) => {
		for (const one of simplified(character.normalize("NFKC").toLowerCase())) {
			if (!/[\p{L}\p{N}]/u.test(one)) continue;
			out += one;
			for (let unit = 0; unit < one.length; unit += 1) at.push(index);
		}
	});
	return { text: out, at };
}

const surnames =
	"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const surname = `(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|端木|[${surnames}])`;
const title = "(?:先生|女士|师傅|大爷|大妈|大娘|阿姨|叔叔|老师|奶奶|爷爷|大姐|大哥|小姐|婆婆|伯伯|嫂子)";
/** "我叫刘小兰", and "刘阿姨", "刘小兰女士". */
const names = [
	new RegExp(
		`(?:我叫|我是|本人|姓名|联系人|名叫)[是为:：]?(${surname}\\p{Script=Han}{1,2})(?!\\p{Script=Han})`,
		"gu",
	),
	new RegExp(`(${surname}\\p{Script=Han}{0,2}?${title})`, "gu"),
];
const number = "(?:\\d+|[一二三四五六七八九十百]+)";
/** A door: two or more of building, entrance, floor, room; or 3-2-501. */
const doors = [
	new RegExp(`(?:${number}(?:号楼|号|栋|幢|座|单元|门洞|层|楼|室|户|门)[-—]?){2,}${number}?`, "gu"),
	/\d+[-—]\d+[-—]\d+/g,
];
/** A number to be called. */
const phones = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—]?\d{7,8})(?!\d)/g;
/** No reply needs the number of an identity card. */
const identity = /(?<!\d)\d{17}[\dXx](?!\d)/g;

function found(text: string, patterns: readonly RegExp[]): string[] {
	const plain = simplified(text.normalize("NFKC").replace(/\s/g, ""));
	return patterns.flatMap((pattern) =>
		[...plain.matchAll(pattern)].map((match) => folded(match[1] ?? match[0]).text),
	);
}

/** Every stretch of `length` in the text; none over a blank. */
function stretches(text: string, length: number): Set<string> {
	const all = new Set<string>();
	for (const run of text.split(" ")) {
		for (let start = 0; start + length <= run.length; start += 1) all.add(run.slice(start, start + length));
	}
	return all;
}

/** Those of `wanted` that some reporters wrote and others did not. */
function unequally(wanted: ReadonlySet<string>, reporters: readonly string[], length: number): Set<string> {
	const counts = new Map<string, number>();
	for (const said of reporters) {
		for (const one of stretches(said, length)) {
			if (wanted.has(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
		}
	}
	return new Set([...counts].filter(([, count]) => count < reporters.length).map(([one]) => one));
}

type Marks = { readonly mark: (start: number, length: number) => void; readonly spans: () => string[] };

/** Places marked in folded words, told as they stand in the original. */
function marksOn(original: string, { at }: Folded): Marks {
	const characters = [...original];
	const hit = new Set<number>();
	return {
		mark: (start, length) => {
			const first = at[start] ?? 0;
			const last = at[start + length - 1] ?? first;
			for (let index = first; index <= last; index += 1) hit.add(index);
		},
		spans: () => {
			const runs: string[] = [];
			characters.forEach((character, index) => {
				if (!hit.has(index)) return;
				if (hit.has(index - 1)) runs.push(`${runs.pop() ?? ""}${character}`);
				else runs.push(character);
			});
			return runs;
		},
	};
}

/** The names of a large house are thousands, and the same for all that is written in it. */
const foldedNames = new WeakMap<readonly string[], readonly string[]>();

function foldedOf(publicNames: readonly string[]): readonly string[] {
	const known = foldedNames.get(publicNames);
	if (known !== undefined) return known;
	const all = publicNames.map((name) => folded(name).text).filter((name) => name !== "");
	foldedNames.set(publicNames, all);
	return all;
}

/** Public names of places, units and posts tell nothing of a reporter: they break what is compared. */
function withoutPublic(text: string, publicNames: readonly string[]): string {
	const known = foldedOf(publicNames);
	return known.reduce((left, name) => left.replaceAll(name, " ".repeat(name.length)), text);
}

function markStretches(marks: Marks, own: string, reporters: readonly string[], length: number): void {
	const leaks = unequally(stretches(own, length), reporters, length);
	for (let start = 0; start + length <= own.length; start += 1) {
		if (leaks.has(own.slice(start, start + length))) marks.mark(start, length);
	}
}

function markTerms(marks: Marks, own: string, terms: Iterable<string>): void {
	for (const term of terms) {
		for (let start = own.indexOf(term); start >= 0; start = own.indexOf(term, start + 1)) {
			marks.mark(start, term.length);
		}
	}
}

/** Only digits stay; everything else keeps its place as a blank. */
function digitsOf(text: string): string {
	return text.replace(/\D/g, " ");
}

/**
 * The spans of `text` that would tell everybody who reported: what a reporter alone wrote, as if everybody were one more
 * who wrote nothing; and any name and any door, whoever wrote them.
 */
export function publicDetails(
	text: string,
	reporters: readonly (readonly string[])[],
	publicNames: readonly string[],
): readonly string[] {
	const own = folded(text);
	const marks = marksOn(text, own);
	markTerms(marks, own.text, found(text, [...names, ...doors, phones]));
	const told = othersDetails(text, [...reporters, []], publicNames);
	return [...new Set([...marks.spans(), ...told])].slice(0, detailSpansMax);
}

/**
 * The spans of `text` that would tell one reporter's details to another, as they stand in it; none when it may be sent.
 * @param reporters what each of them wrote, phone number with it
 * @param publicNames names of areas, units and posts, which everybody may know
 */
export function othersDetails(
	text: string,
	reporters: readonly (readonly string[])[],
	publicNames: readonly string[],
): readonly string[] {
	const own = folded(text);
	const marks = marksOn(text, own);
	markTerms(marks, own.text, found(text, [identity]));
	if (reporters.length > 1) {
		const said = reporters.map((parts) => parts.map((part) => folded(part).text).join(" "));
		markStretches(marks, digitsOf(own.text), said.map(digitsOf), sharedDigitsMin);
		const bare = withoutPublic(own.text, publicNames);
		markStretches(marks, bare, said, sharedCharactersMin);
		const terms = new Set(
			reporters.flatMap((parts) => parts.flatMap((part) => found(part, [...names, ...doors]))),
		);
		markTerms(
			marks,
			own.text,
			[...terms].filter((term) => !said.every((one) => one.includes(term))),
		);
	}
	return [...new Set(marks.spans())].slice(0, detailSpansMax);
}
