// Compiled, never run: what the types must allow, and what they must refuse.
import { analyze, exportName, exportReports, maskReport } from "../../target/js/taizhang.js";
import type { Entity, OpenError, Report } from "../../target/js/taizhang.js";

export function sums(report: Report): number {
  let yuan = 0;
  for (const entity of report.entities) {
    if (entity.kind === "money") yuan += entity.value.yuan ?? 0;
  }
  return yuan;
}

export function open(bytes: Uint8Array): Report | string {
  try {
    return analyze(bytes, { name: "a.txt", withText: true });
  } catch (error) {
    const { code, message_en }: OpenError = error as OpenError;
    return code === "too_large" ? message_en : "";
  }
}

export function days(entities: Entity[]): string[] {
  return entities.flatMap((e) => (e.kind === "date" && e.value.iso ? [e.value.iso] : []));
}

export const title: string | undefined = analyze("甲").meta.title?.text;

export function save(report: Report, text: string): [string, Uint8Array] {
  return [exportName("xlsx", [{ report }]), exportReports("xlsx", [{ report, text }], "en")];
}

export function hide(report: Report, text: string): [Uint8Array, string[]] {
  const masked = maskReport({ report, text }, { classes: ["name", "phone"], added: ["甲厂"], spared: [] });
  const names = masked.secrets.filter((secret) => secret.class === "name").map((secret) => secret.text);
  return [exportReports("csv", [masked]), names];
}

export const hidden: number | undefined = analyze("甲", { mask: {} }).masked?.[0]?.places;

// @ts-expect-error there is no such class
analyze("甲", { mask: { classes: ["names"] } });
// @ts-expect-error there is no such format
exportReports("docx", []);
// @ts-expect-error a number is no input
analyze(5);
// @ts-expect-error there is no such option
analyze("甲", { text: true });
// @ts-expect-error a telephone number has no value
export const phone: Entity = { kind: "phone", text: "1", span: [0, 1], value: { number: 1, unit: "" } };
