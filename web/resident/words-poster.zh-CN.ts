/** The words of the posters with a code, in Chinese. */
export const posterWordsZhCN = {
	title: "扫码海报",
	listHead: "各网格的扫码海报",
	listLead: "点开一张，打印出来，贴在楼门口。扫了它，地方就选好了。",
	head: "有事，扫一扫，照实说",
	lead: "路灯坏了，章盖不成，没人管，都能说。",
	code: (place: string) => `${place}的二维码`,
	promise: "不用登录，不留姓名。给您一串查询码，谁在办、办到哪一步，自己看。办没办好，您说了算。",
	typed: (address: string) => `不会扫，也可以打开 ${address}`,
};
