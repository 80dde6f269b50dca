/** Writes GALLERY.md anew (`npm run gallery`). */
import { writeFileSync } from "node:fs";
import { gallery } from "./gallery.js";
import { FAMILIES } from "./registry.js";

writeFileSync(new URL("../GALLERY.md", import.meta.url), gallery(FAMILIES));
