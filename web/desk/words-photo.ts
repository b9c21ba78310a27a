import type { Language } from "../lib/words.ts";

const zhCN = {
	legend: "照片（可以不加）",
	hint: "居民会看到。地点、时间、手机型号会去掉；人脸、车牌和门牌请避开。每张不超过 12 MB。",
	camera: "拍一张",
	choose: "选照片",
	sending: (count: number) => `正在传 ${count} 张…`,
	added: (count: number, max: number) => `已加 ${count} 张，最多 ${max} 张`,
	full: (max: number) => `已经 ${max} 张，要加先去掉一张`,
	name: (number: number) => `照片 ${number}`,
	remove: (number: number) => `去掉照片 ${number}`,
	drop: "去掉",
	kept: "已传上",
	with: (count: number) => `连同 ${count} 张照片`,
};
export type PhotoWords = typeof zhCN;

const en: PhotoWords = {
	legend: "Photos (optional)",
	hint: "The resident sees them. Place, time and device are taken out; leave out faces, number plates and house numbers. 12 MB each at most.",
	camera: "Take a photo",
	choose: "Choose photos",
	sending: (count) => `Sending ${count}…`,
	added: (count, max) => `${count} added, ${max} at most`,
	full: (max) => `${max} already: remove one first`,
	name: (number) => `Photo ${number}`,
	remove: (number) => `Remove photo ${number}`,
	drop: "Remove",
	kept: "sent",
	with: (count) => `With ${count} ${count === 1 ? "photo" : "photos"}`,
};

/** The words about photos that go with a contact or an answer. */
export function photoWords(language: Language): PhotoWords {
	return language === "en" ? en : zhCN;
}
