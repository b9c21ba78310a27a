/**
 * The characters of our word lists that are written otherwise in traditional script, each followed by how. Only these:
 * they go to the browser with the words. `traditional.ts` has all others.
 */
export const writtenOtherwise = `
业業 丢丟 两兩 个個箇 临臨 为為爲 举舉 么麼麽 乐樂 书書 乱亂 亲親 亵褻 们們 优優 会會 传傳 伤傷 体體 修脩 倾傾 僵殭 儿兒 关關 养養 况況 冻凍 准準 凉涼 减減 几幾 凶兇
出齣 击擊 别別彆 办辦 务務 动動 劳勞 区區 医醫 千韆 单單 卖賣 占佔 卫衛 压壓 厕厠廁 厢廂 发發髮 只隻 台檯臺颱 号號 吃喫 合閤 吊弔 同衕 后後 员員 响響 噪譟 回迴 园園 困睏
围圍 图圖 场場 坛墰壇壜罈罎 坠墜 墙墻牆 声聲 处處 复復複 头頭 奸姦 学學 家傢 宽寬 寻尋 尘塵 尸屍 岗崗 带帶 广廣 应應 废廢 开開 异異 弃棄 强強 归歸 彩綵 态態 户戶 托託
扣釦 扫掃 扬揚 扰擾 抛拋 护護 报報 拐枴柺 择擇 挡擋 换換 摆擺襬 摊攤 断斷 无無 旧舊 时時 暂暫 机機 杀殺 杂雜 权權 杆桿 条條 来來 查査 标標 栋棟 栏欄 树樹 样樣 桩樁 检檢
棋棊 楼樓 残殘 气氣 污汙 没沒 泄洩 洁潔 洼窪 渗滲 温溫 满滿 灭滅 灯燈 灾災 点點 烟煙菸 烦煩 烧燒 热熱 爱愛 独獨 电電 疗療 癣癬 盏盞 盖蓋 码碼 砖磚 碍礙 离離 私俬 秋鞦
种種 积積 筑築 粪糞 红紅 纪紀 纸紙 线綫線 练練 绊絆 结結 续續 维維 绿綠緑 缝縫 网網 翘翹 联聯 肠腸 脚腳 脱脫 苍蒼 药葯藥 营營 虑慮 虚虛 蝇蠅 补補 表錶 装裝 见見 规規
让讓 训訓 议議 记記 设設 证証證 诉訴 询詢 说說説 诿諉 谋謀 谢謝 财財 败敗 账賬 质質 贩販 贪貪 贴貼 费費 贿賄 资資 赞讚贊 赡贍 踪蹤 车車 轮輪 轻輕 轿轎 输輸 过過 运運
还還 这這 违違 选選 遗遺 邻鄰 采埰寀採 里裏裡 钢鋼 钱錢 钻鉆鑽 销銷 锁鎖 错錯 长長 门門 闪閃 间間 闸閘 闹鬧 闻聞 阳陽 阶階 险險 难難 面麪麫麵 页頁 顶頂 顾顧 领領 飞飛
骂罵駡 骗騙 黄黃 龄齡`;

/** In front of its other forms; none of them for most characters. */
const forms = new Map(
	writtenOtherwise
		.trim()
		.split(/\s+/)
		.map((group) => [group.slice(0, 1), group] as const),
);

/** A pattern for any of `words`, in either script. Latin ones count where they begin a word: there is no rape in grapes. */
export function patternOf(words: readonly string[]): string {
	const eitherScript = (word: string) =>
		word.replace(/[\u4e00-\u9fff]/g, (character) => {
			const group = forms.get(character);
			return group === undefined ? character : `[${group}]`;
		});
	return words.map((word) => (/^\w/.test(word) ? `\\b${word}` : eitherScript(word))).join("|");
}
