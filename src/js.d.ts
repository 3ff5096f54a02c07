/** What is known of the input beside its content, and what the report shall hold. */
export interface AnalyzeOptions {
  /** The file's name, for `source.name`. */
  name?: string;
  /** For `source.media_type`, where that of the format is not meant. */
  mediaType?: string;
  /** Read a text file in this encoding, where the one that was found is wrong. */
  encoding?: Encoding;
  /** Put the whole text into `source.text`. */
  withText?: boolean;
  /** Kinds of one's own, no more than 12, to be sought as well. Throws an `OwnKindError` where one of them is wrong. */
  kinds?: OwnKind[];
  /** Hide names, numbers and addresses, in `text` and names as well; `{}` hides all that are found. See `maskReport`. */
  mask?: MaskOptions;
}

/** What is hidden: every character of it becomes a sign, so that all spans stay right. Of a person's name the family's stays. */
export interface MaskOptions {
  /** Only what is of these classes; of all, where it is left out. */
  classes?: SecretClass[];
  /** Hidden as well, wherever it stands. */
  added?: string[];
  /** Left as it is, whatever it looks like. */
  spared?: string[];
}

/** `identity` is a resident identity number, `card` that of a bank card, `plate` that of a motor vehicle, `other` what was added. */
export type SecretClass =
  | "name"
  | "phone"
  | "email"
  | "address"
  | "postcode"
  | "identity"
  | "card"
  | "plate"
  | "other";

/** Something that was hidden, as it is written in the document. */
export interface Secret {
  class: SecretClass;
  text: string;
  /** In how many places of the text it stands. */
  places: number;
}

/** A report without its secrets, ready to be exported, and the list of them: keep that apart. */
export interface MaskedReport {
  name: string;
  report: Report;
  text: string;
  secrets: Secret[];
}

/** A kind of one's own: either words or a pattern. */
export interface OwnKind {
  name: string;
  /** Any of these; the longest at a place. */
  words?: string[];
  /** A regular expression in the syntax of Rust's regex crate, applied line by line. */
  pattern?: string;
  /** Tell A from a. */
  match_case?: boolean;
  /** Tell full width from half, and traditional script from simplified. */
  match_form?: boolean;
}

/** Thrown where a kind cannot be sought. `message` says in Chinese what is wrong. */
export interface OwnKindError extends Error {
  name: "OwnKindError";
  code: string;
  /** Its place in the list, from 0. */
  kind: number;
  /** Where in the pattern the mistake stands, in code points. */
  place: Span | null;
  message_en: string;
}

/** The encodings of text files that are read. */
export type Encoding = "utf-8" | "gb18030" | "gbk" | "big5" | "utf-16le" | "utf-16be";

/** A document that was in a file, or why it has no report. */
export type Found =
  | { name: string | null; report: Report; error?: undefined }
  | { name: string | null; error: OpenError; report?: undefined };

/** A report that is to be exported. */
export interface Exported {
  /** The file's name; that in the report, where it is left out. */
  name?: string;
  report: Report;
  /** The text that its spans count in; that in the report, where it is left out. CSV, XLSX, HTML and JSON-LD quote it. */
  text?: string;
}

/** What reports can be exported as: `csv` has a row a problem, `csv-items` a row a point of an answer. */
export type ExportFormat = "json" | "ndjson" | "csv" | "csv-items" | "xlsx" | "md" | "html" | "jsonld";

/** Thrown where a file cannot be read. `message` says in Chinese what is wrong and what to do. */
export interface OpenError extends Error {
  name: "OpenError";
  code:
    | "empty_file"
    | "too_large"
    | "not_read"
    | "undecodable"
    | "broken"
    | "encrypted"
    | "no_text"
    | "unknown_characters"
    | "too_much_inside"
    | "archive";
  /** The same in English. */
  message_en: string;
}

/** `[start, end)` in Unicode code points of the text: `[...text].slice(start, end).join("")`. */
export type Span = [start: number, end: number];

