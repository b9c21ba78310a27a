/** Looking at a phone number the resident lets one see. The English words have this shape. */
export const phoneWordsZhCN = {
	phone: {
		title: "居民同意您看电话",
		titleHome: "打电话以前，先想一想谁会接。",
		reason: "为什么要看",
		choose: "选一个理由",
		missing: "选一个理由，居民看得到",
		hint: "居民看得到：哪个岗、什么时候、为什么看。改派以后就看不到了。",
		go: "看电话，留下记录",
		number: "电话",
		shown: "只在这一页上，翻页就收起。写联系情况照样要写，电话不算联系的凭据。",
	},
};
export type PhoneWords = typeof phoneWordsZhCN;
