export * from "./findings.js";
export * from "./generated/index.js";
export * from "./stream.js";
export { textOf } from "./words.js";
