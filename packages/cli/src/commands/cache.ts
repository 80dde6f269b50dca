/** `paw cache`: what PAW keeps on this disk. */
import { defineCommand } from "citty";

export default defineCommand({
  meta: { name: "cache", description: "Show, check and clean what PAW keeps on disk." },
  subCommands: {
    ls: () => import("./cache-ls.js").then((module) => module.default),
    rm: () => import("./cache-rm.js").then((module) => module.default),
    gc: () => import("./cache-gc.js").then((module) => module.default),
    verify: () => import("./cache-verify.js").then((module) => module.default),
  },
});