/** What one document says, schema `taizhang/1`. Texts are quoted from it as they stand. */
export interface Report {
  schema: "taizhang/1";
  kind: DocumentKind;
  source: Source;
  meta: Meta;
  outline: Heading[];
  /** The ledger, in document order; empty unless `kind` is `rectification_report`. */
  problems: Problem[];
  /** Problems that the document lists as still open. */
  remaining: NumberedText[];
  /** The numbered next steps. */
  commitments: NumberedText[];
  entities: Entity[];
  findings: Finding[];
  /** Cover every code point of the text once, in order. */
  segments: Segment[];
  /** What a person took out of the analyser's report; left out where nothing was. */
  deleted?: Deleted[];
  /** What was found of `kinds`, by its place; left out where that is nothing. */
  own?: OwnItem[];
  /** How much was hidden; left out where nothing was. */
  masked?: Masked[];
}

/** How much of a class was hidden. */
export interface Masked {
  class: SecretClass;
  /** Different ones. */
  secrets: number;
  /** Where they stand in the text. */
  places: number;
}

export type DocumentKind = "rectification_report" | "inspection_notice" | "feedback_news" | "other";

export interface Source {
  name: string | null;
  /** What the file is: `txt`, `docx`, `pdf` …; null for a string. */
  format: string | null;
  media_type: string | null;
  /** As in the WHATWG Encoding Standard, lower case; null for a string, and where the format leaves no choice. */
  encoding: string | null;
  /** Of the bytes given, lower-case hexadecimal; null for a string. */
  sha256: string | null;
  /** Length of the bytes given, or of the string in UTF-8. */
  bytes: number;
  /** Length of the text in code points. */
  chars: number;
  offset_unit: "unicode_code_point";
  /** How many pages it has; left out where the format has no pages. */
  pages?: number;
  /** What the file holds that is not in the text; left out where that is nothing. */
  left_out?: LeftOut[];
  /** With `withText` only. */
  text?: string;
}

/** Something in the file that is not in its text. */
export interface LeftOut {
  what:
    | "pictures"
    | "comments"
    | "headers_footers"
    | "deletions"
    | "hidden_text"
    | "objects"
    | "unknown_characters"
    | "pages_without_text"
    | "damaged_pages"
    | "watermarks"
    | "cut_off"
    | "site_chrome"
    | "sheets";
  count: number;
  /** What they say, where they are text. */
  texts?: string[];
}

export interface Quote {
  text: string;
  span: Span;
}

export interface Valued<V> extends Quote {
  value: V;
}

/** What the document says of itself; null where it does not say. */
export interface Meta {
  title: Quote | null;
  inspected_body: Quote | null;
  authority: Quote | null;
  inspection_team: Quote | null;
  inspection_kind: Valued<InspectionKind> | null;
  round: Quote | null;
  inspection_period: Valued<DateRange> | null;
  /** ISO date, null where the written one cannot be read. */
  feedback_date: Valued<string | null> | null;
  issued_date: Valued<string | null> | null;
  published_date: Valued<string | null> | null;
  issuer: Quote | null;
  declared: Declared;
  contact: Contact;
}

export type InspectionKind = "routine" | "special" | "elevated" | "follow_up" | "mobile" | "other";

/** ISO dates, each null if it cannot be read. */
export interface DateRange {
  start: string | null;
  end: string | null;
}

/** The counts that the document declares of its problems. */
export interface Declared {
  aspects: number | null;
  items: number | null;
  problems: number | null;
  completed: number | null;
  all_completed: boolean | null;
  basically_completed?: number;
  in_progress?: number;
  not_completed?: number;
  /** 0 to 1. */
  completion_rate?: number;
  suggestions?: number;
  /** The phrases that declare them. */
  spans: Span[];
}

/** For the public to write to; strings as written. */
export interface Contact {
  phones: string[];
  emails: string[];
  address: string | null;
  postcode: string | null;
  spans: Span[];
}

export interface Heading {
  marker: string | null;
  /** As written, marker included. */
  text: string;
  span: Span;
  children: Heading[];
}

/** What a person did to one thing of the report. Where `edited`, its `text` may be other than what its span quotes. */
export interface Hand {
  edited?: true;
  /** What the analyser said, by the names of the fields that are changed; left out where the whole thing was added. */
  analysed?: Record<string, unknown>;
  note?: string;
}

