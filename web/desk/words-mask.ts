import type { Language } from "../lib/words.ts";

const zhCN = {
	why: "为什么遮",
	lines: "遮哪些字",
	linesHint:
		"一行一处，照原话写，后来补充的话也能遮。已经替您找出像姓名、门牌、电话的，看过再改；全删掉就是不遮。",
	choose: "加上原话里选中的字",
	lost: (lines: string) => `原话里没有：${lines}`,
	photos: "遮哪几张照片",
	later: (at: string) => `${at} 补充`,
	photosLeft: (count: number) => (count === 0 ? "照片一张都看不到" : `照片看得到 ${count} 张`),
	preview: "承办岗看到的是这样",
};

const en: typeof zhCN = {
	why: "Why it is hidden",
	lines: "What to hide",
	linesHint:
		"One stretch in each line, as it stands in the original or in what was added later. What looks like a name, door or number is here already: check it. An empty field hides nothing.",
	choose: "Add what is selected in the original",
	lost: (lines) => `Not in the original: ${lines}`,
	photos: "Photos to hide",
	later: (at) => `Added ${at}:`,
	photosLeft: (count) => (count === 0 ? "No photo is shown" : `Photos shown: ${count}`),
	preview: "What the holder will read",
};

/** The words of hiding something from the holder, loaded with its form. */
export function maskWords(language: Language): typeof zhCN {
	return language === "en" ? en : zhCN;
}
