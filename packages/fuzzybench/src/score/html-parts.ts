/** Pieces of the HTML report: escaped text, tables, places of charts. */

/** The place of a chart with its data; `<` is escaped so that no text can end the script element. */
export function figure(kind: "marks" | "reliability", data: object): string {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<figure class="${kind}"><script type="application/json">${json}</script></figure>`;
}

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join("");
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
  return `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

export const folded = (table: string): string => `<details><summary>Numbers</summary>${table}</details>`;

export const percent = (share: number | null): string =>
  share === null ? "-" : `${(100 * share).toFixed(1)} %`;

/** Text in HTML; control characters other than line breaks and tabs are shown as their code points. */
export function text(value: string): string {
  return value
    .replace(/(?![\n\t])\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
