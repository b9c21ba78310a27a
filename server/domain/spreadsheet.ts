/** First characters by which a spreadsheet takes a cell for a formula, their full-width forms too (OWASP, CSV injection). */
export const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** Without it a spreadsheet takes Chinese for another encoding. */
export const byteOrderMark = "\ufeff";