/** A thing of the analyser that a person took out. */
export type Deleted = { problem: Problem } | { response: Response } | { item: Item } | { entity: Entity };

/** One entry of the ledger. */
export interface Problem extends Hand {
  /** `p1`, `p2`, … in document order. */
  id: string;
  number_path: string[];
  aspect: Quote | null;
  group: Quote | null;
  title: Quote;
  detail: Quote | null;
  points: Item[];
  responses: Response[];
  status: Status;
  ongoing: boolean;
  due: Entity | null;
  topics: Topic[];
  span: Span;
}

/** A point of an enumeration: marker as written, text without it. */
export interface Item extends Hand {
  /** What edits name it by; left out where it is its place: `p3r1i2`. */
  id?: string;
  marker: string | null;
  text: string;
  span: Span;
}

export interface Response extends Hand {
  /** What edits name it by; left out where it is its place: `p3r1`. */
  id?: string;
  /** Without its colon; null for an answer without a label. */
  label: string | null;
  kind: ResponseKind;
  /** What stands before the first marked point. */
  summary: Quote | null;
  text: string;
  span: Span;
  items: Item[];
}

export type ResponseKind = "measures" | "outcome" | "responsible" | "deadline";

export type Status = "completed" | "in_progress" | "ongoing" | "not_started" | "unstated";

/** A topic of the lexicon and the terms that called for it. */
export interface Topic {
  name: string;
  /** `subject`: what it is about; `inspection_class`: the class by which inspections sort their findings. */
  dimension: "subject" | "inspection_class";
  spans: Span[];
}

export interface NumberedText {
  number_path: string[];
  /** The paragraph without its marker. */
  text: string;
  span: Span;
}

/** A dated, counted or named thing; `kind` tells the form of `value`. */
export type Entity =
  | EntityOf<"date", DateValue>
  | EntityOf<"period", PeriodValue>
  | EntityOf<"money", MoneyValue>
  | EntityOf<"percent", PercentValue>
  | EntityOf<"quantity", QuantityValue>
  | EntityOf<"voucher", VoucherValue>
  | EntityOf<"document" | "phone" | "email" | "postcode" | "address", null>;

export interface EntityOf<K extends string, V> extends Quote, Hand {
  kind: K;
  value: V;
}

export type EntityKind = Entity["kind"];

export type Precision = "day" | "month" | "year";

export interface Approximate {
  /** Left out where the value is exact. */
  approximate?: true;
}

export interface DateValue extends Approximate {
  /** ISO 8601, cut to its precision; null where there is no year to inherit. */
  iso: string | null;
  precision: Precision;
}

/** Both ends inclusive; null for an open end. */
export interface PeriodValue extends Approximate {
  start: string | null;
  end: string | null;
  precision: Precision;
}

export interface MoneyValue extends Approximate {
  /** null for a foreign sum. */
  yuan: number | null;
  /** ISO 4217; left out for yuan. */
  currency?: string;
  /** In units of `currency`. */
  amount?: number;
}

export interface PercentValue extends Approximate {
  ratio: number;
}

export interface QuantityValue extends Approximate {
  number: number;
  unit: string;
}

export interface VoucherValue {
  period: string | null;
  number: number;
}

/** A thing of a kind of one's own. */
export interface OwnItem extends Quote {
  /** The name of the kind. */
  kind: string;
}

/** What a careful reader would want to check. */
export interface Finding {
  code: string;
  severity: Severity;
  /** In Chinese. */
  message: string;
  message_en: string;
  spans: Span[];
  data: Record<string, unknown>;
  /** What a person found of it. */
  checked?: "checked" | "no_error";
  note?: string;
}

export type Severity = "error" | "warning" | "info";

export interface Segment {
  span: Span;
  /** The page it begins on, from 1; left out where the format has no pages. */
  page?: number;
  role: Role;
}

export type Role =
  | "chrome"
  | "title"
  | "opening"
  | "heading"
  | "body"
  | "problem"
  | "response"
  | "remaining"
  | "commitment"
  | "closing"
  | "signature"
  | "blank";
